import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName, writeAttachment } from '@/lib/media/content-disposition';
import { parseMediaKey, writeMediaKey } from '@/lib/media/media-key';
import { nameAspect } from '@/lib/media/name-aspect';

const hash = 'ab'.repeat(32);

describe('media keys', () => {
  test('a key is a hash and an extension that is served', () => {
    expect(parseMediaKey(`${hash}.mp4`)).toEqual({ hash, extension: 'mp4' });
    expect(writeMediaKey({ hash, extension: 'vtt' })).toBe(`${hash}.vtt`);
  });

  test.each([
    '',
    hash,
    `${hash}.`,
    `${hash}.exe`,
    `${hash}.html`,
    `${hash}.svg`,
    `${hash}.MP4`,
    `${hash.toUpperCase()}.mp4`,
    `${hash}0.mp4`,
    `${hash.slice(1)}.mp4`,
    `../${hash}.mp4`,
    `ab/${hash}.mp4`,
    `${hash}.mp4/..`,
    `${hash}.mp4\n`,
    `${hash}.mp4\0`,
    `..%2f${hash}.mp4`,
    '../../../etc/passwd',
  ])('%j is none', (key) => expect(parseMediaKey(key)).toBeNull());

  test('a hash that is none makes no key', () => {
    expect(() => writeMediaKey({ hash: '../../x', extension: 'mp4' })).toThrow(RangeError);
  });
});

describe('the name of a download', () => {
  test.each([
    ['Tokyo walk', 'Tokyo walk.mp4'],
    ['Tokyo walk.mp4', 'Tokyo walk.mp4'],
    ['Tokyo walk.MP4', 'Tokyo walk.mp4'],
    ['walk.exe', 'walk.exe.mp4'],
    ['霓虹东京街头的时尚女士', '霓虹东京街头的时尚女士.mp4'],
    ['../../etc/passwd', 'etc passwd.mp4'],
    ['C:\\x\\y', 'C x y.mp4'],
    ['a"b', 'a b.mp4'],
    ['a\r\nSet-Cookie: b=c', 'a Set-Cookie b=c.mp4'],
    ['exe.\u202E4pm', 'exe. 4pm.mp4'],
    ['.hidden', 'hidden.mp4'],
    ['trailing. . ', 'trailing.mp4'],
    ['con', '_con.mp4'],
    ['COM1.x', '_COM1.x.mp4'],
    ['\ud800', '\ufffd.mp4'],
    ['', 'clip.mp4'],
    ['///', 'clip.mp4'],
    ['.mp4', 'clip.mp4'],
  ])('%j becomes %j', (wanted, name) => expect(safeFileName(wanted, 'mp4')).toBe(name));

  test('ASCII stands as it is, anything else twice', () => {
    expect(writeAttachment('walk', 'mp4')).toBe('attachment; filename="walk.mp4"');
    expect(writeAttachment('猫', 'mp4')).toBe(
      `attachment; filename="_.mp4"; filename*=UTF-8''%E7%8C%AB.mp4`,
    );
    expect(writeAttachment("100% o'(k)*", 'mp4')).toBe(
      `attachment; filename="100_ o'(k).mp4"; filename*=UTF-8''100%25%20o%27%28k%29.mp4`,
    );
  });

  test('whatever is wanted, the header is one clean line that reads back as the safe name', () => {
    const wanted = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(wanted, (text) => {
        const header = writeAttachment(text, 'webm');
        const name = safeFileName(text, 'webm');
        expect(header).toMatch(/^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+\.webm"/);
        const [, extended] = /filename\*=UTF-8''([A-Za-z0-9%!#$&+.^_`|~-]+)$/.exec(header) ?? [];
        if (extended === undefined) expect(header).toBe(`attachment; filename="${name}"`);
        else expect(decodeURIComponent(extended)).toBe(name);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(206);
        expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('nameAspect', () => {
  test.each([
    [1920, 1080, '16:9'],
    [1280, 720, '16:9'],
    [1270, 720, '16:9'],
    [854, 480, '16:9'],
    [1080, 1920, '9:16'],
    [1080, 1080, '1:1'],
    [720, 540, '4:3'],
    [1050, 450, '21:9'],
    [472, 270, '236:135'],
    [1920, 800, '12:5'],
    [7, 3001, '7:3001'],
  ])('%d × %d is %s', (width, height, aspect) => expect(nameAspect(width, height)).toBe(aspect));

  test.each([
    [0, 1],
    [1, -1],
    [1.5, 1],
    [Number.NaN, 1],
  ])('%d × %d has none', (width, height) => {
    expect(() => nameAspect(width, height)).toThrow(RangeError);
  });
});
