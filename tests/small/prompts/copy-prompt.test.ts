import { describe, expect, it } from 'vitest';
import { markdownPrompt } from '@/lib/prompts/copy-markdown';
import { bothPrompt, plainPrompt } from '@/lib/prompts/copy-prompt';
import type { Prompt } from '@/lib/prompts/prompt-texts';
import { readClips, readSectionThree } from './read-clips';

const clips = readClips();
const clip = (slug: string) => {
  const found = clips.get(slug);
  if (found === undefined) throw new Error(`No clip ${slug}`);
  return found;
};
const one = (en: string, zh?: string): Prompt => [
  {
    texts: [
      { language: 'en', text: en, origin: 'original' },
      ...(zh === undefined ? [] : [{ language: 'zh', text: zh, origin: 'translation' as const }]),
    ],
  },
];

describe('a prompt copied in one language', () => {
  const printed = readSectionThree().filter((entry) => entry.printed !== null);

  it('finds thirteen prompts in section three of the document', () => {
    expect(printed).toHaveLength(13);
  });

  it.each(printed)('is letter by letter what the document prints: $slug', ({ slug, printed }) => {
    const copied = plainPrompt(clip(slug), 'zh');
    if (slug === 'tiktok-image-to-video-trio') {
      // The document numbers and quotes the three; the wordings between the marks are the prompt.
      const inside = [...(printed ?? '').matchAll(/提示 \d：“(.*)”$/gm)].map((match) => match[1]);
      expect(copied).toBe(inside.join('\n\n'));
    } else {
      expect(copied).toBe(printed);
    }
  });

  it('is the stored text byte for byte for every prompt of the catalogue', () => {
    let count = 0;
    for (const { prompt } of clips.values()) {
      for (const language of ['en', 'zh']) {
        const stored = prompt.map((part) => part.texts.find((t) => t.language === language)?.text);
        const expected = prompt.length === 0 ? null : stored.join('\n\n');
        expect(plainPrompt({ prompt }, language)).toBe(expected);
        count += stored.length;
      }
    }
    expect(count).toBe(260);
  });

  it('keeps spaces and lines at the ends', () => {
    expect(plainPrompt({ prompt: one(' a\n cat \n') }, 'en')).toBe(' a\n cat \n');
  });

  it('is not there in a language that lacks a part, nor for an unknown prompt', () => {
    const half = [...one('a', '一'), ...one('b')];
    expect(plainPrompt({ prompt: half }, 'zh')).toBeNull();
    expect(plainPrompt({ prompt: half }, 'en')).toBe('a\n\nb');
    expect(plainPrompt({ prompt: [] }, 'en')).toBeNull();
  });

  it('takes what was published before a correction, a printing and a translation', () => {
    const texts = (['translation', 'document', 'person', 'original'] as const).map((origin) => ({
      language: 'en',
      text: origin,
      origin,
    }));
    expect(plainPrompt({ prompt: [{ texts }] }, 'en')).toBe('original');
    expect(plainPrompt({ prompt: [{ texts: texts.slice(0, 3) }] }, 'en')).toBe('person');
    expect(plainPrompt({ prompt: [{ texts: texts.slice(0, 2) }] }, 'en')).toBe('document');
  });
});

describe('a prompt copied in both languages', () => {
  it('has what was published first and a blank line between', () => {
    expect(bothPrompt(clip('ant-nest-pov'))).toBe(
      'pov footage of an ant navigating the inside of an ant nest\n\n一只蚂蚁在蚁巢内部移动的视角镜头',
    );
    const prompt: Prompt = [
      {
        texts: [
          { language: 'en', text: 'cat', origin: 'translation' },
          { language: 'zh', text: '猫', origin: 'original' },
        ],
      },
    ];
    expect(bothPrompt({ prompt })).toBe('猫\n\ncat');
  });

  it('numbers the parts of a prompt that has several', () => {
    const copied = bothPrompt(clip('tiktok-image-to-video-trio')) ?? '';
    expect(copied.split('\n\n')).toHaveLength(3);
    expect(copied.split('\n\n')[2]).toBe(
      'Prompt 3 提示 3\nAn image of a realistic cloud that spells “SORA.”\n一张写有“SORA”的写实云朵图像。',
    );
  });
});

describe('a prompt copied as Markdown', () => {
  const credited = {
    titles: { en: 'Cat [on] bed', zh: '床上的猫' },
    author: 'OpenAI',
    sourceNames: { en: 'OpenAI’s Sora page', zh: 'OpenAI 的 Sora 官方页面' },
    publishedOn: '2024-02-15',
    certainty: 'day' as const,
  };

  it('is a quotation with its credit under it', () => {
    const text = markdownPrompt(
      { ...credited, prompt: one('a *cat*\n2. sleeps', '一只猫') },
      'en',
      'https://gallery.example/clips/cat',
    );
    expect(text).toBe(
      [
        '> a \\*cat\\*  ',
        '> 2\\. sleeps  ',
        '>',
        '> 一只猫  ',
        '',
        '[Cat \\[on\\] bed](<https://gallery.example/clips/cat>) · OpenAI · OpenAI’s Sora page · 2024-02-15 · AI-generated 由 AI 生成',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what is not known and marks a day that is only likely', () => {
    const words = { ...credited, prompt: one('cat'), author: null };
    const likely = markdownPrompt(
      { ...words, certainty: 'approximate' },
      'zh',
      'https://x.example',
    );
    expect(likely).toContain(') · OpenAI 的 Sora 官方页面 · \\~2024-02-15 · AI');
    const undated = { ...words, publishedOn: null, certainty: 'unknown' as const };
    expect(markdownPrompt(undated, 'zh', 'https://x.example')).toContain('官方页面 · AI');
    expect(markdownPrompt({ ...undated, prompt: [] }, 'zh', 'https://x.example')).toBeNull();
  });
});
