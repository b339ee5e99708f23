import 'server-only';
import { makeZip, predictLength } from 'client-zip';
import type { MediaReader } from '@/lib/media/media-store';
import { AI_LABEL } from '@/lib/prompts/ai-label';
import { sidecarJson, sidecarText } from '@/lib/publish/download-sidecar';
import type { DownloadPlan, PlannedClip } from './plan-download.server';

/** What the manifest says beside the plan. */
export interface ZipFacts {
  /** The address of a clip's page, whole. */
  page: (slug: string) => string;
  /** The canonical query, or the names of the clips. */
  asked: string;
}

interface Entry {
  name: string;
  sizeBytes: number;
  open: () => Promise<Uint8Array | ReadableStream<Uint8Array>>;
}

/**
 * The bytes of a ZIP that holds a plan, and how many they will be: films as they are (nothing is
 * compressed), a text and a JSON beside each, a manifest first. One film is open at a time, and what
 * is open is let go of when the reader leaves.
 */
export function writeZip(
  plan: DownloadPlan,
  store: MediaReader,
  facts: ZipFacts,
): { body: ReadableStream<Uint8Array>; sizeBytes: number } {
  const entries = listEntries(plan, store, facts);
  const sizes = entries.map(({ name, sizeBytes }) => ({ name, size: sizeBytes }));
  const leaving = new AbortController();
  const reader = makeZip(openEach(entries, leaving.signal)).getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        leaving.abort();
        await reader.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, sizeBytes: Number(predictLength(sizes)) };
}

/** ZIP has no zone and begins in 1980: one time for all, so that the same download is the same file. */
const FILE_TIME = new Date(1980, 0, 1);

async function* openEach(entries: readonly Entry[], signal: AbortSignal) {
  for (const { name, sizeBytes, open } of entries) {
    const bytes = await open();
    const input = bytes instanceof Uint8Array ? bytes : readUntil(bytes, signal);
    yield { name, input, size: sizeBytes, lastModified: FILE_TIME };
  }
}

/** The same bytes; the stream is let go of when the signal comes, whoever holds the reader. */
function readUntil(
  bytes: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const reader = bytes.getReader();
  const letGo = () => void reader.cancel().catch(() => undefined);
  if (signal.aborted) letGo();
  signal.addEventListener('abort', letGo, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        signal.removeEventListener('abort', letGo);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

function listEntries(plan: DownloadPlan, store: MediaReader, facts: ZipFacts): Entry[] {
  const manifest = `${JSON.stringify(describePlan(plan, facts), null, 2)}\n`;
  return [
    written('manifest.json', manifest),
    ...plan.clips.flatMap(({ clip, stem, film, captions }) => [
      ...(film === null ? [] : [stored(film.name, film.key, film.rendition.sizeBytes, store)]),
      ...captions.map(({ name, key, sizeBytes }) => stored(name, key, sizeBytes, store)),
      written(`${stem}.txt`, sidecarText(clip, facts.page(clip.slug), film)),
      written(`${stem}.json`, sidecarJson(clip, facts.page(clip.slug), film)),
    ]),
  ];
}

function stored(name: string, key: string, sizeBytes: number, store: MediaReader): Entry {
  return {
    name,
    sizeBytes,
    async open() {
      const bytes = await store.read(key);
      if (bytes === null) throw new Error(`A stored file went away: ${key}`);
      return bytes;
    },
  };
}

function written(name: string, text: string): Entry {
  const bytes = new TextEncoder().encode(text);
  return { name, sizeBytes: bytes.length, open: async () => bytes };
}

/** The manifest: what is in it with its credit, and what is not and why. */
function describePlan({ clips, leftOut, clipsBeyond }: DownloadPlan, facts: ZipFacts) {
  return {
    label: AI_LABEL,
    asked: facts.asked,
    clips: clips.map((planned) => describeClip(planned, facts)),
    leftOut,
    clipsBeyond,
  };
}

function describeClip({ clip, stem, film, captions }: PlannedClip, { page }: ZipFacts) {
  const { slug, titles, author, sourceNames, publishedOn, certainty, rights, pageUrl } = clip;
  return {
    ...{ slug, titles, author, source: sourceNames, publishedOn, certainty, rights, pageUrl },
    url: page(slug),
    file: film?.name ?? null,
    isStandIn: film?.rendition.kind === 'stand-in',
    kind: film?.rendition.kind ?? null,
    sha256: film?.key.split('.')[0] ?? null,
    captions: captions.map(({ name }) => name),
    sidecars: [`${stem}.txt`, `${stem}.json`],
  };
}
