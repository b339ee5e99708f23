// @vitest-environment jsdom
import { screen } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { PromptView } from '@/components/prompts/prompt-view';
import { renderOnServer } from '../render-on-server';
import { sampleClip } from '../sample-clip';

vi.mock('next-intl/server', async () => (await import('../render-on-server')).translations);

const [part] = sampleClip.prompt;
const spans = (box: HTMLElement) =>
  [...box.querySelectorAll('p > span')].map((one) => [one.getAttribute('lang'), one.textContent]);

it('sets a prompt sentence by sentence, what was published first', async () => {
  const box = await renderOnServer(<PromptView prompt={sampleClip.prompt} />);
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
  const box = await renderOnServer(<PromptView prompt={[{ texts }]} />);
  expect(spans(box)).toEqual([
    ['en', 'One. Two.'],
    ['zh-Hans', '一，二。'],
  ]);
});

it('says of each wording where it comes from', async () => {
  const wordings = async (locale: 'en' | 'zh') => {
    await renderOnServer(<PromptView prompt={sampleClip.prompt} />, locale);
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
  await renderOnServer(<PromptView prompt={parts} />, 'zh');
  expect(screen.getAllByRole('heading').map((one) => one.textContent)).toEqual([
    '提示 1',
    '提示 2',
    '提示 3',
  ]);
  expect(screen.getAllByRole('list')).toHaveLength(1);
});

it('says of an unknown prompt that it is unknown, not that there is none', async () => {
  const box = await renderOnServer(<PromptView prompt={[]} />);
  expect(box.textContent).toBe('The prompt was not published, or has not been found.');
});
