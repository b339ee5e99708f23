import { describe, expect, test } from 'vitest';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import {
  answerConditionally,
  parseHttpDate,
  rangeStillHolds,
  toHttpDate,
  unchangedAnswer,
  weighConditions,
} from '@/lib/http/conditional';

const lastModified = 'Sat, 24 Feb 2024 10:00:00 GMT';
const earlier = 'Sat, 24 Feb 2024 09:59:59 GMT';
const later = 'Sat, 24 Feb 2024 10:00:01 GMT';
const strong = { etag: '"a"', lastModified };
const weak = { etag: 'W/"a"', lastModified };

const ask = (headers: Record<string, string>, method = 'GET'): AnswerRequest => ({
  method,
  url: new URL('http://x.example/'),
  headers: new Headers(headers),
});

describe('weighConditions', () => {
  test.each([
    ['nothing asked', {}, 'send'],
    ['the same tag', { 'if-none-match': '"a"' }, 'not_modified'],
    ['the same tag, weak', { 'if-none-match': 'W/"a"' }, 'not_modified'],
    ['one of several', { 'if-none-match': '"x", "a" , "y"' }, 'not_modified'],
    ['any', { 'if-none-match': '*' }, 'not_modified'],
    ['another tag', { 'if-none-match': '"b"' }, 'send'],
    ['a tag without quotes', { 'if-none-match': 'a' }, 'send'],
    ['not since the same second', { 'if-modified-since': lastModified }, 'not_modified'],
    ['not since later', { 'if-modified-since': later }, 'not_modified'],
    ['since earlier', { 'if-modified-since': earlier }, 'send'],
    ['since no date', { 'if-modified-since': '2030' }, 'send'],
    ['the tag outweighs the date', { 'if-none-match': '"b"', 'if-modified-since': later }, 'send'],
    [
      'a reload with a tag',
      { 'if-none-match': '"a"', 'cache-control': 'no-cache' },
      'not_modified',
    ],
    ['match the same', { 'if-match': '"b", "a"' }, 'send'],
    ['match any', { 'if-match': '*' }, 'send'],
    ['match another', { 'if-match': '"b"' }, 'precondition_failed'],
    ['match is strong', { 'if-match': 'W/"a"' }, 'precondition_failed'],
    ['unmodified since later', { 'if-unmodified-since': later }, 'send'],
    ['unmodified since earlier', { 'if-unmodified-since': earlier }, 'precondition_failed'],
    ['unmodified since no date', { 'if-unmodified-since': 'yesterday' }, 'send'],
    ['match outweighs its date', { 'if-match': '"a"', 'if-unmodified-since': earlier }, 'send'],
    [
      'a failed match comes first',
      { 'if-match': '"b"', 'if-none-match': '"a"' },
      'precondition_failed',
    ],
  ])('%s', (_, headers, condition) => {
    expect(weighConditions(ask(headers as Record<string, string>), strong)).toBe(condition);
  });

  test('a weak tag answers If-None-Match and never If-Match', () => {
    expect(weighConditions(ask({ 'if-none-match': '"a"' }), weak)).toBe('not_modified');
    expect(weighConditions(ask({ 'if-match': '"a"' }), weak)).toBe('precondition_failed');
    expect(weighConditions(ask({ 'if-match': 'W/"a"' }), weak)).toBe('precondition_failed');
  });

  test('without validators nothing is unchanged', () => {
    expect(weighConditions(ask({ 'if-none-match': '"a"' }), {})).toBe('send');
    expect(weighConditions(ask({ 'if-modified-since': later }), {})).toBe('send');
  });

  test('HEAD is weighed as GET is', () => {
    expect(weighConditions(ask({ 'if-none-match': '"a"' }, 'HEAD'), strong)).toBe('not_modified');
  });
});

describe('rangeStillHolds', () => {
  test.each([
    ['absent', null, true],
    ['the same tag', '"a"', true],
    ['another tag', '"b"', false],
    ['a weak tag', 'W/"a"', false],
    ['the same date', lastModified, true],
    ['a later date', later, false],
    ['an earlier date', earlier, false],
    ['any', '*', false],
    ['no date', '2030', false],
  ])('%s', (_, condition, holds) => {
    const headers = new Headers(condition === null ? {} : { 'if-range': condition });
    expect(rangeStillHolds(headers, strong)).toBe(holds);
  });

  test('a weak validator never holds a range', () => {
    expect(rangeStillHolds(new Headers({ 'if-range': 'W/"a"' }), weak)).toBe(false);
  });
});

describe('answerConditionally', () => {
  const whole: Answer = {
    status: 200,
    headers: {
      etag: '"a"',
      'last-modified': lastModified,
      'cache-control': 'no-cache',
      'content-type': 'application/json',
      'content-length': '2',
      vary: 'accept-encoding',
    },
    body: '{}',
  };

  test('passes, says unchanged, or refuses', () => {
    expect(answerConditionally(ask({}), whole)).toBe(whole);
    expect(answerConditionally(ask({ 'if-none-match': '"a"' }), whole).status).toBe(304);
    expect(answerConditionally(ask({ 'if-match': '"b"' }), whole).status).toBe(412);
  });

  test('an error is never unchanged', () => {
    const gone = { ...whole, status: 404 };
    expect(answerConditionally(ask({ 'if-none-match': '"a"' }), gone)).toBe(gone);
  });

  test('a 304 repeats what caches need and nothing of the body', () => {
    expect(unchangedAnswer(whole.headers)).toEqual({
      status: 304,
      headers: { etag: '"a"', 'cache-control': 'no-cache', vary: 'accept-encoding' },
      body: null,
    });
  });
});

test('HTTP dates are whole seconds, and only HTTP dates are read', () => {
  expect(toHttpDate(new Date('2024-02-24T10:00:00.999Z'))).toBe(lastModified);
  expect(parseHttpDate(lastModified)).toBe(Date.UTC(2024, 1, 24, 10));
  expect(parseHttpDate('Saturday, 24-Feb-24 10:00:00 GMT')).toBe(Date.UTC(2024, 1, 24, 10));
  for (const text of ['', '0', '2024-02-24', 'Sat']) expect(parseHttpDate(text)).toBeNull();
});
