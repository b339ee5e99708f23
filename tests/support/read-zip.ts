import { crc32 } from 'node:zlib';

/** One file of a ZIP. */
export interface ZipFile {
  name: string;
  bytes: Buffer;
}

/**
 * Reads a ZIP whose files are stored as they are, by its central directory (PKWARE APPNOTE 4.3.12):
 * refuses compression, a name that is not marked as UTF-8, and bytes of another checksum.
 */
export function readZip(zip: Uint8Array): ZipFile[] {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1) throw new Error('It has no end: not a whole ZIP.');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const files: ZipFile[] = [];
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt16LE(at + 10) !== 0) throw new Error('It is compressed.');
    if ((bytes.readUInt16LE(at + 8) & 0x800) === 0) throw new Error('A name is not UTF-8.');
    const [sum, size] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)];
    const [nameLength, extra, note] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(start, start + size);
    if (crc32(stored) !== sum) throw new Error(`The bytes of ${name} have another checksum.`);
    files.push({ name, bytes: stored });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (note ?? 0);
  }
  return files;
}
