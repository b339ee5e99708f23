// @vitest-environment jsdom
import { screen } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { PromptView } from '@/components/prompts/prompt-view';
import type { TermLinks } from '@/components/prompts/term-text';
import { compileLexicon } from '@/lib/search/find-terms';
import { renderOnServer } from '../render-on-server';
import { sampleClip } from '../sample-clip';

vi.mock('next-intl/server', async () => (await import('../render-on-server')).translations);

const NO_TERMS: TermLinks = { lexicon: compileLexicon([]), links: new Map() };
const [part] = sampleClip.prompt;
const spans = (box: HTMLElement) =>
  [...box.querySelectorAll('p > span')].map((one) => [one.getAttribute('lang'), one.textContent]);

it('sets a prompt sentence by sentence, what was published first', async () => {
  const box = await renderOnServer(<PromptView prompt={sampleClip.prompt} terms={NO_TERMS} />);
  expect(spans(box)).toEqual([
    ['en', 'Potato kings.'],
    ['zh-Hans', '土豆国王。'],
    ['en', 'With crowns.'],
    ['zh-Hans', '戴着王冠。'],
  ]);
  expect(screen.queryByRole('heading')).toBeNull();
});

it('sets whole beside whole where the sentences do not fit', async () => {
  const texts = [
    { language: 'en', text: 'One. Two.', origin: 'original' as const },
    { language: 'zh', text: '一，二。', origin: 'translation' as const },
  ];
  const box = await renderOnServer(<PromptView prompt={[{ texts }]} terms={NO_TERMS} />);
  expect(spans(box)).toEqual([
    ['en', 'One. Two.'],
    ['zh-Hans', '一，二。'],
  ]);
});

it('says of each wording where it comes from', async () => {
  const wordings = async (locale: 'en' | 'zh') => {
    await renderOnServer(<PromptView prompt={sampleClip.prompt} terms={NO_TERMS} />, locale);
    return screen.getAllByRole('listitem').map((item) => item.textContent);
  };
  expect(await wordings('en')).toEqual([
    'English as published',
    'Chinese as the seed document prints it',
  ]);
  expect(await wordings('zh')).toEqual(['英文 原文', '中文 种子文档所印']);
});

it('numbers several parts, and says once what all of them share', async () => {
  const parts = [1, 2, 3].map((number) => ({
    texts: (part?.texts ?? []).map((text) => ({ ...text, text: `${text.text} ${number}` })),
  }));
  await renderOnServer(<PromptView prompt={parts} terms={NO_TERMS} />, 'zh');
  expect(screen.getAllByRole('heading').map((one) => one.textContent)).toEqual([
    '提示 1',
    '提示 2',
    '提示 3',
  ]);
  expect(screen.getAllByRole('list')).toHaveLength(1);
});

it('says of an unknown prompt that it is unknown, not that there is none', async () => {
  const box = await renderOnServer(<PromptView prompt={[]} terms={NO_TERMS} />);
  expect(box.textContent).toBe('The prompt was not published, or has not been found.');
});

it('links the terms of both wordings and changes no letter', async () => {
  const words = { exact: [], not: [] };
  const terms: TermLinks = {
    lexicon: compileLexicon([
      { key: 'potato', words: ['potato', '土豆'], ...words },
      { key: 'crown', words: ['crown', '王冠'], ...words },
    ]),
    links: new Map([
      ['potato', { href: '/vocabulary/potato', name: 'potato · 土豆' }],
      ['crown', { href: '/vocabulary/crown', name: 'crown · 王冠' }],
    ]),
  };
  const box = await renderOnServer(<PromptView prompt={sampleClip.prompt} terms={terms} />);
  const links = screen.getAllByRole('link');
  expect(links.map((one) => [one.textContent, one.getAttribute('href')])).toEqual([
    ['Potato', '/vocabulary/potato'],
    ['土豆', '/vocabulary/potato'],
    ['crowns', '/vocabulary/crown'],
    ['王冠', '/vocabulary/crown'],
  ]);
  expect(links[0]?.title).toBe('potato · 土豆');
  expect(spans(box).map(([, text]) => text)).toEqual([
    'Potato kings.',
    '土豆国王。',
    'With crowns.',
    '戴着王冠。',
  ]);
});

it('offers both languages or one, and nothing to choose where there is one', async () => {
  await renderOnServer(<PromptView prompt={sampleClip.prompt} terms={NO_TERMS} />);
  const radios = screen.getAllByRole<HTMLInputElement>('radio');
  expect(radios.map(({ value, checked }) => [value, checked])).toEqual([
    ['both', true],
    ['en', false],
    ['zh', false],
  ]);
  const one = [{ texts: part?.texts.filter(({ language }) => language === 'en') ?? [] }];
  await renderOnServer(<PromptView prompt={one} terms={NO_TERMS} />);
  expect(screen.queryAllByRole('radio')).toEqual([]);
});
