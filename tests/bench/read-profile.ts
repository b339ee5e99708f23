/**
 * What V8's sampling profiler writes, and `.cpuprofile` files hold: a tree of calls, and which of its
 * nodes ran at each sample (chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile).
 */
export interface CpuProfile {
  nodes: {
    id: number;
    /** Lines and columns count from 0. */
    callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
    children?: number[];
  }[];
  /** Microseconds of the profiler's clock, as the two below. */
  startTime: number;
  endTime: number;
  samples: number[];
  /** From the sample before, or the start, to each. */
  timeDeltas: number[];
}

/** What one function took, alone and with everything it called, microseconds. */
export interface FunctionTimes {
  name: string;
  place: string;
  selfUs: number;
  totalUs: number;
}

/** A profile as figures, microseconds; `busyUs` is all that was neither idle nor before the start. */
export interface ProfileTimes {
  busyUs: number;
  idleUs: number;
  /** Collecting garbage; a part of `busyUs`. */
  collectingUs: number;
  functions: FunctionTimes[];
}

type CallFrame = CpuProfile['nodes'][number]['callFrame'];

/** Not functions, but what a thread does beside them. */
const IDLE = '(idle)';
const COLLECTING = '(garbage collector)';
const STATES = new Set(['(root)', '(program)', IDLE, COLLECTING]);

/**
 * Adds a profile up by function: a function's own time, and that in which it stood anywhere on the
 * stack, once however often it stood there. `placeOf` names where a function is written.
 */
export function readProfile(
  profile: CpuProfile,
  placeOf: (frame: CallFrame) => string,
): ProfileTimes {
  const own = weighSamples(profile);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const functions = new Map<string, FunctionTimes>();
  const standing = new Set<string>();
  const states = { [IDLE]: 0, [COLLECTING]: 0 };
  let busyUs = 0;
  /** Adds a call and all below it; gives the time it took with them. */
  const add = (id: number): number => {
    const node = nodes.get(id);
    if (node === undefined) return 0;
    const { callFrame } = node;
    const selfUs = own.get(id) ?? 0;
    const name = callFrame.functionName || '(anonymous)';
    if (name === IDLE || name === COLLECTING) states[name] += selfUs;
    if (name !== IDLE) busyUs += selfUs;
    const place = STATES.has(name) ? '' : placeOf(callFrame);
    const key = `${name} ${place}`;
    const isOutermost = !standing.has(key);
    standing.add(key);
    const totalUs = selfUs + (node.children ?? []).reduce((sum, child) => sum + add(child), 0);
    if (isOutermost) standing.delete(key);
    if (name === '(root)' || name === IDLE) return totalUs;
    const times = functions.get(key) ?? { name, place, selfUs: 0, totalUs: 0 };
    functions.set(key, times);
    times.selfUs += selfUs;
    if (isOutermost) times.totalUs += totalUs;
    return totalUs;
  };
  const called = new Set(profile.nodes.flatMap(({ children = [] }) => children));
  for (const { id } of profile.nodes) if (!called.has(id)) add(id);
  return {
    busyUs,
    idleUs: states[IDLE],
    collectingUs: states[COLLECTING],
    functions: [...functions.values()],
  };
}

/** A sample stands for the time until the next one, the last until the end. */
function weighSamples({ samples, timeDeltas, startTime, endTime }: CpuProfile) {
  const own = new Map<number, number>();
  let at = startTime;
  for (const [index, id] of samples.entries()) {
    at += timeDeltas[index] ?? 0;
    const lasts = timeDeltas[index + 1] ?? endTime - at;
    own.set(id, (own.get(id) ?? 0) + Math.max(0, lasts));
  }
  return own;
}

/** The functions that took most, by their own time or with what they called. */
export function listTop(
  { functions }: ProfileTimes,
  by: 'selfUs' | 'totalUs',
  count: number,
): FunctionTimes[] {
  return functions.toSorted((a, b) => b[by] - a[by]).slice(0, count);
}

/** A file and a line, without the folders before a package's name or below `root`, which ends in a slash. */
export function placeOfFrame({ url, lineNumber, columnNumber }: CallFrame, root: string): string {
  if (url === '') return 'native';
  const whole = decodeURI(url).replace(/^file:\/\//, '');
  const path = whole.startsWith(root) ? whole.slice(root.length) : whole;
  const short = path.replace(/^.*node_modules\//, '');
  // In a file that was pressed into one line only the column tells.
  return lineNumber === 0 ? `${short}:1:${columnNumber + 1}` : `${short}:${lineNumber + 1}`;
}

/**
 * Whose code stands at a line (from 0) of a file that esbuild put together: it writes each source's
 * path in a comment above it. Null above the first.
 */
export function findSource(compiled: readonly string[], line: number): string | null {
  for (let at = Math.min(line, compiled.length - 1); at >= 0; at -= 1) {
    const [, source] = /^\/\/ ([\w./@[\]-]+\.[cm]?[jt]sx?)$/.exec(compiled[at] ?? '') ?? [];
    if (source !== undefined) return source;
  }
  return null;
}
