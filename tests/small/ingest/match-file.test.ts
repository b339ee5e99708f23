import { expect, test } from 'vitest';
import { type ClipSigns, type FileSigns, matchFile } from '@/lib/ingest/files/match-file';

const walk = '0f0f33335555a5a5'.repeat(6);
const clips: ClipSigns[] = [
  {
    slug: 'tokyo-walk',
    titles: ['Tokyo walk', '东京漫步'],
    addresses: [
      'https://cdn.openai.com/sora/videos/Tokyo-Street.mp4',
      'https://x.com/OpenAI/status/1758192957386342435',
      'https://example.com/watch',
      '2ad70fa0af3f48790b735ad1f1aeaf76.mp4',
    ],
    durationMs: 59_000,
    originals: [{ hash: 'f1', framePrint: walk }],
  },
  {
    slug: 'wolves',
    titles: ['Wolves', '狼'],
    addresses: ['https://example.com/watch'],
    durationMs: 10_000,
    originals: [],
  },
  { slug: 'lagos', titles: ['Lagos', '拉各斯'], addresses: [], durationMs: 10_020, originals: [] },
];
const file = (known: Partial<FileSigns>): FileSigns => {
  return { name: 'x', hash: '', tags: {}, durationMs: null, framePrint: null, ...known };
};

test.each<[string, Partial<FileSigns>, string, string]>([
  ['its bytes', { hash: 'f1' }, 'tokyo-walk', 'hash'],
  ['its name', { name: 'Wolves', durationMs: 10_040 }, 'wolves', 'name'],
  ['the name at an address', { name: 'tokyo-street' }, 'tokyo-walk', 'address'],
  [
    'the number of a post',
    { name: 'OpenAI - 1758192957386342435 [720p]' },
    'tokyo-walk',
    'address',
  ],
  [
    'the name in the document',
    { name: '2AD70FA0AF3F48790B735AD1F1AEAF76' },
    'tokyo-walk',
    'address',
  ],
  ['its frames', { framePrint: walk.slice(16) }, 'tokyo-walk', 'frames'],
])('a file is surely known by %s', (_, known, slug, by) => {
  expect(matchFile(file(known), clips)).toEqual({ certainty: 'sure', slug, by });
});

test.each<[string, Partial<FileSigns>, string[], RegExp]>([
  [
    'a name whose clip is much shorter',
    { name: 'wolves', durationMs: 60_000 },
    ['wolves'],
    /60\.0 s and the clip 10\.0/,
  ],
  ['a title in the file', { tags: { title: '拉各斯' } }, ['lagos'], /says of itself/],
  ['the same duration', { durationMs: 10_010 }, ['wolves', 'lagos'], /only its duration/],
  ['a name that is alike', { name: 'wolvse' }, ['wolves'], /a name that is alike/],
  ['a name that says nothing', { name: 'watch' }, [], /nothing of it/],
  ['a number that is in no address', { name: '99999' }, [], /nothing of it/],
])('%s is not sure', (_, known, slugs, why) => {
  const match = matchFile(file(known), clips);
  expect(match).toMatchObject({ certainty: 'unsure', why: expect.stringMatching(why) });
  expect(match.certainty === 'unsure' && match.candidates.map(({ slug }) => slug)).toEqual(slugs);
});
