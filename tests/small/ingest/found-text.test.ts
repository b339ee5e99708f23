import { expect, it, test } from 'vitest';
import { readFoundDate } from '@/lib/ingest/connectors/finish-finding.server';
import { guessLanguage, readFoundPrompt, readFoundText } from '@/lib/ingest/read-found-text';

it.each([
  'No prompt available',
  'no prompt available.',
  'Prompt not available',
  'N/A',
  'null',
  '—',
  '…',
  'Unknown prompt',
  'Prompt: none',
  '提示词：未知',
  '暂无提示词',
  'The prompt is not known.',
  '提示词不详。',
  '未公开',
  '   ',
])('“%s” is no prompt', (text) => {
  expect(readFoundPrompt(text)).toBeNull();
});

it.each([
  ['Prompt: A cat on a sofa', 'A cat on a sofa'],
  ['提示词：一只猫', '一只猫'],
  ['No people, only rain on a window', 'No people, only rain on a window'],
  ['None of the birds move', 'None of the birds move'],
  ['  two\r\nlines ', 'two\nlines'],
])('“%s” is one', (text, prompt) => {
  expect(readFoundPrompt(text)).toBe(prompt);
});

test('what no database keeps is taken out of a text', () => {
  expect(readFoundText('a\0b\ud800c')).toBe('ab\ufffdc');
});

it.each([
  ['A cat', 'en'],
  ['一只猫', 'zh'],
  ['一只猫 cat', 'zh'],
  ['猫がいる', null],
  ['123', null],
])('%s is in %s', (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});

it.each([
  ['2024-02-16', { at: null, on: '2024-02-16' }],
  ['20240216', { at: null, on: '2024-02-16' }],
  ['Fri, 16 Feb 2024 01:02:03 GMT', { at: '2024-02-16T01:02:03.000Z', on: null }],
  ['2024-02-16T01:02:03+08:00', { at: '2024-02-15T17:02:03.000Z', on: null }],
  ['2024-02-31', { at: null, on: null }],
  ['2024-13-01', { at: null, on: null }],
  ['0001-01-01', { at: null, on: null }],
  ['9999-12-31', { at: null, on: null }],
  ['yesterday', { at: null, on: null }],
])('%s was published at', (text, when) => {
  expect(readFoundDate(text)).toEqual(when);
});
