/** A piece of a file, in bytes from 0; both ends belong to it. */
export interface ByteRange {
  start: number;
  end: number;
}

/** More pieces than this in one request are answered with the whole file. */
export const mostRanges = 8;

/**
 * Reads a `Range` header against a file's size (RFC 9110, 14.1.2 and 14.2). `whole` where the
 * header is absent, unreadable, of another unit, or asks for too many or overlapping pieces, which
 * a server may ignore; `outside` where no piece lies in the file; else the pieces as asked.
 */
export function parseRanges(
  header: string | null,
  sizeBytes: number,
): ByteRange[] | 'whole' | 'outside' {
  if (header === null || sizeBytes === 0) return 'whole';
  // What players send, and nearly all that is ever asked.
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header) ?? [];
  const [start, end] = [Number(first), Number(last)];
  if (start <= end && start < sizeBytes) return [{ start, end: Math.min(end, sizeBytes - 1) }];
  const [, list] = /^bytes=(.*)$/i.exec(header.trim()) ?? [];
  if (list === undefined) return 'whole';
  // An empty member is allowed in a list and means nothing (RFC 9110, 5.6.1).
  const members = list
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
  if (members.length === 0 || members.length > mostRanges) return 'whole';
  const ranges: ByteRange[] = [];
  for (const member of members) {
    const range = parseRange(member, sizeBytes);
    if (range === 'unreadable') return 'whole';
    if (range !== 'outside') ranges.push(range);
  }
  if (ranges.length === 0) return 'outside';
  return overlap(ranges) ? 'whole' : ranges;
}

function parseRange(member: string, sizeBytes: number): ByteRange | 'unreadable' | 'outside' {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(member) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === ''))
    return 'unreadable';
  const lastByte = sizeBytes - 1;
  if (first === '') {
    // The last so many bytes; more than there are means all of them.
    const length = Number(last);
    return length === 0 ? 'outside' : { start: Math.max(0, sizeBytes - length), end: lastByte };
  }
  const start = Number(first);
  const end = last === '' ? lastByte : Number(last);
  if (last !== '' && end < start) return 'unreadable';
  return start > lastByte ? 'outside' : { start, end: Math.min(end, lastByte) };
}

function overlap(ranges: readonly ByteRange[]): boolean {
  const ordered = [...ranges].sort((a, b) => a.start - b.start);
  return ordered.some((range, at) => range.start <= (ordered[at - 1]?.end ?? -1));
}
