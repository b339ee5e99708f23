import 'server-only';
import { join } from 'node:path';
import { parseMediaKey } from './media-key';
import type { MediaReader } from './media-store';
import { readFileRange, statOpenFile } from './read-file-range.server';

/** Reads files that lie in one folder under their keys, as the repository ships its stand-ins. */
export function makeFlatReader(folder: string): MediaReader {
  const pathOf = (key: string) => (parseMediaKey(key) === null ? null : join(folder, key));
  return {
    async stat(key) {
      const path = pathOf(key);
      return path === null ? null : statOpenFile(path);
    },
    async read(key, range) {
      const path = pathOf(key);
      return path === null ? null : readFileRange(path, range);
    },
    url: async () => null,
  };
}
