import 'server-only';
import { createReadStream } from 'node:fs';
import type { FileFacts } from './file-facts.server';
import { hashFile } from './hash-file.server';
import type { MadeFile } from './made-file';
import { makeRenditions } from './make-renditions.server';
import { type MediaKey, writeMediaKey } from './media-key';
import type { MediaStore } from './media-store';
import { readCredentials } from './read-credentials.server';
import { type ReceivedFile, receiveBytes } from './receive-bytes.server';
import { recipe } from './recipe';
import { Refusal } from './refusal';
import { examineSize, type OriginalFacts, verifyOriginal } from './verify-original.server';
import { inWorkFolder } from './work-folder.server';

/** A verified original under the SHA-256 of its bytes, with what was measured and made of it. */
export interface ImportedOriginal extends OriginalFacts {
  hash: string;
  facts: FileFacts;
  /** The look of its frames; null until something was made of it. */
  framePrint: string | null;
  /** The recipe that everything was made by; null until then. */
  recipe: string | null;
  /** null where what is made of another original of the clip stays. */
  made: MadeFile[] | null;
}

/** What a clip already has of a file, or beside it. */
export interface KnownOriginal {
  /** Whether the clip has exactly these bytes as an original, and by which recipe they were used. */
  isNoted: boolean;
  recipe: string | null;
  /** This original and everything that was made of it, as the catalogue has them. */
  files: (MediaKey & { sizeBytes: number })[];
  /** The width of the clip's widest other original; 0 where it has none. */
  widestOther: number;
}

/** What an import is at, and how much of it: for whoever watches. */
export type ImportStep = { step: 'read'; bytes: number } | { step: 'examine' | 'make' | 'store' };

/** Where an import puts files and what it asks of the catalogue, which this room does not know. */
export interface ImportDesk {
  store: MediaStore;
  find(hash: string): Promise<KnownOriginal>;
  /** Notes a stored original on its clip, in one transaction; gives the files that nothing names now. */
  save(original: ImportedOriginal): Promise<MediaKey[]>;
  /** Examine only: nothing is stored, nothing noted. */
  dryRun?: boolean;
  /** Store the original and leave posters and renditions to a later import of the same file. */
  bare?: boolean;
  told?: (step: ImportStep) => void;
}

/** How an import ended when it was not refused. */
export type ImportOutcome =
  | { outcome: 'known'; hash: string }
  | { outcome: 'stored' | 'renewed' | 'would_store'; original: ImportedOriginal };

/**
 * Copies a local file, examines the copy, stores it and what is made of it, and has all noted, in
 * this order: a kill at any point leaves no half file and no row without its file, and the next run
 * finishes. A file that is there with all that is made of it is only read. Throws `Refusal`.
 */
export async function importOriginal(path: string, desk: ImportDesk): Promise<ImportOutcome> {
  await examineSize(path);
  const hash = await hashFile(path, (bytes) => desk.told?.({ step: 'read', bytes }));
  if (await isWhole(await desk.find(hash), desk)) return { outcome: 'known', hash };
  return inWorkFolder(async (folder) => {
    const received = await receiveBytes(createReadStream(path, { highWaterMark: 1 << 20 }), folder);
    if (received.hash !== hash) {
      throw new Refusal('it changed while it was read; once it is finished it would be right');
    }
    return takeIn(received, folder, desk);
  });
}

/** The same for bytes from anywhere, whose stream is read once, to its end or to its refusal. */
export async function importBytes(
  bytes: AsyncIterable<Uint8Array>,
  desk: ImportDesk,
): Promise<ImportOutcome> {
  return inWorkFolder(async (folder) => {
    const received = await receiveBytes(bytes, folder, (size) =>
      desk.told?.({ step: 'read', bytes: size }),
    );
    if (await isWhole(await desk.find(received.hash), desk)) {
      return { outcome: 'known', hash: received.hash };
    }
    return takeIn(received, folder, desk);
  });
}

async function takeIn(
  { path, hash }: ReceivedFile,
  folder: string,
  desk: ImportDesk,
): Promise<ImportOutcome> {
  desk.told?.({ step: 'examine' });
  const facts = await verifyOriginal(path);
  const known = await desk.find(hash);
  const original: ImportedOriginal = {
    ...facts,
    hash,
    facts: await toFileFacts(path, facts),
    framePrint: null,
    recipe: null,
    made: null,
  };
  if (desk.dryRun === true) return { outcome: 'would_store', original };
  desk.told?.({ step: 'store' });
  await desk.store.put(path, facts.extension, hash);
  if (desk.bare !== true) {
    desk.told?.({ step: 'make' });
    const isWidest = facts.width > known.widestOther;
    const store = isWidest ? desk.store : null;
    const { colors, framePrint, made } = await makeRenditions(path, facts, folder, store);
    const seen = { framePrint, recipe, made: isWidest ? made : null };
    Object.assign(original, seen, { facts: { ...original.facts, colors } });
  }
  const orphans = await desk.save(original);
  for (const key of orphans) await desk.store.remove(writeMediaKey(key));
  return { outcome: known.isNoted ? 'renewed' : 'stored', original };
}

async function toFileFacts(path: string, facts: OriginalFacts): Promise<FileFacts> {
  const { frames, frameRate, pixelFormat, soundCodec, loudnessLufs, peakDbtp, tags } = facts;
  const measured = { frames, frameRate, pixelFormat, soundCodec, loudnessLufs, peakDbtp, tags };
  return { ...measured, colors: [], contentCredentials: await readCredentials(path, facts) };
}

// The rows alone are not enough: a file may have been lost or cut, and is then stored again.
async function isWhole(known: KnownOriginal, { store, bare }: ImportDesk): Promise<boolean> {
  if (!known.isNoted || (bare !== true && known.recipe !== recipe)) return false;
  for (const { sizeBytes, ...key } of known.files) {
    const stored = await store.stat(writeMediaKey(key));
    if (stored?.sizeBytes !== sizeBytes) return false;
  }
  return true;
}
