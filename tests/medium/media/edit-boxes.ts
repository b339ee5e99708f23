/** Where a box's four letters stand; the box begins four bytes before. */
function findBox(bytes: Buffer, type: string): number {
  const at = bytes.indexOf(type, 0, 'latin1');
  if (at < 4) throw new Error(`There is no ${type} box.`);
  return at - 4;
}

/** A copy of an MP4 in which one box is changed in place; it is given from its length on. */
export function editBox(bytes: Buffer, type: string, edit: (box: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  edit(copy.subarray(findBox(copy, type)));
  return copy;
}

/** A copy without one of the boxes at the top. */
export function withoutBox(bytes: Buffer, type: string): Buffer {
  const at = findBox(bytes, type);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + bytes.readUInt32BE(at))]);
}

/** A copy with so many empty boxes behind it. */
export function withBoxes(bytes: Buffer, count: number): Buffer {
  const empty = Buffer.from('0000000866726565', 'hex');
  return Buffer.concat([bytes, ...Array<Buffer>(count).fill(empty)]);
}

/** A copy whose film and track say that they never end (ISO/IEC 14496-12, 8.2.2 and 8.4.2). */
export function endlessDuration(bytes: Buffer): Buffer {
  // Version 0: length, letters, version and flags, two times, scale, duration.
  const film = editBox(bytes, 'mvhd', (box) => box.writeUInt32BE(0x7fffffff, 24));
  return editBox(film, 'mdhd', (box) => box.writeUInt32BE(0x7fffffff, 24));
}
