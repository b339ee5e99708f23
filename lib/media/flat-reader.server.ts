import 'server-only';
import { join } from 'node:path';
import { makeFileReader } from './file-reader.server';
import { parseMediaKey } from './media-key';
import type { MediaReader } from './media-store';

/** Reads files that lie in one folder under their keys, as the repository ships its stand-ins. */
export function makeFlatReader(folder: string): MediaReader {
  return makeFileReader((key) => (parseMediaKey(key) === null ? null : join(folder, key)));
}
