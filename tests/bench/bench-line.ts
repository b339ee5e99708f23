/** One figure of TARGETS: what was measured, what stands beside it, and their ratio. */
export interface BenchLine {
  target: string;
  what: string;
  value: number;
  beside: string;
  base: number;
  unit: string;
  ratio: number;
  /** What the ratio should be, as `≤ 1.5` or `≥ 3`. */
  wanted: string;
}

/** What every part of the bench is told. */
export interface BenchOptions {
  clips: number;
  /** A SQLite file of that many made-up clips, read and never written; made where there is none. */
  database: string | null;
  /** A folder of films named after clips of the seed; made where there is none. */
  films: string | null;
  rounds: number;
  /** For how long each server is asked, seconds. */
  seconds: number;
  /** A folder that is removed afterwards. */
  folder: string;
}

/** A line from two figures, told at once: a long run shows how far it is. */
export function lineOf(
  target: string,
  [what, value]: [string, number],
  [beside, base]: [string, number],
  unit: string,
  wanted: string,
): BenchLine {
  const round = (figure: number) => Number(figure.toPrecision(3));
  const ratio = Number((value / base).toPrecision(2));
  const line = {
    target,
    what,
    value: round(value),
    beside,
    base: round(base),
    unit,
    ratio,
    wanted,
  };
  console.log(`${target}  ${what}: ${line.value} ${unit}; ${beside}: ${line.base}; × ${ratio}`);
  return line;
}

/** Median and 99th percentile of a work's times, microseconds. */
export interface Times {
  median: number;
  p99: number;
}

/** No comparison takes much longer than this, however slow one side is. */
const LIMIT_MS = 30_000;

/**
 * Does several works in turn, there and back, so that a busy moment of the machine falls on all of
 * them alike and none always follows the same other; fewer times than asked when half a minute is over.
 */
export async function interleave<Name extends string>(
  works: Record<Name, () => Promise<unknown>>,
  rounds: number,
): Promise<Record<Name, Times>> {
  const names = Object.keys(works) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  const until = performance.now() + LIMIT_MS;
  for (let round = -1; round < rounds; round += 1) {
    if (round > 0 && performance.now() > until) break;
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const started = performance.now();
      await works[name]();
      // The first round is for warming up.
      if (round >= 0) times.get(name)?.push((performance.now() - started) * 1000);
    }
  }
  return Object.fromEntries(
    [...times].map(([name, all]) => {
      const sorted = all.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
      return [name, { median: at(0.5), p99: at(0.99) }];
    }),
  ) as Record<Name, Times>;
}
