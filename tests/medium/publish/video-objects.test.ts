import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readVideoObject } from '@/app/[locale]/clips/[slug]/describe-page.server';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { closeDatabase, getDatabase } from '@/lib/db/get-database.server';
import type { Catalogue } from '@/lib/ingest/catalogue-contract.server';
import { describeEachEngine } from '../../support/databases';
import { readSeed } from '../../support/seed-database';

vi.mock('next-intl/server', async () => {
  const { translations } = await import('../../component/render-on-server');
  return translations;
});

interface VideoObject {
  uploadDate?: string;
  keywords: string[];
  hasPart?: { '@type': string; name: string; startOffset?: number }[];
}

/** schema.org's Date, and its DateTime with a zone: nothing else says honestly when. */
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

describeEachEngine('every clip of the seed as VideoObject', (_, engine) => {
  let catalogue: Catalogue;
  let told: { clip: ClipDetail; data: VideoObject }[];

  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', await engine.address('seeded'));
    const database = await getDatabase();
    catalogue = await readSeed();
    told = [];
    for (const { slug } of catalogue.clips) {
      const { clip } = await getClip(database, slug);
      const data = await readVideoObject(clip, 'en', 'https://reel.example');
      told.push({ clip, data: data as unknown as VideoObject });
    }
  });
  afterAll(async () => {
    await closeDatabase();
    vi.unstubAllEnvs();
  });

  test('is dated by an instant with its zone, else by a day, else not at all', () => {
    const kinds = { instant: 0, day: 0, none: 0 };
    for (const { clip, data } of told) {
      if (clip.publishedAt !== null) {
        expect(data.uploadDate, clip.slug).toMatch(INSTANT);
        kinds.instant += 1;
      } else if (data.uploadDate !== undefined) {
        expect(data.uploadDate, clip.slug).toMatch(DAY);
        kinds.day += 1;
      } else kinds.none += 1;
    }
    expect(kinds.instant).toBeGreaterThan(40);
    expect(kinds.day).toBeGreaterThan(40);
    expect(kinds.none).toBeGreaterThan(3);
  });

  test('has the terms of its prompt as keywords, and a part for each failure', () => {
    const { data } = told.find(({ clip }) => clip.slug === 'tokyo-walk') ?? { data: null };
    expect(data?.keywords).toEqual(expect.arrayContaining(['Sora', 'AI-generated video', 'neon']));
    const parts = told.flatMap(({ data }) => data.hasPart ?? []);
    expect(parts).toHaveLength(catalogue.failures.length);
    for (const { '@type': type, name } of parts) {
      expect(type).toBe('Clip');
      expect(name).not.toMatch(/^[a-z-]+$/);
    }
  });
});
