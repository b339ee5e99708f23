import { expect, test } from 'vitest';
import { sniffType } from '@/lib/media/sniff-type.server';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );

const ftyp = (brand: string) =>
  bytes([0, 0, 0, 24], 'ftyp', brand, [0, 0, 2, 0], 'isom', brand, [0, 0, 0, 8], 'free');

const ebml = (docType: string) =>
  bytes(
    [0x1a, 0x45, 0xdf, 0xa3, 0x80 + 3 + docType.length],
    [0x42, 0x82, 0x80 + docType.length],
    docType,
    [0x18, 0x53, 0x80, 0x67, 0xff],
    [0, 0, 0, 0, 0, 0, 0, 0],
  );

test.each([
  ['MP4', ftyp('isom'), 'mp4'],
  ['MP4 of Apple', ftyp('M4V '), 'mp4'],
  ['WebM', ebml('webm'), 'webm'],
])('%s is a container of clips', async (_, head, container) => {
  expect((await sniffType(head)).container).toBe(container);
});

test.each([
  ['an HLS playlist', bytes('#EXTM3U\n#EXT-X-VERSION:3\n')],
  ['an HLS playlist', bytes('\ufeff#EXTM3U\n')],
  ['a PLS playlist', bytes('[playlist]\nFile1=http://x.example/a.mp4\n')],
  ['an ASX playlist', bytes('<ASX version="3">')],
  ['a list of files for ffmpeg', bytes("ffconcat version 1.0\nfile '/etc/passwd'\n")],
  ['a DASH manifest', bytes('<?xml version="1.0"?>\n<!-- x -->\n<MPD xmlns="urn:mpeg">')],
  ['a SMIL playlist', bytes('<smil><body/></smil>')],
  ['an HTML page', bytes('<!DOCTYPE html><title>404</title>')],
  ['an HTML page', bytes('\n\n<html lang="en">')],
  ['an HTML page', bytes('<?xml version="1.0"?><!DOCTYPE html>')],
  ['an XML file', bytes('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>')],
  ['a JSON file', bytes('{"error":"not found"}')],
  ['a Git LFS pointer', bytes('version https://git-lfs.github.com/spec/v1\n')],
  ['a text file', bytes('hello')],
  [
    'a picture (PNG)',
    bytes(
      [0x89],
      'PNG\r\n\x1a\n',
      [0, 0, 0, 13],
      'IHDR',
      new Array(17).fill(0),
      [0, 0, 0, 0],
      'IDAT',
    ),
  ],
  ['a picture (GIF)', bytes('GIF89a', new Array(20).fill(0))],
  ['a picture (AVIF)', ftyp('avif')],
  ['an archive (ZIP)', bytes('PK\x03\x04', new Array(40).fill(0))],
  ['a MOV file', ftyp('qt  ')],
  ['an MKV file', ebml('matroska')],
  ['of no known type', bytes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
  ['of no known type', bytes([0xff, 0xfe, 0xfd, 0x00, 0x01])],
])('%s is none', async (name, head) => {
  expect(await sniffType(head)).toEqual({ container: null, name });
});
