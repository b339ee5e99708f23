import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchLine, BenchOptions } from './bench-line';

const usage = `npm run bench -- [options]

Measures what TARGETS names, both sides of every ratio in one run; reports, never asserts.
  --clips N          on so many made-up clips (1000)
  --engine ENGINE    sqlite or postgres (sqlite)
  --only PARTS       of sqlite: reads, blocks, import, front, profile, serving, films, wall,
                     weigh, steps, drift, lighthouse; of postgres: reads; by commas (all)
  --database PLACE   a SQLite file, or a PostgreSQL address, of N made-up clips, only read; else
                     one is made
  --keep PLACE       fill that and measure nothing
  --films FOLDER     films to import, each named <clip>.mp4; else two are made
  --rounds N         repetitions of slow works, quick ones are done 20 times as often (15)
  --seconds N        for how long each server is asked (3)
All but reads, blocks and import need a build (npm run build). Writes data/bench/<engine>-<clips>.json.`;

const PARTS = {
  sqlite: {
    reads: async (options: BenchOptions) => (await import('./reads')).measureReads(options),
    blocks: async (options: BenchOptions) => (await import('./blocks')).measureBlocks(options),
    import: async (options: BenchOptions) => (await import('./import')).measureImport(options),
    front: async (options: BenchOptions) => (await import('./front')).measureFront(options),
    profile: async (options: BenchOptions) => (await import('./profile')).measureProfile(options),
    serving: async (options: BenchOptions) =>
      (await import('./serve-importing')).measureServing(options),
    films: async (options: BenchOptions) => (await import('./films')).measureFilms(options),
    wall: async (options: BenchOptions) => (await import('./wall')).measureWall(options),
    weigh: async (options: BenchOptions) => (await import('./weigh')).measureWeight(options),
    steps: async (options: BenchOptions) => (await import('./steps')).measureSteps(options),
    drift: async (options: BenchOptions) => (await import('./drift')).measureDrift(options),
    lighthouse: async (options: BenchOptions) =>
      (await import('./lighthouse')).measureLighthouse(options),
  },
  postgres: {
    reads: async (options: BenchOptions) => (await import('./postgres')).measurePostgres(options),
  },
} as const;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      clips: { type: 'string', default: '1000' },
      engine: { type: 'string', default: 'sqlite' },
      only: { type: 'string' },
      database: { type: 'string' },
      films: { type: 'string' },
      keep: { type: 'string' },
      rounds: { type: 'string', default: '15' },
      seconds: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  const { engine } = values;
  const clips = Number(values.clips);
  const parts: Record<string, (options: BenchOptions) => Promise<BenchLine[]>> | undefined =
    engine === 'sqlite' || engine === 'postgres' ? PARTS[engine] : undefined;
  const names = values.only?.split(',') ?? Object.keys(parts ?? {});
  const isWrong = parts === undefined || names.some((name) => !Object.hasOwn(parts, name));
  if (values.help || isWrong || !(clips > 0)) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  if (values.keep !== undefined) {
    const url = engine === 'sqlite' ? `file:${values.keep}` : values.keep;
    await (await import('./load-clips')).makeDatabase(url, clips, console.log);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-bench-'));
  const options: BenchOptions = {
    clips,
    database: values.database ?? null,
    films: values.films ?? null,
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    folder,
  };
  const lines: BenchLine[] = [];
  try {
    for (const name of names) lines.push(...((await parts[name]?.(options)) ?? []));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  report(lines, engine, clips);
  return 0;
}

function report(lines: readonly BenchLine[], engine: string, clips: number): void {
  console.table(
    lines.map(({ target, what, value, beside, base, unit, ratio, wanted }) => {
      return { target, what, ours: `${value} ${unit}`, beside, base, ratio, wanted };
    }),
  );
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const file = `data/bench/${engine}-${clips}.json`;
  if (!existsSync('data/bench')) mkdirSync('data/bench', { recursive: true });
  writeFileSync(file, `${JSON.stringify({ engine, clips, machine, lines }, null, 2)}\n`);
  console.log(`On ${machine}; written to ${file}`);
}

process.exit(await run());
