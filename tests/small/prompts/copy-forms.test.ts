import { describe, expect, it } from 'vitest';
import { bibtexCitation, gbtCitation } from '@/lib/prompts/cite-clip';
import { COPY_FORMS, type CopiedClip, listForms, writeForm } from '@/lib/prompts/copy-forms';
import { writeList } from '@/lib/prompts/copy-list';
import { readClips } from './read-clips';

const access = { address: 'https://reel.example/clips/cat', accessedOn: '2026-11-23' };
const clip: CopiedClip = {
  slug: 'cat',
  titles: { en: 'A cat & 100 % {fun}', zh: '一只猫' },
  author: 'OpenAI',
  sourceNames: { en: 'OpenAI’s Sora page', zh: 'OpenAI 的 Sora 官方页面' },
  publishedOn: '2024-02-15',
  certainty: 'day',
  prompt: [
    {
      texts: [
        { language: 'en', text: 'a cat', origin: 'original' },
        { language: 'zh', text: '一只猫', origin: 'translation' },
      ],
    },
  ],
};
const undated = { ...clip, author: null, publishedOn: null, certainty: 'unknown' as const };
const likely = { ...clip, certainty: 'approximate' as const };

describe('a citation', () => {
  it('is an entry that biblatex reads, special characters escaped', () => {
    expect(bibtexCitation(clip, 'en', access)).toBe(`@online{cat,
  author = {{OpenAI}},
  title = {{A cat \\& 100 \\% \\{fun\\}}},
  organization = {{OpenAI’s Sora page}},
  date = {2024-02-15},
  url = {https://reel.example/clips/cat},
  urldate = {2026-11-23},
  note = {AI-generated 由 AI 生成},
  langid = {english},
}
`);
  });

  it('is a reference by GB/T 7714—2015', () => {
    expect(gbtCitation(clip, 'zh', access)).toBe(
      'OpenAI. 一只猫[EB/OL]. OpenAI 的 Sora 官方页面, (2024-02-15)[2026-11-23]. https://reel.example/clips/cat.\n',
    );
  });

  it('leaves out what is not known and marks what is only likely', () => {
    const bibtex = bibtexCitation(undated, 'zh', access);
    expect(bibtex).not.toMatch(/author|^ {2}date/m);
    expect(gbtCitation(undated, 'zh', access)).toBe(
      '一只猫[EB/OL]. OpenAI 的 Sora 官方页面, [2026-11-23]. https://reel.example/clips/cat.\n',
    );
    expect(bibtexCitation(likely, 'en', access)).toContain('date = {2024-02-15~}');
    expect(gbtCitation(likely, 'en', access)).toContain('[2024-02-15?][2026-11-23]');
  });
});

describe('the forms', () => {
  it('are those that a clip has, the page’s language first', () => {
    expect(listForms(clip, 'en')).toEqual(COPY_FORMS);
    expect(listForms(clip, 'zh').slice(0, 3)).toEqual(['zh', 'en', 'both']);
    expect(listForms({ prompt: [] }, 'en')).toEqual(['json', 'bibtex', 'gbt']);
  });

  it('are all written for every clip of the catalogue that has them', () => {
    for (const [slug, one] of readClips()) {
      const whole = { ...clip, ...one, slug };
      for (const form of listForms(whole, 'zh')) {
        const text = writeForm(whole, form, 'zh', access);
        expect(text, `${slug} ${form}`).toMatch(/\S/);
      }
    }
  });

  it('give programs the wordings with where they come from', () => {
    const read = JSON.parse(writeForm(clip, 'json', 'en', access) ?? '');
    expect(read.prompt).toEqual(clip.prompt);
    expect(read).toMatchObject({ slug: 'cat', url: access.address, publishedOn: '2024-02-15' });
  });
});

describe('a list of clips', () => {
  const other = { ...clip, slug: 'dog', prompt: [] };
  const list = (form: (typeof COPY_FORMS)[number], clips = [clip, other, clip]) =>
    writeList(clips, form, 'en', (slug) => ({
      ...access,
      address: `https://reel.example/${slug}`,
    }));

  it('stands one after another, without those that have none of the form', () => {
    expect(list('en')).toEqual({ text: 'a cat\n\na cat\n', count: 2 });
    expect(list('en', [other])).toEqual({ text: '', count: 0 });
  });

  it('is one array of JSON, and one file of entries', () => {
    const read = JSON.parse(list('json').text) as { slug: string; url: string }[];
    expect(read.map(({ slug, url }) => [slug, url])).toEqual(
      ['cat', 'dog', 'cat'].map((slug) => [slug, `https://reel.example/${slug}`]),
    );
    expect(list('bibtex').text.match(/^@online\{/gm)).toHaveLength(3);
  });
});
