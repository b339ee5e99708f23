import { ask } from '../support/open-front';

const READERS = 4;
/** What readers ask for in turn; `q=` differs each time, so that it has to be made. */
const PATHS = [
  '/',
  '/api/v1/clips?limit=5',
  '/clips/tokyo-walk',
  '/zh',
  '/feed.rss',
  '/api/v1/facets',
];

/** What readers met. */
export interface ReadingSeen {
  line: string;
  failures: string[];
}

/** Readers who ask a port one thing after another until they are stopped. */
export function readWhile(port: number): { stop(): Promise<ReadingSeen> } {
  let isOver = false;
  const [took, failures]: [number[], string[]] = [[], []];
  const read = async (reader: number) => {
    for (let at = reader; !isOver; at += 1) {
      const path =
        at % 3 === 0 ? `/api/v1/clips?q=take${at}&limit=3` : (PATHS[at % PATHS.length] ?? '/');
      const began = performance.now();
      const reply = await ask(port, path).catch((cause) => ({ status: 0, text: String(cause) }));
      took.push(performance.now() - began);
      if (reply.status !== 200)
        failures.push(`${reply.status} ${path} ${reply.text.slice(0, 120)}`);
    }
  };
  const all = Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)));
  return {
    async stop() {
      isOver = true;
      await all;
      const sorted = took.toSorted((a, b) => a - b);
      const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
      const line = `${took.length} answers, ${failures.length} not 200; median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(0.9999)} ms`;
      return { line, failures };
    },
  };
}
