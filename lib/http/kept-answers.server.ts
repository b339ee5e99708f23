import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import { chooseEncoding, type Encoding } from './accept-encoding';
import type { Answer } from './answer';
import { BoundedMap } from './bounded-map';
import { compress, WORTH_COMPRESSING_BYTES } from './compress.server';
import { unchangedAnswer } from './conditional';

/** What a maker gives: the answer, whole, and the catalogue version its rows were read at. */
export interface Made {
  answer: Answer;
  version: number;
}

/** A ready answer, valid for one catalogue version, in each encoding asked so far. */
interface Kept {
  key: string;
  version: number;
  plain: Answer;
  body: Uint8Array<ArrayBuffer>;
  isCompressible: boolean;
  encoded: Map<Encoding, Answer | Promise<Answer>>;
}

/** What an entry weighs beside its key and its body: the objects around them, roughly. */
const ENTRY_BYTES = 1024;
/** Up to here head and body go out in one piece as text; above it the copying costs more than it saves. */
const LATIN1_BYTES = 12 * 1024;
/** How much of the limit the short ways from an address as written to its canonical key may take. */
const ALIAS_SHARE = 1 / 16;

const encoder = new TextEncoder();

/**
 * Ready answers by canonical address, each valid for one catalogue version, bounded in bytes.
 * Of several who miss one key at once, one makes the answer and the others wait for it.
 */
export class KeptAnswers {
  readonly #entries: BoundedMap<Kept>;
  readonly #aliases: BoundedMap<string>;
  readonly #making = new Map<string, Promise<Kept>>();
  readonly isOff: boolean;
  /** How often an answer was made, and how often a ready one was given. */
  readonly counts = { made: 0, given: 0 };

  constructor(limitBytes: number) {
    this.isOff = limitBytes === 0;
    this.#entries = new BoundedMap(limitBytes * (1 - ALIAS_SHARE));
    this.#aliases = new BoundedMap(limitBytes * ALIAS_SHARE);
  }

  get sizeBytes(): number {
    return this.#entries.sizeBytes + this.#aliases.sizeBytes;
  }

  /** The canonical key of an address as it was written before; undefined when it is new. */
  aliasOf(written: string): string | undefined {
    return this.#aliases.get(written);
  }

  /** Remembers the canonical key of an address that was read without fault. */
  rememberAlias(written: string, key: string): void {
    if (!this.isOff) this.#aliases.set(written, key, 2 * (written.length + key.length) + 128);
  }

  /**
   * The kept answer under a key at this version, encoded as the reader likes, with its length; null
   * when none is. At once, unless it is being compressed; one object for all, and nobody may change it.
   */
  find(
    key: string,
    version: number,
    acceptEncoding: string | null,
  ): Answer | Promise<Answer> | null {
    const kept = this.#entries.get(key);
    if (kept === undefined || kept.version !== version) return null;
    this.counts.given += 1;
    return this.#encode(kept, acceptEncoding);
  }

  /** The kept answer, or the one `make` makes, which is then kept unless it is not a 200. */
  async findOrMake(
    key: string,
    version: number,
    acceptEncoding: string | null,
    make: () => Promise<Made>,
  ): Promise<Answer> {
    const found = this.find(key, version, acceptEncoding);
    if (found !== null) return found;
    const turn = `${version} ${key}`;
    let making = this.#making.get(turn);
    if (making === undefined) {
      making = this.#make(key, make).finally(() => this.#making.delete(turn));
      this.#making.set(turn, making);
    }
    return this.#encode(await making, acceptEncoding);
  }

  clear(): void {
    this.#entries.clear();
    this.#aliases.clear();
  }

  async #make(key: string, make: () => Promise<Made>): Promise<Kept> {
    this.counts.made += 1;
    const { answer, version } = await make();
    const body = await toBytes(answer.body);
    const headers = { ...answer.headers, vary: addVary(answer.headers.vary) };
    const isLong = isCompressible(answer.headers['content-type'], body.length);
    const plain = seal({ ...answer, headers }, body);
    const kept: Kept = {
      key,
      version,
      plain,
      body,
      isCompressible: isLong && !this.isOff,
      encoded: new Map([['identity', plain]]),
    };
    // An answer made from newer rows than the asker knew of is kept under its own version.
    if (answer.status === 200) {
      this.#entries.set(key, kept, ENTRY_BYTES + 2 * key.length + weigh(plain, body));
    }
    return kept;
  }

  #encode(kept: Kept, acceptEncoding: string | null): Answer | Promise<Answer> {
    if (!kept.isCompressible) return kept.plain;
    const wanted = chooseEncoding(acceptEncoding);
    const ready = kept.encoded.get(wanted);
    if (ready !== undefined || wanted === 'identity') return ready ?? kept.plain;
    const headers = { ...kept.plain.headers, 'content-encoding': wanted };
    const encoding = compress(kept.body, wanted).then((bytes) => {
      const encoded = seal({ ...kept.plain, headers }, bytes);
      this.#entries.grow(kept.key, kept, weigh(encoded, bytes));
      kept.encoded.set(wanted, encoded);
      return encoded;
    });
    kept.encoded.set(wanted, encoding);
    return encoding;
  }
}

/** An answer as it is given to everybody: with its length, and what is sent where it is known. */
function seal(answer: Answer, body: Uint8Array<ArrayBuffer>): Answer {
  const headers = Object.freeze({ ...answer.headers, 'content-length': String(body.length) });
  return Object.freeze({
    status: answer.status,
    headers,
    body,
    latin1: body.length > LATIN1_BYTES ? undefined : toLatin1(body),
    unchanged: answer.unchanged ?? unchangedAnswer(headers),
  });
}

function toLatin1({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

/** A short body is there twice. */
function weigh({ latin1 = '' }: Answer, body: Uint8Array): number {
  return body.length + latin1.length;
}

/** Text of some length; pictures, fonts and films are compressed already. */
function isCompressible(type: string | undefined, sizeBytes: number): boolean {
  if (sizeBytes < WORTH_COMPRESSING_BYTES) return false;
  return /^(?:text\/|application\/(?:(?:[\w.]+\+)?(?:json|xml)|wasm)|image\/svg)/.test(type ?? '');
}

async function toBytes(body: Answer['body']): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array();
  if (typeof body === 'string') return encoder.encode(body);
  // TypeScript's Uint8Array may stand on a SharedArrayBuffer; ours never does.
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>;
  return new Uint8Array(await new Response(body).arrayBuffer());
}

function addVary(vary: string | undefined): string {
  return vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding`;
}

const key = Symbol.for('promptreel.kept-answers');
const slot = globalThis as { [key]?: KeptAnswers };

/** The one store of kept answers of this process, as large as `KEPT_ANSWERS_MB` says. */
export function getKeptAnswers(): KeptAnswers {
  // On `globalThis`: the front and Next load modules twice in one process.
  slot[key] ??= new KeptAnswers(readEnv().KEPT_ANSWERS_MB * 1024 * 1024);
  return slot[key];
}
