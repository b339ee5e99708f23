// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ShareClip } from '@/components/player/share-clip';
import { posterContent } from '@/components/share/poster-content';
import en from '@/lib/i18n/messages/en/share.json';
import zh from '@/lib/i18n/messages/zh/share.json';
import { sampleClip } from '../sample-clip';
import { standInDialogs } from '../stand-in-dialogs';

beforeAll(standInDialogs);
beforeEach(() => {
  vi.stubGlobal('fetch', async () => Response.json({ clip: sampleClip, version: 1 }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <ShareClip
      clip={{
        slug: sampleClip.slug,
        title: sampleClip.titles.en,
        page: '/clips/potato-kings',
        embed: '/embed/potato-kings',
        frameTitle: 'Potato kings',
        size: { width: 640, height: 360 },
      }}
      locale="en"
      origin="https://reel.test"
      isCertain
      words={en.group}
    />,
  );

test('hands the link to the system where the system takes it', () => {
  const share = vi.fn(async () => undefined);
  Object.assign(navigator, { share });
  show();
  fireEvent.click(screen.getByRole('button', { name: en.group.send, hidden: true }));
  expect(share).toHaveBeenCalledWith({
    title: 'Potato kings',
    url: 'https://reel.test/clips/potato-kings',
  });
  Reflect.deleteProperty(navigator, 'share');
  cleanup();
  show();
  expect(screen.queryByRole('button', { name: en.group.send, hidden: true })).toBeNull();
});

test('the poster says so where it cannot be drawn', async () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: en.group.poster, hidden: true }));
  // jsdom draws nothing.
  await screen.findByText(en.poster.failed);
  fireEvent.click(screen.getByRole('button', { name: en.poster.close }));
});

test('a poster says what is known, and that a drawing is one', () => {
  const link = 'https://reel.test/zh/clips/potato-kings';
  const posters = [
    { url: '/a.avif', type: 'image/avif', width: 1280, height: 720 },
    { url: '/b.webp', type: 'image/webp', width: 480, height: 270 },
    { url: '/c.webp', type: 'image/webp', width: 1280, height: 720 },
  ];
  const clip = { ...sampleClip, posters, standIn: true };
  expect(posterContent(clip, 'zh', link, zh.poster)).toMatchObject({
    title: '土豆国王',
    otherTitle: 'Potato kings',
    prompt: { language: 'zh', text: '土豆国王。戴着王冠。' },
    credit: ['OpenAI', 'OpenAI 的 TikTok', '2024年2月17日'],
    standIn: { label: 'STAND-IN 替身', text: zh.poster.standIn },
    cover: '/c.webp',
    host: 'reel.test',
  });
  const unknown = { ...clip, standIn: false, prompt: [], author: null, publishedOn: null };
  expect(posterContent({ ...unknown, posters: [] }, 'en', link, en.poster)).toMatchObject({
    prompt: null,
    credit: ['OpenAI on TikTok', 'date not known'],
    standIn: null,
    cover: null,
  });
});
