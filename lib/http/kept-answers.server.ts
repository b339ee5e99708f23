import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import { chooseEncoding } from './accept-encoding';
import type { Answer } from './answer';
import { BoundedMap } from './bounded-map';
import { compress, WORTH_COMPRESSING_BYTES } from './compress.server';

/** What a maker gives: the answer, whole, and the catalogue version its rows were read at. */
export interface Made {
  answer: Answer;
  version: number;
}

/** A ready answer, valid for one catalogue version, and its body in each encoding asked so far. */
interface Kept {
  key: string;
  version: number;
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array<ArrayBuffer>;
  isCompressible: boolean;
  encoded: Map<'br' | 'gzip', Promise<Uint8Array<ArrayBuffer>>>;
}

/** What an entry weighs beside its key and its body: the objects around them, roughly. */
const ENTRY_BYTES = 1024;
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

  /** The kept answer under a key at this version, encoded as the reader likes; null when none is. */
  async find(key: string, version: number, acceptEncoding: string | null): Promise<Answer | null> {
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
    const found = await this.find(key, version, acceptEncoding);
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
    const headers: Kept['headers'] = { ...answer.headers, vary: addVary(answer.headers.vary) };
    const kept: Kept = {
      key,
      version,
      status: answer.status,
      headers,
      body,
      isCompressible: isCompressible(headers['content-type'], body.length),
      encoded: new Map(),
    };
    // An answer made from newer rows than the asker knew of is kept under its own version.
    if (answer.status === 200) {
      this.#entries.set(key, kept, ENTRY_BYTES + 2 * key.length + body.length);
    }
    return kept;
  }

  async #encode(kept: Kept, acceptEncoding: string | null): Promise<Answer> {
    const { status, headers, body } = kept;
    const wanted = this.isOff || !kept.isCompressible ? 'identity' : chooseEncoding(acceptEncoding);
    if (wanted === 'identity') return { status, headers: { ...headers }, body };
    let encoded = kept.encoded.get(wanted);
    if (encoded === undefined) {
      encoded = compress(body, wanted).then((bytes) => {
        this.#entries.grow(kept.key, kept, bytes.length);
        return bytes;
      });
      kept.encoded.set(wanted, encoded);
    }
    return { status, headers: { ...headers, 'content-encoding': wanted }, body: await encoded };
  }
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
