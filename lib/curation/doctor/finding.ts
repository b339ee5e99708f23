/** What is looked at, in the order in which it is told. */
export const AREAS = [
  'configuration',
  'disk',
  'migrations',
  'database',
  'versions',
  'index',
  'files',
  'revisions',
  'inbox',
  'backup',
  'jobs',
] as const;
export type Area = (typeof AREAS)[number];

/** Something that is wrong, or worth knowing: a sentence, and a sentence with what to do. */
export interface Finding {
  area: Area;
  /** A fault is to be mended; a notice is to be weighed. */
  weight: 'fault' | 'notice';
  says: string;
  todo: string;
}

/** What was looked at in an area; `seen` is null where something before it made looking useless. */
export interface Look {
  area: Area;
  seen: string | null;
  findings: Finding[];
}

/** Makes the findings of one area. */
export function inArea(area: Area) {
  const of = (weight: Finding['weight']) => (says: string, todo: string) => {
    return { area, weight, says, todo } satisfies Finding;
  };
  return { fault: of('fault'), notice: of('notice') };
}

/** The first few of many names, and how many more there are. */
export function nameSome(names: readonly string[], many = names.length): string {
  const told = names.slice(0, 3).join(', ');
  return many > 3 ? `${told} and ${many - 3} more` : told;
}
