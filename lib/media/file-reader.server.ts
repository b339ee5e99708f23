import 'server-only';
import type { MediaReader } from './media-store';
import { readFileRange, statOpenFile } from './read-file-range.server';

/** Reads files that lie on this machine, each at the path its key stands for; null is no file's. */
export function makeFileReader(pathOf: (key: string) => string | null): MediaReader {
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
