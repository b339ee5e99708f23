import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a ZIP as it is to be written; `mode` is a Unix mode, `says` the size it claims. */
export interface Packed {
  name: string;
  bytes: Buffer;
  deflate?: boolean;
  mode?: number;
  says?: number;
}

/** A ZIP byte by byte (PKWARE APPNOTE 4.3), so that it may also say what no program writes. */
export function writeZip(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, deflate = false, mode = 0o100644, says = bytes.length } of files) {
    const packed = deflate ? deflateRawSync(bytes) : bytes;
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(deflate ? 8 : 0, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says, 18);
    common.writeUInt16LE(label.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, label, packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE((mode << 16) >>> 0, 6);
    more.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 3]);
    const head = Buffer.from('PK\x01\x02', 'latin1');
    central.push(Buffer.concat([head, made, common, more, label]));
    parts.push(entry);
    offset += entry.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}
