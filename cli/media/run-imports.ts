import PQueue from 'p-queue';
import { Problem } from '@/lib/http/problem';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';
import { MissingProgram, Refusal } from '@/lib/media/refusal';
import type { Report } from './report-imports';

/** The import of one file, and how the report names it. */
export interface ImportWork {
  path: string;
  work(): Promise<void>;
}

/**
 * Imports files, so many at once, and then the `last` ones in their order; gives the report's exit
 * code. What one is refused for is told and stops no other; a program that is missing stops them all.
 */
export async function runImports(
  report: Report,
  concurrency: number,
  works: readonly ImportWork[],
  last: readonly ImportWork[] = [],
): Promise<number> {
  const orRefuse = async ({ path, work }: ImportWork) => {
    try {
      await work();
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      report.tell('refused', path, thrown.message.replace(/\.?$/, '.'));
    }
  };
  const queue = new PQueue({ concurrency });
  try {
    await queue.addAll(works.map((one) => () => orRefuse(one)));
    for (const one of last) await orRefuse(one);
  } catch (thrown) {
    queue.clear();
    if (!(thrown instanceof MissingProgram)) throw thrown;
    report.end();
    console.error(thrown.message);
    return 1;
  }
  return report.end();
}

function isRefusal(thrown: unknown): thrown is Error {
  return thrown instanceof Refusal || thrown instanceof Problem || thrown instanceof OutsideFault;
}
