import { describe, expect, it } from 'vitest';
import { originOfPlace, parseStorePlace } from '@/lib/media/store-place';

describe('a place of files', () => {
  it.each(['data/media', '/srv/reel', 'C:\\reel'])('%s is a folder', (root) => {
    expect(parseStorePlace(root)).toEqual({ kind: 'disk', root });
    expect(originOfPlace(parseStorePlace(root))).toBeNull();
  });

  it('is a bucket with its store, or one of Amazon’s by its region', () => {
    const own = parseStorePlace('s3://reel/films/?endpoint=https://s3.example:9000/&region=eu');
    expect(own).toEqual({
      kind: 's3',
      bucket: 'reel',
      prefix: 'films/',
      endpoint: 'https://s3.example:9000',
      region: 'eu',
      publicUrl: null,
    });
    expect(originOfPlace(own)).toBe('https://s3.example:9000');
    const amazon = parseStorePlace('s3://reel?region=eu-central-1');
    expect(originOfPlace(amazon)).toBe('https://s3.eu-central-1.amazonaws.com');
  });

  it('is read from its public address where there is one', () => {
    const place = parseStorePlace(
      's3://reel?endpoint=http://10.0.0.1&public=https://cdn.example/r/',
    );
    expect(place).toMatchObject({ publicUrl: 'https://cdn.example/r' });
    expect(originOfPlace(place)).toBe('https://cdn.example');
  });

  it.each([
    's3://?endpoint=http://a',
    's3://reel?endpoint=ftp://a',
    's3://reel?endpoint=http://me:secret@a',
    's3://reel?public=nowhere',
    's3://reel?endpiont=http://a',
    'https://reel.example/films',
  ])('is not %s', (text) => {
    expect(() => parseStorePlace(text)).toThrow(RangeError);
  });
});
