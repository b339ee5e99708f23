import type { MediaExtension } from './media-key';
import type { ByteRange } from './parse-ranges';

/** What a store knows of a file without reading it. */
export interface MediaStat {
  sizeBytes: number;
  /** When its bytes were put there. They never change afterwards. */
  modifiedAt: Date;
}

/** What `put` did: the key's hash, the size, and whether the file was there before. */
export interface StoredMedia {
  hash: string;
  sizeBytes: number;
  existed: boolean;
}

/** A short piece arrives whole, a long one as a stream; a stream that is not read is cancelled. */
export type MediaBytes = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;

/** The reading half of a store. A key that is none, or that nothing is stored under, gives null. */
export interface MediaReader {
  stat(key: string): Promise<MediaStat | null>;
  /** The whole file, or the bytes of a range that lies inside it. */
  read(key: string, range?: ByteRange): Promise<MediaBytes | null>;
  /**
   * Where a browser may fetch the file from the store itself, for an hour at least; null when we send
   * the bytes. `disposition` is the Content-Disposition that the store is to send along.
   */
  url(key: string, disposition?: string): Promise<string | null>;
}

/** One file of a store. */
export interface ListedMedia extends MediaStat {
  key: string;
}

/** Files under the hash of their bytes, so that they never change and two equal ones are one. */
export interface MediaStore extends MediaReader {
  /**
   * Stores the bytes of a local file or of an iterable. Nothing is to be seen under the key before
   * every byte is written for good. Refuses no bytes at all, and bytes whose hash is not `expected`.
   */
  put(source: MediaSource, extension: MediaExtension, expected?: string): Promise<StoredMedia>;
  /** Takes a file away; quiet when it is not there. */
  remove(key: string): Promise<void>;
  /** Everything that is stored, each file once. */
  list(): AsyncIterable<ListedMedia>;
}

/** A path of a local file, or its bytes in order. */
export type MediaSource = string | AsyncIterable<Uint8Array>;
