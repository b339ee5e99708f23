import { listPrints } from '@/lib/clips/list-prints.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { findTwins, groupTwins, type Twins } from '@/lib/media/group-twins';
import type { Printed } from '@/lib/media/index-prints';
import { samplingShape } from '@/lib/media/recipe';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- media duplicates

Lists the stored originals that are the same bytes, and those that look alike frame by frame: the
same film in another size or bitrate, or with its ends cut off. Nothing is changed.
Ends with 0, and with 2 for misuse.`;

/** `gallery media duplicates`: 0 whatever is found, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: {},
    read: (rest): object | string => (rest.length > 0 ? `Not understood: ${rest[0]}.` : {}),
    act: listDuplicates,
  });
}

async function listDuplicates(): Promise<number> {
  const originals = await listPrints(await getDatabase());
  const groups = groupTwins(findTwins(originals));
  for (const group of groups) console.log(`${describeGroup(group).join('\n')}\n`);
  const unseen = originals.filter(({ framePrint }) => framePrint === null).length;
  const later =
    unseen === 0 ? '' : ` ${unseen} of them were stored bare: only their bytes were compared.`;
  console.log(`${count(originals.length, 'original')}: ${count(groups.length, 'group')}.${later}`);
  return 0;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** A line for each original of a group, and what each pair has in common below. */
function describeGroup(group: readonly Twins[]): string[] {
  const members = new Map<string, Printed>();
  for (const { one, other } of group) {
    for (const side of [one, other]) members.set(`${side.slug} ${side.hash}`, side);
  }
  const width = Math.max(...[...members.values()].map(({ slug }) => slug.length));
  return [
    ...[...members.values()].map(({ slug, hash }) => `${slug.padEnd(width)}  ${hash.slice(0, 16)}`),
    ...group.map((pair) => `  ${pair.other.slug} ${describePair(pair)}`),
  ];
}

function describePair({ one, match }: Twins): string {
  if (match === null) return `is the same bytes as ${one.slug}`;
  const share = Math.min(100, Math.round(match.share * 100));
  const later = match.offset / samplingShape.printsPerSecond;
  const shift =
    later === 0 ? '' : `, beginning ${Math.abs(later)} s ${later > 0 ? 'later' : 'earlier'}`;
  return `looks like ${one.slug}: ${share} % of the shorter${shift}, ${match.distance.toFixed(1)} of 64 bits apart`;
}
