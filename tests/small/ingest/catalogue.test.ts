import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueClip } from '@/lib/ingest/catalogue-contract.server';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';

const seedFolder = fileURLToPath(new URL('../../../seed', import.meta.url));
let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await readCatalogue(seedFolder);
});

const countBy = <T>(rows: T[], keyOf: (row: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
};
const originsOf = ({ prompt }: CatalogueClip, language: 'en' | 'zh') =>
  prompt.flatMap(({ texts }) =>
    texts.filter((text) => text.language === language).map(({ origin }) => origin),
  );
const clipOf = (slug: string): CatalogueClip => {
  const clip = catalogue.clips.find((candidate) => candidate.slug === slug);
  if (!clip) throw new Error(`no clip ${slug}`);
  return clip;
};

describe('the seeded catalogue', () => {
  it('holds every known clip, by source', () => {
    expect(countBy(catalogue.clips, ({ source }) => source)).toEqual({
      'official-page': 48,
      'technical-report': 53,
      'openai-tiktok': 15,
      'researcher-x': 30,
      'altman-x': 8,
      artist: 8,
      compilation: 4,
    });
    expect(catalogue.clips).toHaveLength(166);
  });

  it('says where every wording of a prompt comes from', () => {
    const zh = catalogue.clips.map((clip) => [...new Set(originsOf(clip, 'zh'))].join());
    expect(countBy(zh, (origin) => origin || 'unknown')).toEqual({
      document: 13,
      translation: 104,
      unknown: 49,
    });
    for (const clip of catalogue.clips) {
      expect(originsOf(clip, 'en')).toEqual(clip.prompt.map(() => 'original'));
      expect(originsOf(clip, 'zh')).toHaveLength(clip.prompt.length);
    }
  });

  it('splits the two posts that carry several prompts', () => {
    const several = catalogue.clips.filter(({ prompt }) => prompt.length > 1);
    expect(several.map(({ slug, prompt }) => [slug, prompt.length])).toEqual([
      ['tiktok-image-to-video-trio', 3],
      ['tiktok-video-to-video-styles', 12],
    ]);
  });

  it('keeps unknown what is unknown', () => {
    const clips = catalogue.clips;
    expect(countBy(clips, ({ published }) => published.certainty)).toEqual({
      exact: 81,
      day: 55,
      approximate: 26,
      unknown: 4,
    });
    expect(clips.filter(({ published }) => published.at !== null)).toHaveLength(43);
    expect(clips.filter(({ durationSeconds }) => durationSeconds === null)).toHaveLength(98);
    expect(clips.filter(({ aspect }) => aspect === null)).toHaveLength(98);
    expect(clips.filter(({ width }) => width === null)).toHaveLength(165);
    expect(clips.filter(({ hasSound }) => hasSound === null)).toHaveLength(24);
    expect(clips.filter(({ author }) => author === null)).toHaveLength(8);
    expect(clips.filter(({ addresses }) => addresses.media !== null)).toHaveLength(88);
  });

  it('has one batch a source for launch day and quotes the headings of the document', () => {
    const rows = catalogue.batches.map(({ key, heading }) => [key, heading]);
    expect(Object.fromEntries(rows)).toEqual({
      'official-page-2024-02-15': null,
      'technical-report-2024-02-15': null,
      'altman-x-2024-02-15': null,
      'artist-2024-03-25': null,
      'openai-tiktok-2024-02-20': '2 月 20 日合集',
      'openai-tiktok-2024-02-21': '2 月 21 日合集',
      'openai-tiktok-2024-02-24': '2 月 24 日合集',
    });
    expect(countBy(catalogue.clips, ({ batch }) => batch ?? 'none')).toEqual({
      'official-page-2024-02-15': 48,
      'technical-report-2024-02-15': 53,
      'altman-x-2024-02-15': 8,
      'artist-2024-03-25': 7,
      'openai-tiktok-2024-02-20': 2,
      'openai-tiktok-2024-02-21': 4,
      'openai-tiktok-2024-02-24': 2,
      none: 42,
    });
  });

  it('keeps other postings as relays and says which origin was not found', () => {
    const leaf = clipOf('leaf-trains').appearances.map(({ role, channel, publishedAt }) => [
      role,
      channel,
      publishedAt,
    ]);
    expect(leaf).toEqual([
      ['origin', 'x', '2024-02-17T23:16:55Z'],
      ['relay', 'tiktok', '2024-02-19T15:37:58Z'],
    ]);
    const lost = catalogue.clips.filter(({ appearances }) => appearances[0]?.url === null);
    expect(lost).toHaveLength(20);
    for (const { slug, appearances } of lost) expect(appearances[0]?.note, slug).not.toBeNull();
  });

  it('writes every note in Chinese too', () => {
    const noted = catalogue.clips.filter(({ notes }) => notes !== null);
    expect(noted).toHaveLength(150);
    for (const { slug, notes } of noted) expect(notes?.zh, slug).toMatch(/\p{Script=Han}/u);
  });

  it('ties the twelve edits of the report to their input', () => {
    const edits = catalogue.clips.filter(({ relations }) =>
      relations.some(({ kind, slug }) => kind === 'edit-of' && slug === 'tr-edit-input'),
    );
    expect(edits).toHaveLength(12);
  });
});

describe('the seeded explainers', () => {
  it('holds all of them, with and without an address', () => {
    const { explainers } = catalogue;
    expect(explainers).toHaveLength(110);
    expect(countBy(explainers, ({ kind }) => kind)).toEqual({
      portal: 4,
      video: 3,
      article: 32,
      official: 5,
      news: 13,
      paper: 33,
      opinion: 14,
      report: 6,
    });
    expect(explainers.filter(({ url }) => url !== null)).toHaveLength(55);
    expect(explainers.filter(({ paper }) => paper !== null)).toHaveLength(32);
    expect(explainers.filter(({ notes }) => notes !== null)).toHaveLength(52);
  });

  it('says of which clips they are where a fact of the catalogue says so, and not of others', () => {
    const { explainers, clips } = catalogue;
    const about = (slug: string) => explainers.find((one) => one.slug === slug)?.clips ?? [];
    const seenIn = (names: string) =>
      clips.filter(({ evidence }) =>
        evidence.some(({ repo, url, document }) => [repo, url, document].includes(names)),
      );
    const places = new Map([
      ['hr98w-awesome-sora-prompts', 'hr98w/awesome-sora-prompts'],
      ['portal-aisora', 'kaodan/AiSoraVideo'],
      ['portal-sorahub', 'oiov/blog'],
      ['source-document', '000_8ce24fcfc7872989.txt'],
    ]);
    for (const { slug, section, kind, url } of explainers) {
      if (section === null && kind === 'article' && url !== null && !places.has(slug)) {
        places.set(slug, url);
      }
    }
    expect(places.size).toBe(15);
    for (const [slug, names] of places) {
      const seen = seenIn(names).map(({ slug }) => slug);
      expect(new Set(about(slug)), slug).toEqual(new Set(seen));
    }
    const papers = explainers.filter(({ paper }) => paper !== null);
    expect(new Set(papers.map(({ batch }) => batch))).toEqual(
      new Set(['technical-report-2024-02-15']),
    );
    const named = new Set(explainers.flatMap(({ clips }) => clips));
    const batches = new Set(explainers.flatMap(({ batch }) => batch ?? []));
    const silent = clips.filter(
      ({ slug, batch }) => !named.has(slug) && (batch === null || !batches.has(batch)),
    );
    expect(silent).toHaveLength(7);
  });
});
