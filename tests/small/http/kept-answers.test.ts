import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Answer } from '@/lib/http/answer';
import { KeptAnswers } from '@/lib/http/kept-answers.server';

const MB = 1024 * 1024;
const long = 'a prompt of many words '.repeat(200);

function ready(body: string, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json', etag: 'W/"x"' }, body };
}

function text(answer: Answer): string {
  return Buffer.from(answer.body as Uint8Array).toString('utf8');
}

test('an answer is made once for one key and version', async () => {
  const kept = new KeptAnswers(MB);
  const make = async () => ({ answer: ready('one'), version: 7 });
  const first = await kept.findOrMake('/a', 7, null, make);
  const second = await kept.findOrMake('/a', 7, null, make);
  expect(text(first)).toBe('one');
  expect(second).toEqual(first);
  expect(kept.counts).toEqual({ made: 1, given: 1 });
});

test('a new version voids it at the next request', async () => {
  const kept = new KeptAnswers(MB);
  await kept.findOrMake('/a', 7, null, async () => ({ answer: ready('old'), version: 7 }));
  expect(await kept.find('/a', 8, null)).toBeNull();
  const after = await kept.findOrMake('/a', 8, null, async () => ({
    answer: ready('new'),
    version: 8,
  }));
  expect(text(after)).toBe('new');
});

test('an answer made of newer rows than the asker knew of is kept under its own version', async () => {
  const kept = new KeptAnswers(MB);
  await kept.findOrMake('/a', 7, null, async () => ({ answer: ready('new'), version: 8 }));
  expect(await kept.find('/a', 7, null)).toBeNull();
  expect(text((await kept.find('/a', 8, null)) as Answer)).toBe('new');
});

test('of many who miss one key at once, one makes the answer', async () => {
  const kept = new KeptAnswers(MB);
  let made = 0;
  const make = async () => {
    made += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { answer: ready(long), version: 1 };
  };
  const asked = ['br', 'gzip', null, 'br', null, 'gzip'];
  const answers = await Promise.all(asked.map((accept) => kept.findOrMake('/a', 1, accept, make)));
  expect(made).toBe(1);
  expect(answers.map(({ headers }) => headers['content-encoding'] ?? null)).toEqual(asked);
});

test('a failure reaches all who wait, and is not kept', async () => {
  const kept = new KeptAnswers(MB);
  const fail = async () => {
    throw new Error('broken');
  };
  const both = [kept.findOrMake('/a', 1, null, fail), kept.findOrMake('/a', 1, null, fail)];
  for (const result of await Promise.allSettled(both)) expect(result.status).toBe('rejected');
  const after = await kept.findOrMake('/a', 1, null, async () => ({
    answer: ready('well'),
    version: 1,
  }));
  expect(text(after)).toBe('well');
});

test('only a 200 is kept', async () => {
  const kept = new KeptAnswers(MB);
  await kept.findOrMake('/a', 1, null, async () => ({ answer: ready('no', 404), version: 1 }));
  expect(await kept.find('/a', 1, null)).toBeNull();
});

test('a short body is ready as the very bytes in Latin-1, a long one is not there twice', async () => {
  const kept = new KeptAnswers(MB);
  const make = (body: string) => async () => ({ answer: ready(body), version: 1 });
  const short = await kept.findOrMake('/short', 1, 'br', make('一只猫, a cat. '.repeat(500)));
  expect(short.headers['content-encoding']).toBe('br');
  expect(Buffer.from(short.latin1 ?? '', 'latin1')).toEqual(Buffer.from(short.body as Uint8Array));
  const whole = await kept.findOrMake('/whole', 1, null, make('一只猫'));
  expect(Buffer.from(whole.latin1 ?? '', 'latin1').toString()).toBe('一只猫');
  const large = await kept.findOrMake('/large', 1, null, make(long.repeat(4)));
  expect(large.latin1).toBeUndefined();
});

test('what says that it is unchanged is ready too, the same in every encoding', async () => {
  const kept = new KeptAnswers(MB);
  const make = async () => ({ answer: ready(long), version: 1 });
  const plain = await kept.findOrMake('/a', 1, null, make);
  const headers = { etag: 'W/"x"', vary: 'accept-encoding' };
  expect(plain.unchanged).toEqual({ status: 304, headers, body: null });
  expect((await kept.findOrMake('/a', 1, 'br', make)).unchanged).toBe(plain.unchanged);
});

test('a body is compressed as the reader likes, and says that it depends on it', async () => {
  const kept = new KeptAnswers(MB);
  const make = async () => ({ answer: ready(long), version: 1 });
  const identity = await kept.findOrMake('/a', 1, null, make);
  const brotli = await kept.findOrMake('/a', 1, 'gzip, br', make);
  const gzip = await kept.findOrMake('/a', 1, 'gzip', make);
  expect(identity.headers['content-encoding']).toBeUndefined();
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body as Uint8Array).toString()).toBe(long);
  expect(gunzipSync(gzip.body as Uint8Array).toString()).toBe(long);
  for (const { headers } of [identity, brotli, gzip]) {
    expect(headers.vary).toBe('accept-encoding');
    expect(headers.etag).toBe('W/"x"');
  }
  expect(kept.counts.made).toBe(1);
});

test('pictures and fonts, and what is short, are sent as they are', async () => {
  const kept = new KeptAnswers(MB);
  const font = { status: 200, headers: { 'content-type': 'font/woff2' }, body: long };
  const sent = await kept.findOrMake('/f', 1, 'br', async () => ({ answer: font, version: 1 }));
  expect(sent.headers['content-encoding']).toBeUndefined();
  const short = await kept.findOrMake('/s', 1, 'br', async () => ({
    answer: ready('{}'),
    version: 1,
  }));
  expect(short.headers['content-encoding']).toBeUndefined();
});

test('stays within its bytes, compressed bodies counted', async () => {
  const kept = new KeptAnswers(MB);
  for (let at = 0; at < 400; at += 1) {
    const body = `${at} ${long}`;
    await kept.findOrMake(`/${at}`, 1, at % 2 === 0 ? 'br' : 'gzip', async () => ({
      answer: ready(body),
      version: 1,
    }));
    kept.rememberAlias(`/?at=${at}`, `/${at}`);
    expect(kept.sizeBytes).toBeLessThanOrEqual(MB);
  }
  expect(await kept.find('/0', 1, null)).toBeNull();
  expect(await kept.find('/399', 1, null)).not.toBeNull();
});

test('with no bytes to keep in, every answer is made and sent as it is', async () => {
  const kept = new KeptAnswers(0);
  const make = async () => ({ answer: ready(long), version: 1 });
  await kept.findOrMake('/a', 1, 'br', make);
  const again = await kept.findOrMake('/a', 1, 'br', make);
  kept.rememberAlias('/b', '/a');
  expect(kept.counts.made).toBe(2);
  expect(again.headers['content-encoding']).toBeUndefined();
  expect(kept.aliasOf('/b')).toBeUndefined();
});
