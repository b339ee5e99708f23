import type { MediaExtension } from './media-key';
import type { RenditionKind } from './rendition-kinds';

/** A file that was made of an original and lies in the store under its hash. */
export interface MadeFile {
  kind: RenditionKind;
  hash: string;
  extension: MediaExtension;
  type: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  codec: string | null;
  /** Of a poster: a few bytes that paint it blurred, base64. */
  thumbhash: string | null;
  /** Of captions: BCP 47; null where it is not known. */
  language: string | null;
}
