import { expect, it } from 'vitest';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { creditText } from '@/lib/prompts/credit-text';

const clip: ClipDetail = {
  slug: 'cat',
  title: 'Cat',
  titles: { en: 'Cat', zh: '猫' },
  model: 'sora',
  capability: 'text-to-video',
  source: 'official-page',
  sourceNames: { en: 'OpenAI’s Sora page', zh: 'OpenAI 的 Sora 官方页面' },
  batch: 'official-page-2024-02-15',
  author: 'OpenAI',
  authorKey: 'openai',
  publishedOn: '2024-02-15',
  publishedAt: '2024-02-15T18:14:03Z',
  certainty: 'day',
  clock: 'post-id',
  zone: 'America/Los_Angeles',
  durationSeconds: null,
  width: null,
  height: null,
  aspect: null,
  hasSound: null,
  hasPrompt: true,
  hasOriginal: true,
  prompt: [
    {
      texts: [
        { language: 'zh', text: '一只猫', origin: 'translation' },
        { language: 'en', text: 'a cat ', origin: 'original' },
      ],
    },
  ],
  poster: null,
  posters: [],
  preview: null,
  thumbhash: null,
  standIn: false,
  pageUrl: 'https://openai.com/sora',
  mediaUrl: null,
  rights: null,
  note: { en: 'Length not measured.', zh: '时长未测。' },
  batchHeading: null,
  batchDate: '2024-02-15',
  authorUrl: null,
  sourceUrl: null,
  document: null,
  appearances: [
    {
      role: 'origin',
      source: 'official-page',
      channel: 'openai.com',
      author: 'OpenAI',
      url: 'https://openai.com/sora',
      archiveUrl: null,
      publishedOn: '2024-02-15',
      publishedAt: null,
      clock: 'sighting',
      note: null,
    },
    {
      role: 'relay',
      source: null,
      channel: 'unknown',
      author: null,
      url: null,
      archiveUrl: null,
      publishedOn: null,
      publishedAt: null,
      clock: 'unknown',
      note: { en: 'A note.', zh: '一条注。' },
    },
  ],
  relations: [],
  failures: [],
  renditions: [
    {
      kind: 'original',
      url: '/media/0a1b.mp4',
      type: 'video/mp4',
      sizeBytes: 1,
      width: null,
      height: null,
      durationSeconds: null,
      codec: null,
      language: null,
      facts: null,
    },
  ],
  evidence: [],
  addedAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};

it('says everything that goes with a downloaded original', () => {
  expect(creditText(clip, 'https://gallery.example/clips/cat')).toBe(`AI-generated 由 AI 生成

Cat
猫

Source 来源: OpenAI’s Sora page / OpenAI 的 Sora 官方页面
Credit 署名: OpenAI
Published 发布: 2024-02-15 (America/Los_Angeles; the day is known 日期已知)
Instant 时刻: 2024-02-15T18:14:03Z (from a post's own id 由帖子编号得出)
Batch 批次: 2024-02-15
Capability 能力: text-to-video
Model 模型: sora
Rights 权利: unknown 未知
Page of the source 来源页面: https://openai.com/sora
Original 原片: unknown 未知
File 文件: 0a1b.mp4
This page 本页: https://gallery.example/clips/cat

Prompt 提示词
[en, as published 原文]
a cat 
[zh, translation by this project 本项目翻译]
一只猫

Appearances 出处
1. origin 首发 · openai.com · OpenAI · 2024-02-15 (seen by then 当时已被见到)
   https://openai.com/sora
2. relay 转发 · unknown 未知 · unknown 未知
   A note.
   一条注。

Unsure 存疑
Length not measured.
时长未测。
`);
});

it('says of an unknown prompt and date that they are unknown, never that there are none', () => {
  const text = creditText(
    { ...clip, prompt: [], publishedOn: null, publishedAt: null, author: null },
    'https://gallery.example/clips/cat',
  );
  expect(text).toContain('Prompt 提示词: unknown 未知');
  expect(text).toContain('Published 发布: unknown 未知');
  expect(text).toContain('Credit 署名: unknown 未知');
});
