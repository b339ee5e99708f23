import 'server-only';

/** One thing wrong in a file of records: the line, the field, what it should be, what was found. */
export interface LineFault {
  line: number;
  record: string;
  field: string;
  expected: string;
  found: string;
}

/** How many faults are told; the rest is counted. */
const TOLD_FAULTS = 20;

/** Gathers faults, as many as are told, and counts all. */
export class FaultList {
  readonly told: LineFault[] = [];
  count = 0;

  /** `found` as it is to be told. */
  add(line: number, record: string, field: string, expected: string, found: string): void {
    this.count += 1;
    if (this.told.length < TOLD_FAULTS) this.told.push({ line, record, field, expected, found });
  }
}

/** Thrown when a file of records cannot be taken: nothing of it was. */
export class ImportFault extends Error {
  readonly faults: readonly LineFault[];

  constructor({ told, count }: FaultList) {
    const lines = told.map(({ line, record, field, expected, found }) => {
      const place = [`line ${line}`, record, field].filter(Boolean).join(' · ');
      return `  ${place}: should be ${expected}; found ${found}`;
    });
    const rest = count - told.length;
    if (rest > 0) lines.push(`  … and ${rest} more`);
    const counted = count === 1 ? '1 fault' : `${count} faults`;
    super(`The file has ${counted} and nothing of it was taken:\n${lines.join('\n')}`);
    this.name = 'ImportFault';
    this.faults = told;
  }
}
