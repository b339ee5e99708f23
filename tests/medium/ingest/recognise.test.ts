import { beforeAll, describe, expect, it } from 'vitest';
import type { ClipEntry } from '@/lib/clips/clip-entry';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { emptyFinding, type FoundClip } from '@/lib/ingest/found-clip.server';
import { recogniseClip } from '@/lib/ingest/recognise-clip.server';
import { saveCandidates } from '@/lib/ingest/save-candidates.server';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';

/** The prompt of `tokyo-walk`, as its re-posters write it. */
const TOKYO =
  'A stylish woman walks down a Tokyo street filled with warm glowing neon and animated city signage. She wears a black leather jacket, a long red dress, and black boots, and carries a black purse. She wears sunglasses and red lipstick. She walks confidently and casually. The street is damp and reflective, creating a mirror effect of the colorful lights. Many pedestrians walk about.';

/** A list in the shape of a portal that credits whoever re-posted: name, post, prompt, file. */
const reposts: [what: string, found: Partial<FoundClip>, verdict: object][] = [
  [
    'a file of the official page under another name',
    {
      author: { name: 'Sora Fan', handle: 'sorafan', url: null },
      mediaUrl: 'https://cdn.openai.com/sora/videos/tokyo-walk.mp4?utm_source=hub',
    },
    { is: 'same', slug: 'tokyo-walk', by: 'address' },
  ],
  [
    'its prompt under a post of their own',
    {
      author: { name: 'Sora Fan', handle: 'sorafan', url: null },
      pageUrl: 'https://x.com/sorafan/status/1760000000000000000',
      mediaUrl: 'https://hub.example/files/1.mp4',
      prompts: [{ language: 'en', text: TOKYO }],
    },
    { is: 'perhaps', slug: 'tokyo-walk', likeness: 1 },
  ],
  [
    'its prompt with other punctuation, letters and width',
    { prompts: [{ language: 'en', text: TOKYO.toUpperCase().replaceAll(', ', '，') }] },
    { is: 'perhaps', slug: 'tokyo-walk', likeness: 1 },
  ],
  [
    'its prompt, half of it cut and some words changed',
    {
      prompts: [
        {
          language: 'en',
          text: TOKYO.replace('stylish', 'fashionable').replace('Many pedestrians walk about.', ''),
        },
      ],
    },
    { is: 'perhaps', slug: 'tokyo-walk' },
  ],
  [
    'the page of many clips with a prompt of one of them',
    { pageUrl: 'https://openai.com/sora', prompts: [{ language: 'en', text: TOKYO }] },
    { is: 'same', slug: 'tokyo-walk' },
  ],
  ['the page of many clips alone', { pageUrl: 'https://openai.com/sora' }, { is: 'new' }],
  [
    'another woman in another street',
    {
      prompts: [
        {
          language: 'en',
          text: 'A stylish woman walks down a street in Lisbon at noon, past yellow trams and tiled walls, carrying oranges.',
        },
      ],
    },
    { is: 'new' },
  ],
  ['nothing but a name', { title: 'No prompt available' }, { is: 'new' }],
];

describeEachEngine('a clip is known again', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open('seeded');
  });

  const save = (slug: string, known: Partial<ClipEntry>) =>
    database.write((writer) => saveClips(writer, [makeEntry(slug, known)], Date.now()));
  const found = (known: Partial<FoundClip>): FoundClip => ({ ...emptyFinding('1'), ...known });

  describe('in a list of re-posts', () => {
    it.each(reposts)('%s', async (_, known, verdict) => {
      expect(await recogniseClip(database, found(known))).toMatchObject(verdict);
    });
  });

  it('by the bytes of its file, wherever that is found', async () => {
    const hash = 'ab'.repeat(32);
    await save('stored', {
      renditions: [
        {
          kind: 'stand-in',
          hash,
          extension: 'mp4',
          type: 'video/mp4',
          sizeBytes: 10,
          width: 16,
          height: 9,
          durationMs: 1000,
          codec: 'h264',
          thumbhash: null,
        },
      ],
    });
    const verdict = await recogniseClip(database, found({ file: { path: 'x.mp4', hash } }));
    expect(verdict).toMatchObject({ is: 'appearance', slug: 'stored', by: 'file' });
  });

  it('by what it is now: an address that was taken away says nothing any more', async () => {
    const media = 'https://films.example/once.mp4';
    await save('moved', { addresses: { page: null, media } });
    expect(await recogniseClip(database, found({ mediaUrl: media }))).toMatchObject({ is: 'same' });
    await save('moved', { addresses: { page: null, media: null } });
    expect(await recogniseClip(database, found({ mediaUrl: media }))).toEqual({ is: 'new' });
  });

  it('by its post; another file there may be another clip of that post, and asks', async () => {
    const pageUrl = 'https://x.com/a/status/1759000000000000001';
    const media = 'https://films.example/one.mp4';
    await save('posted', { addresses: { page: pageUrl, media } });
    const known = await recogniseClip(database, found({ pageUrl }));
    expect(known).toMatchObject({ is: 'same', slug: 'posted' });
    const other = found({ pageUrl, mediaUrl: 'https://films.example/two.mp4' });
    expect(await recogniseClip(database, other)).toMatchObject({
      ...{ is: 'perhaps', slug: 'posted', by: 'address' },
    });
  });

  it('and waits in the inbox once, however often it comes, without raising the version', async () => {
    const judged = await Promise.all(
      reposts.map(async ([, known], at) => {
        const one = { ...found(known), id: String(at) };
        return { found: one, verdict: await recogniseClip(database, one) };
      }),
    );
    const arrival = { origin: 'import' as const, place: 'https://hub.example/list.json' };
    const version = await database.version();
    const fresh = judged.filter(({ verdict }) => verdict.is !== 'same').length;
    expect(await saveCandidates(database, judged, arrival, 1)).toBe(fresh);
    expect(await saveCandidates(database, judged, arrival, 2)).toBe(0);
    expect(await database.version()).toBe(version);
    expect(await database.prisma.candidate.count()).toBe(fresh);
  });
});
