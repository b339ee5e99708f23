import type { FoundClip } from '../found-clip.server';
import type { GuardedClient } from '../outside/guarded-client.server';

/** What an entry says at length: its text as a reader sees it, and where it leads. */
export interface EntryWords {
  text: string;
  links: string[];
}

/** A finding with what its place says of it at length, where it does. */
export interface FoundEntry {
  found: FoundClip;
  words?: EntryWords;
  /** Looks at the frames of its file, which takes its time: their look, or null where none can be had. */
  look?(): Promise<string | null>;
  refused?: never;
}

/** One entry of a place: a finding, or what is wrong with it and where it stands. */
export type Entry = FoundEntry | { found?: never; refused: { at: string; why: string } };

/** What the last answer of a feed said of itself; the same again means that nothing changed. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** What came when a place was opened. */
export interface Opened extends Validators {
  connector: string;
  isUnchanged: boolean;
}

/** How a place is read. */
export interface ReadOptions {
  client: GuardedClient;
  /** Which field stands in which column, beside those that are known by their names. */
  columns?: Readonly<Record<string, string>>;
  validators?: Validators;
  /** Told of every piece of a file on this machine that was read. */
  onBytes?(count: number): void;
  /** Told once, before the first entry. */
  onOpen?(opened: Opened): void;
  signal?: AbortSignal;
}

/** What a connector reads: bytes with a name, and the address that relative ones are relative to. */
export interface Source {
  name: string;
  base: string;
  pieces: AsyncIterable<Buffer>;
  /** All of it, in the character set it names; refused where it is larger than a page may be. */
  text(): Promise<string>;
}
