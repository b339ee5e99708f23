// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { Slate } from '@/components/provenance/slate';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { renderOnServer } from '../render-on-server';
import { sampleClip } from '../sample-clip';

vi.mock('next-intl/server', async () => (await import('../render-on-server')).translations);

const show = (clip: ClipDetail, locale: 'en' | 'zh' = 'en') =>
  renderOnServer(<Slate clip={clip} locale={locale} />, locale);

/** A fact's column by its label: what it says, and where it leads. */
function readFact(label: string) {
  const column = screen.getByText(label, { selector: 'dt' }).parentElement as HTMLElement;
  const link = within(column).queryByRole('link');
  return {
    text: [...column.querySelectorAll('dd')].map((one) => one.textContent).join(' | '),
    href: link?.getAttribute('href') ?? null,
  };
}

it('leads from each fact to the clips that share it', async () => {
  await show(sampleClip);
  expect(readFact('Source')).toEqual({ text: 'OpenAI on TikTok', href: '/?source=openai-tiktok' });
  expect(readFact('Credit')).toEqual({ text: 'OpenAI', href: '/?author=openai' });
  expect(readFact('Capability')).toEqual({
    text: 'Image to video',
    href: '/?capability=image-to-video',
  });
  expect(readFact('Model')).toEqual({ text: 'Sora', href: '/?model=sora' });
  expect(readFact('Shape')).toEqual({ text: '16:9', href: '/?aspect=16%3A9' });
  expect(readFact('Length')).toEqual({ text: '0:17', href: '/?minDuration=17&maxDuration=18' });
  expect(readFact('Size')).toEqual({ text: '1280 × 720', href: null });
});

it('shows the printed day, how certain it is, and the instant in the zone and in UTC', async () => {
  await show(sampleClip);
  const { text, href } = readFact('Published');
  expect(text).toContain('17 Feb 2024 | the day is certain');
  expect(text).toMatch(/17 Feb 2024, 09:25 GMT-8.*17 Feb 2024, 17:25 UTC/);
  expect(text).toContain('time from the post’s own id');
  expect(href).toBe('/?since=2024-02-17&until=2024-02-17&zone=America%2FLos_Angeles');
});

it('quotes the document’s heading of a batch beside the day it is filed under', async () => {
  await show(sampleClip);
  expect(readFact('Batch')).toEqual({
    text: '2 月 20 日合集 | filed under 20 Feb 2024',
    href: '/?batch=openai-tiktok-2024-02-20',
  });
  expect(document.querySelector('q')?.closest('[lang]')?.getAttribute('lang')).toBe('zh-Hans');
});

it('says of what is unknown that it is, and leads to the others of which it is', async () => {
  const unknown = { author: null, authorKey: null, batch: null, aspect: null, width: null };
  await show({
    ...sampleClip,
    ...unknown,
    batchHeading: null,
    durationSeconds: null,
    publishedOn: null,
    publishedAt: null,
    certainty: 'unknown',
  });
  expect(readFact('Credit')).toEqual({ text: 'unknown', href: '/?author=unknown' });
  expect(readFact('Published')).toEqual({ text: 'unknown', href: '/?hasDate=false' });
  expect(readFact('Batch')).toEqual({ text: 'unknown', href: '/?batch=unknown' });
  expect(readFact('Length')).toEqual({ text: 'unknown', href: '/?hasDuration=false' });
  expect(readFact('Shape')).toEqual({ text: 'unknown', href: '/?aspect=unknown' });
  expect(readFact('Size')).toEqual({ text: 'unknown', href: null });
  expect(readFact('Sound')).toEqual({ text: 'unknown', href: null });
});

it('says of a likely day that it is only about then, in Chinese too', async () => {
  await show({ ...sampleClip, certainty: 'approximate' }, 'zh');
  expect(readFact('发布').text).toContain('约 2024年2月17日 | 仅为大致日期');
  expect(readFact('来源').href).toBe('/zh?source=openai-tiktok');
});
