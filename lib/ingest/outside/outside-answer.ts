import type { Readable } from 'node:stream';

/** What came: the address it came from in the end, what it says of itself, and its bytes. */
export interface OutsideAnswer {
  address: string;
  isUnchanged: boolean;
  type: string | null;
  sizeBytes: number | null;
  etag: string | null;
  lastModified: string | null;
  /** To be read to its end or destroyed; read it with `readBytes` to get faults as sentences. */
  body: Readable;
}
