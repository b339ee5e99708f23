import { describe, expect, test } from 'vitest';
import { type Answer, toAnswerRequest, toResponse } from '@/lib/http/answer';

const text: Answer = { status: 200, headers: { 'content-length': '5' }, body: 'hello' };

describe('toResponse', () => {
  test('sends status, headers and body as they are', async () => {
    const response = toResponse({ status: 206, headers: { 'x-a': 'b' }, body: 'hello' });
    expect(response.status).toBe(206);
    expect(response.headers.get('x-a')).toBe('b');
    expect(await response.text()).toBe('hello');
  });

  test('sends bytes and streams', async () => {
    const bytes = new TextEncoder().encode('猫');
    const stream = new Blob([bytes]).stream();
    expect(await toResponse({ ...text, body: bytes }).text()).toBe('猫');
    expect(await toResponse({ ...text, body: stream }).text()).toBe('猫');
  });

  test('drops the body of HEAD and keeps its length', async () => {
    const response = toResponse(text, 'HEAD');
    expect(response.body).toBeNull();
    expect(response.headers.get('content-length')).toBe('5');
  });

  test.each([204, 304])('a %d has no body', (status) => {
    expect(toResponse({ status, headers: {}, body: '' }).body).toBeNull();
  });

  test('lets go of a stream that is not sent', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      cancel: () => {
        cancelled = true;
      },
    });
    toResponse({ status: 200, headers: {}, body }, 'HEAD');
    await Promise.resolve();
    expect(cancelled).toBe(true);
  });
});

test('toAnswerRequest reads method, address and headers', () => {
  const request = new Request('http://x.example/a?b=c', {
    method: 'HEAD',
    headers: { Range: 'r' },
  });
  const asked = toAnswerRequest(request);
  expect(asked.method).toBe('HEAD');
  expect(asked.url.searchParams.get('b')).toBe('c');
  expect(asked.headers.get('range')).toBe('r');
  expect(asked.headers.get('if-range')).toBeNull();
});
