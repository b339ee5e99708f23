import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endlessDuration, withBoxes, withoutBox } from './edit-boxes';
import { changed, cut, holding, type OddFile, of, picture, plain, written } from './odd-files';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const xml = '<?xml version="1.0"?>';

/** What must not be taken; `address` is where playlists would lead, if anybody followed them. */
export function refusedFiles(address: string): OddFile[] {
  const text = (what: string, content: string, name: string): OddFile => ({
    what: `${what} named .mp4`,
    make: holding(content),
    verdict: new RegExp(`^it is ${name}, not a clip`),
  });
  return [
    { what: 'cut off, index first', make: cut('fast-start.mp4', 0.5), verdict: /^it is cut off/ },
    {
      what: 'cut off, index at the end',
      make: cut('index-at-end.mp4', 0.5),
      verdict: /^it is cut off/,
    },
    { what: 'cut off in fragments', make: cut('fragmented.mp4', 0.9), verdict: /^it is cut off/ },
    { what: 'WebM cut off', make: cut('vp9.webm', 0.5), verdict: /^it is cut off/ },
    {
      what: 'without its index',
      make: changed('no-index.mp4', 'fast-start.mp4', (bytes) => withoutBox(bytes, 'moov')),
      verdict: /^it has no index/,
    },
    {
      what: 'an index without frames',
      make: changed('no-frames.mp4', 'fast-start.mp4', (bytes) => withoutBox(bytes, 'mdat')),
      verdict: /^it has an index and nothing behind it/,
    },
    {
      what: 'overwritten in the middle',
      make: changed('damaged.mp4', 'index-at-end.mp4', (bytes) => {
        const at = bytes.indexOf('mdat') + 2000;
        return Buffer.concat([
          bytes.subarray(0, at),
          Buffer.alloc(4000, 0xff),
          bytes.subarray(at + 4000),
        ]);
      }),
      verdict: /^it breaks while it is decoded/,
    },
    {
      what: 'encrypted',
      make: written(
        'encrypted.mp4',
        ...picture('160x90'),
        ...['-encryption_scheme', 'cenc-aes-ctr', '-encryption_key', `${'0'.repeat(31)}1`],
        ...['-encryption_kid', '1'.repeat(32), ...plain],
      ),
      verdict: /^it breaks while it is decoded|^it cannot be opened/,
    },
    {
      what: 'a hundred thousand boxes',
      make: changed('boxes.mp4', 'no-sound.mp4', (bytes) => withBoxes(bytes, 100_001)),
      verdict: /^it has more than 100000 boxes/,
    },
    {
      what: 'a duration without end in its header',
      make: changed('endless.mp4', 'no-sound.mp4', endlessDuration),
      verdict: /^it (?:lasts \d+ minutes|announces [\d.]+ s)/,
      says: 'refused: it lasts longer than an hour',
    },
    {
      what: 'longer than an hour',
      make: written('long.mp4', ...picture('16x16', 3720, '1/60'), ...plain),
      verdict: /^it lasts 6\d minutes; an hour is the most/,
      says: 'refused: it lasts 62 minutes; an hour is the most',
    },
    {
      what: 'wider than 8192 pixels',
      make: written('wide.mp4', ...picture('8224x16', 0.2, 5), ...plain),
      verdict: /^its picture is 8224 × 16/,
    },
    {
      what: 'more than 16 tracks',
      make: written(
        'tracks.mp4',
        ...picture('16x16', 0.2, 5),
        ...Array(17).fill(['-map', '0:v']).flat(),
        ...plain,
      ),
      verdict: /^it has 17 tracks/,
    },
    { what: 'HEVC', make: of('hevc.mp4'), verdict: /^its picture is hevc/ },
    {
      what: 'a codec that is not on the list',
      make: of('mpeg4.mp4'),
      verdict: /^its picture is mpeg4|^it cannot be opened/,
      says: 'refused: not opened',
    },
    { what: 'AC-3 sound', make: of('ac3.mp4'), verdict: /^its sound is ac3/ },
    { what: 'sound alone', make: of('sound-only.mp4'), verdict: /^it has no picture track/ },
    { what: 'Matroska', make: of('matroska.mkv'), verdict: /^it is an MKV file, not a clip/ },
    { what: 'QuickTime', make: of('quicktime.mov'), verdict: /^it is a MOV file, not a clip/ },
    {
      what: 'AVI',
      make: written('old.avi', ...picture('16x16'), '-c:v', 'mjpeg'),
      verdict: /^it is an AVI file, not a clip/,
    },
    {
      what: 'an animated GIF named .mp4',
      make: async (folder) => {
        const path = await written('moving.gif', ...picture('16x16'))(folder);
        await copyFile(path, join(folder, 'moving.mp4'));
        return join(folder, 'moving.mp4');
      },
      verdict: /^it is a picture \(GIF\)/,
    },
    {
      // The same container as a film's.
      what: 'a picture (AVIF) named .mp4',
      make: async (folder) => {
        const still = ['-frames:v', '1', '-c:v', 'libaom-av1', '-still-picture', '1'];
        const path = await written('still.avif', ...picture('16x16'), ...still)(folder);
        await copyFile(path, join(folder, 'still.mp4'));
        return join(folder, 'still.mp4');
      },
      verdict: /^it is a picture \(AVIF\)/,
    },
    {
      what: 'a picture (PNG) named .mp4',
      make: holding(Buffer.from(png, 'base64')),
      verdict: /^it is a picture \(PNG\)/,
    },
    {
      what: 'an archive (ZIP) named .mp4',
      make: holding(Buffer.from('504b0304140000000000'.padEnd(120, '0'), 'hex')),
      verdict: /^it is an archive \(ZIP\)/,
    },
    {
      what: 'a program (ELF) named .mp4',
      make: holding(Buffer.from('7f454c460201010000'.padEnd(256, '0'), 'hex')),
      verdict: /^it is an ELF file/,
    },
    text('an HLS playlist', `#EXTM3U\n#EXTINF:1,\n${address}/a.ts\n`, 'an HLS playlist'),
    text(
      'an HLS playlist behind a byte order mark',
      `\uFEFF#EXTM3U\n${address}/b.ts\n`,
      'an HLS playlist',
    ),
    text('a PLS playlist', `[playlist]\nFile1=${address}/c.mp4\n`, 'a PLS playlist'),
    text(
      'an ASX playlist',
      `<asx version="3.0"><entry><ref href="${address}/d"/></entry></asx>`,
      'an ASX playlist',
    ),
    text(
      'an XSPF playlist',
      `${xml}<playlist xmlns="http://xspf.org/ns/0/"><trackList/></playlist>`,
      'an XML file',
    ),
    text(
      'a DASH manifest',
      `${xml}<MPD><BaseURL>${address}/e.mp4</BaseURL></MPD>`,
      'a DASH manifest',
    ),
    text(
      'a SMIL playlist',
      `<smil><body><video src="${address}/f"/></body></smil>`,
      'a SMIL playlist',
    ),
    text(
      'a list for ffmpeg',
      `ffconcat version 1.0\nfile '${address}/g.mp4'\n`,
      'a list of files for ffmpeg',
    ),
    text('a bare list of addresses', `${address}/h.mp4\n${address}/i.mp4\n`, 'a text file'),
    text('an HTML page', '<!DOCTYPE html><html><body>404</body></html>', 'an HTML page'),
    text('an SVG drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'an SVG drawing'),
    text('a JSON error', '{"error":{"code":"not_found"}}', 'a JSON file'),
    text(
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\n',
      'a Git LFS pointer',
    ),
    {
      what: 'a playlist behind the head of an MP4',
      make: changed('head.mp4', 'no-sound.mp4', (bytes) =>
        Buffer.concat([bytes.subarray(0, 32), Buffer.from(`#EXTM3U\n${address}/j.ts\n`)]),
      ),
      verdict: /structure breaks off|impossible length|cut off/,
      says: 'refused: its structure breaks off',
    },
    { what: 'an empty file', make: holding(''), verdict: /^it is empty/ },
    {
      what: 'random bytes',
      make: holding(Buffer.from('9c1f7b0055aa'.repeat(99), 'hex')),
      verdict: /^it is of no known type/,
    },
    {
      what: 'a folder',
      make: (folder) => Promise.resolve(folder),
      verdict: /^it is not a regular file/,
    },
    {
      what: 'a device',
      make: () => Promise.resolve('/dev/zero'),
      verdict: /^it is not a regular file/,
    },
    {
      what: 'nothing',
      make: (folder) => Promise.resolve(join(folder, 'absent.mp4')),
      verdict: /^there is no such file/,
    },
  ];
}
