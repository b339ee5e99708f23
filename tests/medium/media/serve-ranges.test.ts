import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bytes,
  expectSlice,
  expectWhole,
  key,
  last,
  type Reply,
  type ServedFile,
  serveFile,
  size,
} from './served-file';

let file: ServedFile;
const ask: ServedFile['ask'] = (...asked) => file.ask(...asked);

beforeAll(async () => {
  file = await serveFile();
});

afterAll(() => file.close());

describe('one range', () => {
  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, last],
    ['bytes=0-', 0, last],
    [`bytes=${last}-`, last, last],
    ['bytes=-1', last, last],
    ['bytes=-500', size - 500, last],
    [`bytes=-${size * 2}`, 0, last],
    [`bytes=5-${size * 2}`, 5, last],
    ['bytes=0-262143', 0, 262_143],
    ['bytes=0-262144', 0, 262_144],
    ['bytes=1000-700000', 1000, 700_000],
    [`bytes=9-9,${size}-`, 9, 9],
  ])('%s', async (range, start, end) => expectSlice(await ask({ range }), start, end));

  test.each(['bytes=5-4', 'bytes=x', 'pages=1-2', 'bytes=', 'bytes=0-5,3-9'])(
    '%s is answered whole',
    async (range) => expectWhole(await ask({ range })),
  );

  test.each([`bytes=${size}-`, 'bytes=-0', `bytes=${size}-${size + 5},${size * 2}-`])(
    '%s is outside',
    async (range) => {
      const reply = await ask({ range });
      expect(reply.status).toBe(416);
      expect(reply.headers['content-range']).toBe(`bytes */${size}`);
      expect(reply.headers['cache-control']).toBe('no-store');
      expect(reply.headers['access-control-allow-origin']).toBe('*');
      const { error } = JSON.parse(reply.body.toString());
      expect(error).toMatchObject({ code: 'range_not_satisfiable', detail: { sizeBytes: size } });
    },
  );

  test('any range is the slice', async () => {
    const place = fc.oneof(fc.nat({ max: size + 10 }), fc.nat({ max: 10 }), fc.constant(last));
    await fc.assert(
      fc.asyncProperty(
        place,
        place,
        fc.constantFrom('closed', 'open', 'suffix'),
        async (a, b, form) => {
          const [start, end] = [Math.min(a, b), Math.max(a, b)];
          const range = { closed: `${start}-${end}`, open: `${start}-`, suffix: `-${start}` }[form];
          const reply = await ask({ range: `bytes=${range}` });
          const wanted = {
            closed: bytes.subarray(start, end + 1),
            open: bytes.subarray(start),
            suffix: start === 0 ? bytes.subarray(0, 0) : bytes.subarray(-start),
          }[form];
          if (wanted.length === 0) return reply.status === 416;
          return reply.status === 206 && reply.body.equals(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('several ranges', () => {
  function readParts({ headers, body }: Reply) {
    const [, boundary = ''] =
      /^multipart\/byteranges; boundary=(\S+)$/.exec(headers['content-type'] ?? '') ?? [];
    const text = body.toString('latin1');
    expect(text.startsWith(`--${boundary}\r\n`)).toBe(true);
    expect(text.endsWith(`\r\n--${boundary}--\r\n`)).toBe(true);
    const inner = text.slice(boundary.length + 4, -(boundary.length + 8));
    return inner.split(`\r\n--${boundary}\r\n`).map((part) => {
      const headEnd = part.indexOf('\r\n\r\n');
      const [, start, end] =
        /Content-Range: bytes (\d+)-(\d+)\/1300021$/m.exec(part.slice(0, headEnd)) ?? [];
      expect(part).toMatch(/^Content-Type: video\/mp4\r\n/);
      return {
        start: Number(start),
        end: Number(end),
        bytes: Buffer.from(part.slice(headEnd + 4), 'latin1'),
      };
    });
  }

  test.each([
    [
      '0-0,5-9',
      [
        [0, 0],
        [5, 9],
      ],
    ],
    [
      '500-999,0-99',
      [
        [500, 999],
        [0, 99],
      ],
    ],
    [
      `0-299999,400000-799999,-1`,
      [
        [0, 299_999],
        [400_000, 799_999],
        [last, last],
      ],
    ],
    ['0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14', [0, 2, 4, 6, 8, 10, 12, 14].map((at) => [at, at])],
  ])('%s', async (list, wanted) => {
    const reply = await ask({ range: `bytes=${list}` });
    expect(reply.status).toBe(206);
    expect(reply.headers['content-length']).toBe(String(reply.body.length));
    expect(reply.headers['content-range']).toBeUndefined();
    const parts = readParts(reply);
    expect(parts.map(({ start, end }) => [start, end])).toEqual(wanted);
    for (const { start, end, bytes: part } of parts) {
      expect(part.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  test.each([
    ['too many', Array.from({ length: 9 }, (_, at) => `${at * 2}-${at * 2}`).join(',')],
    ['overlapping', '0-100,50-150'],
    ['no smaller than the file', `0-650000,650001-${last}`],
  ])('%s: the whole file', async (_, list) => expectWhole(await ask({ range: `bytes=${list}` })));
});

test.skipIf(process.platform !== 'linux')(
  'readers who leave early leave no file open',
  async () => {
    const openFiles = async () => (await readdir('/proc/self/fd')).length;
    const before = await openFiles();
    for (let at = 0; at < 30; at += 1) {
      const range = at % 2 === 0 ? 'bytes=0-' : `bytes=0-500000,600000-${last}`;
      await new Promise<void>((resolve) => {
        const asked = request(`${file.origin}/media/${key}`, { headers: { range } }, (reply) => {
          reply.once('data', () => asked.destroy());
          reply.once('close', resolve);
          reply.on('error', () => undefined);
        });
        asked.on('error', () => undefined);
        asked.end();
      });
    }
    await expect.poll(openFiles, { timeout: 60_000 }).toBeLessThanOrEqual(before + 1);
  },
);
