import { describe, expect, it } from 'vitest';
import { readCaptionFile, readLanguage } from '@/lib/media/caption-file';
import { readCaptions } from '@/lib/media/read-captions';

describe('readLanguage', () => {
  it.each([
    ['en', 'en'],
    ['eng', 'en'],
    ['chi', 'zh'],
    ['zho', 'zh'],
    ['zh-hans', 'zh-Hans'],
    ['ja', 'ja'],
    ['und', null],
    ['', null],
    ['en_US', null],
    ['qqx', null],
    ['"><b>', null],
  ])('%s is %s', (tag, language) => {
    expect(readLanguage(tag)).toBe(language);
  });
});

describe('readCaptionFile', () => {
  it.each([
    ['a/wolves.vtt', { stem: 'a/wolves', language: null, form: 'vtt' }],
    ['a/wolves.en.vtt', { stem: 'a/wolves', language: 'en', form: 'vtt' }],
    ['a/wolves.zh-Hans.SRT', { stem: 'a/wolves', language: 'zh-Hans', form: 'srt' }],
    ['a/wolves.part.vtt', { stem: 'a/wolves.part', language: null, form: 'vtt' }],
    ['a/.vtt', null],
    ['en.vtt', { stem: 'en', language: null, form: 'vtt' }],
    ['wolves.mp4', null],
    ['wolves.vtt.mp4', null],
  ])('%s', (path, file) => {
    expect(readCaptionFile(path)).toEqual(file);
  });
});

const read = (text: string) => readCaptions(new TextEncoder().encode(text), 'vtt');
const cue = '00:01.000 --> 00:02.000\n';

describe('readCaptions', () => {
  it('keeps times, lines and who speaks, and writes them in the order of time', async () => {
    const given = `\uFEFFWEBVTT - a title\r\n\r\nNOTE not said\r\n\r\n2\r\n00:03.000 --> 01:00:04.500\r\nlater\r\n\r\n1\r\n${cue}<v Mary>Hello <i>there</i>\r\nsecond line\r\n`;
    expect(await read(given)).toEqual({
      text: 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nMary: Hello there\nsecond line\n\n00:00:03.000 --> 01:00:04.500\nlater\n',
      cues: 2,
      firstMs: 1000,
    });
  });

  it('keeps an ampersand written as one, and no control', async () => {
    const given = `WEBVTT\n\n${cue}salt &amp; pep\u0007per\n`;
    expect((await read(given)).text).toContain('\nsalt &amp; pep per\n');
  });

  it('drops a cue’s settings, cues that end before they begin and cues without words', async () => {
    const given = `WEBVTT\n\n00:01.000 --> 00:02.000 line:0 align:start\nwords\n\n00:05.000 --> 00:04.000\nback\n\n00:06.000 --> 00:07.000\n<i> </i>\n`;
    expect((await read(given)).text).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nwords\n');
  });

  it('gives the same bytes for what it wrote itself', async () => {
    const { text } = await read(`WEBVTT\n\n${cue}a &lt; b\nc\n`);
    expect((await read(text)).text).toBe(text);
  });
});
