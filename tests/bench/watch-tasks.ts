import type { CDPSession } from 'playwright-core';

/** A task of a page's main thread: how long it took, and how much of that the processor worked on it. */
export interface PageTask {
  tookMs: number;
  workedMs: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
}

/**
 * Notes every task of a page's main thread until the function it gives is called. On a busy machine a
 * task takes longer than it works: what it worked is true at any load.
 */
export async function watchTasks(session: CDPSession): Promise<() => Promise<PageTask[]>> {
  const events: TraceEvent[] = [];
  const gather = ({ value }: { value: object[] }) => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', gather);
  const traceConfig = {
    includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return async () => {
    const ended = new Promise<unknown>((resolve) =>
      session.once('Tracing.tracingComplete', resolve),
    );
    await session.send('Tracing.end');
    await ended;
    session.off('Tracing.dataCollected', gather);
    const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
    const calls = new Map<string, number>();
    for (const event of events) {
      if (event.name === 'FunctionCall')
        calls.set(threadOf(event), (calls.get(threadOf(event)) ?? 0) + 1);
    }
    // The thread that called most functions is the page's.
    const [main] = [...calls].toSorted(([, a], [, b]) => b - a)[0] ?? [];
    return events
      .filter((event) => event.name === 'RunTask' && event.ph === 'X' && threadOf(event) === main)
      .map(({ dur = 0, tdur = dur }) => ({ tookMs: dur / 1000, workedMs: tdur / 1000 }));
  };
}
