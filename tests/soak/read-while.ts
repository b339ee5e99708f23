import { ask } from '../support/open-front';

const READERS = 4;
/** In the place of the stored film's address. */
const FILM = 'film';
/** What readers ask for in turn; `q=` differs each time, so that it has to be made. */
const PATHS = [
  '/',
  '/api/v1/clips?limit=5',
  '/clips/tokyo-walk',
  '/zh',
  '/feed.rss',
  '/api/v1/facets',
  FILM,
];

/** What readers met. */
export interface ReadingSeen {
  line: string;
  failures: string[];
}

const PART_BYTES = 4_096;

/** A part of a film, from the bucket where the gallery sends its reader; anything but that part is no 200. */
async function readPart(port: number, film: string): Promise<{ status: number; text: string }> {
  const { status, headers, text } = await ask(port, film);
  const { location } = headers;
  if (location === undefined) return { status: status === 200 ? 0 : status, text };
  const range = `bytes=0-${PART_BYTES - 1}`;
  const reply = await fetch(new URL(location), { headers: { range } });
  const { byteLength } = await reply.arrayBuffer();
  const isRight = reply.status === 206 && byteLength === PART_BYTES;
  return { status: isRight ? 200 : reply.status, text: `${byteLength} bytes of ${location}` };
}

/** Readers who ask a port one thing after another, a stored film among them, until they are stopped. */
export function readWhile(port: number, film: string): { stop(): Promise<ReadingSeen> } {
  let isOver = false;
  const [took, failures]: [number[], string[]] = [[], []];
  const read = async (reader: number) => {
    for (let at = reader; !isOver; at += 1) {
      const path =
        at % 3 === 0 ? `/api/v1/clips?q=take${at}&limit=3` : (PATHS[at % PATHS.length] ?? '/');
      const began = performance.now();
      const asked = path === FILM ? readPart(port, film) : ask(port, path);
      const reply = await asked.catch((cause) => ({ status: 0, text: String(cause) }));
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
