import 'server-only';

/** One thing wrong in one file: where it stands, what it should be and what was found there. */
export type CatalogueFaultEntry = {
  file: string;
  record: string;
  field: string;
  expected: string;
  found: string;
};

const PRINTED_FAULTS = 20;

/**
 * Thrown when the seed cannot be taken; `faults` holds all of them, the message prints the first 20
 * as “file · record · field: should be …; found …” and counts the rest.
 */
export class CatalogueFault extends Error {
  readonly faults: readonly CatalogueFaultEntry[];

  constructor(faults: readonly CatalogueFaultEntry[]) {
    const lines = faults
      .slice(0, PRINTED_FAULTS)
      .map(
        ({ file, record, field, expected, found }) =>
          `  ${[file, record, field].filter(Boolean).join(' · ')}: should be ${expected}; found ${found}`,
      );
    const rest = faults.length - lines.length;
    if (rest > 0) lines.push(`  … and ${rest} more`);
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    super(`The catalogue has ${count} and was not taken:\n${lines.join('\n')}`);
    this.name = 'CatalogueFault';
    this.faults = faults;
  }
}

/** A value as a fault shows it: JSON of at most 60 characters, “nothing” where there is none. */
export function showFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}
