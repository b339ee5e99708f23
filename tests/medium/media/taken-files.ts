import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editBox } from './edit-boxes';
import { makeClip, recordClip, turnClip } from './make-clips';
import { changed, named, type OddFile, of, picture, plain, written } from './odd-files';

const track = (at: number, language: string, form: 'vtt' | 'srt') => ({ at, language, form });

/** A second of film that carries a line of text for each language. */
const withCaptions =
  (name: string, languages: readonly string[], ...args: string[]) =>
  async (folder: string) => {
    const inputs: string[] = [];
    for (const language of languages) {
      const text = join(folder, `${language}.srt`);
      const line = `1 < 2, <i>said she</i> (${language})`;
      await writeFile(text, `1\n00:00:00,100 --> 00:00:00,900\n${line}\n`);
      inputs.push('-i', text);
    }
    const tracks = languages.flatMap((language, at) => [
      ...['-map', String(at + 1), `-metadata:s:s:${at}`, `language=${language}`],
    ]);
    return written(name, ...picture('160x90'), ...inputs, '-map', '0', ...tracks, ...args)(folder);
  };

/** Whole clips, however odd: each is taken, and is what it looks like. */
export const takenFiles: OddFile[] = [
  { what: 'MP4, index first', make: of('fast-start.mp4'), verdict: { isIndexFirst: true } },
  { what: 'MP4, index at the end', make: of('index-at-end.mp4'), verdict: { isIndexFirst: false } },
  { what: 'MP4 in fragments', make: of('fragmented.mp4'), verdict: { isIndexFirst: false } },
  { what: 'MP4 with AV1', make: of('av1.mp4'), verdict: { codec: 'av1' } },
  { what: 'WebM with VP8', make: of('vp8.webm'), verdict: { codec: 'vp8' } },
  { what: 'WebM with VP9 and Opus', make: of('vp9.webm'), verdict: { soundCodec: 'opus' } },
  {
    what: 'WebM as a browser records it, without its length',
    make: (folder) => recordClip(join(folder, 'recorded.webm')),
    verdict: { durationMs: 1000 },
  },
  {
    what: 'WebM named .mp4',
    make: async (folder) => {
      const path = join(folder, 'webm-inside.mp4');
      await copyFile(await makeClip(folder, 'vp8.webm'), path);
      return path;
    },
    verdict: { extension: 'webm' },
  },
  {
    what: 'turned a quarter by its header',
    make: async (folder) =>
      turnClip(await makeClip(folder, 'odd-shape.mp4'), join(folder, 'turned.mp4')),
    verdict: { width: 270, height: 472 },
  },
  { what: 'pixels that are not square', make: of('anamorphic.mp4'), verdict: { width: 480 } },
  {
    what: 'odd width and height',
    make: written('odd.webm', ...picture('161x91'), '-c:v', 'libvpx', '-pix_fmt', 'yuv420p'),
    verdict: { width: 161, height: 91 },
  },
  {
    what: 'two pixels wide',
    make: written('thin.mp4', ...picture('2x90'), ...plain),
    verdict: { width: 2, aspect: '1:45' },
  },
  {
    what: 'one frame',
    make: written('one.mp4', ...picture('160x90'), '-frames:v', '1', ...plain),
    verdict: { frames: 1 },
  },
  {
    what: 'frames at changing rates',
    make: written(
      'changing.mp4',
      ...picture('160x90', 3, 24),
      ...['-vf', "select='lt(t,1)+not(mod(n,7))'", '-fps_mode', 'vfr', ...plain],
    ),
    verdict: { width: 160, codec: 'h264' },
  },
  {
    what: 'ten bits a colour',
    make: written('ten-bit.mp4', ...picture('160x90'), '-pix_fmt', 'yuv420p10le'),
    verdict: { pixelFormat: 'yuv420p10le' },
  },
  {
    what: 'a transparent picture (VP9)',
    make: written('alpha.webm', ...picture('160x90'), '-c:v', 'libvpx-vp9', '-pix_fmt', 'yuva420p'),
    verdict: { codec: 'vp9' },
  },
  {
    what: 'a sound track that is silent',
    make: of('silent-track.mp4'),
    verdict: { hasSound: false },
  },
  {
    what: 'MP4 that carries captions in two languages',
    make: withCaptions('captions.mp4', ['eng', 'chi'], '-c:s', 'mov_text', ...plain),
    verdict: { textTracks: [track(1, 'en', 'srt'), track(2, 'zh', 'srt')] },
  },
  {
    what: 'WebM that carries captions',
    make: withCaptions('captions.webm', ['eng'], '-c:s', 'webvtt', '-c:v', 'libvpx'),
    verdict: { textTracks: [track(1, 'en', 'vtt')] },
  },
  {
    what: 'dimensions in the header that lie',
    make: changed('lying.mp4', 'no-sound.mp4', (bytes) =>
      editBox(bytes, 'avc1', (box) => box.writeUInt32BE(0xfff0fff0, 32)),
    ),
    verdict: { width: 180, height: 320 },
    says: 'taken at the size its frames have',
  },
  {
    what: 'an archive behind its end',
    make: changed('trailing.mp4', 'no-sound.mp4', (bytes) =>
      Buffer.concat([bytes, Buffer.from('504b0304140000000000'.padEnd(120, '0'), 'hex')]),
    ),
    verdict: { width: 180 },
  },
  ...[
    ['a leading dash', '-i.mp4'],
    ['an option’s look', '--help.mp4'],
    ['a protocol’s look', 'concat:a|b.mp4'],
    ['a pattern’s look', '%d frame %03d.mp4'],
    ['a shell’s words', 'it\'s $(touch x) `y` "z";&.mp4'],
    ['a new line', 'new\nline.mp4'],
    ['Chinese and an emoji', '东京 猫 🐈.mp4'],
    ['a turned direction of writing', 'clip\u202E4pm.mp4'],
    ['255 bytes', `${'n'.repeat(251)}.mp4`],
    ['no extension', 'clip'],
  ].map(([what = '', name = '']) => ({
    what: `a name with ${what}`,
    make: named(name),
    verdict: { width: 180 },
  })),
];
