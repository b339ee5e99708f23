import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CaptionsImport } from '@/lib/ingest/files/import-clip-captions.server';
import type { ClipImport } from '@/lib/ingest/files/import-clip-file.server';
import type { FileMatch } from '@/lib/ingest/files/match-file';
import type { ImportedOriginal, ImportStep } from '@/lib/media/import-original.server';
import { openBar } from './progress-bar';

/** How the import of one file ended, in the words that are printed. */
export type Outcome = 'stored' | 'renewed' | 'would store' | 'already there' | 'unsure' | 'refused';

/** What is printed of an import: a line a file, and on a terminal a bar below them. */
export interface Report {
  tell(outcome: Outcome, path: string, words: string): void;
  /** A line that belongs to the one before it. */
  add(words: string): void;
  /** What a file's import is at, to be shown by the bar. */
  watch(path: string): (step: ImportStep) => void;
  /** Prints the sum and gives the exit code. */
  end(): number;
}

/** Opens the report of an import of these files. */
export async function openReport(paths: readonly string[]): Promise<Report> {
  const sizes = new Map<string, number>();
  for (const path of paths) {
    sizes.set(path, (await stat(path).catch(() => null))?.size ?? 0);
  }
  const counts = new Map<Outcome, number>();
  const totalBytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const bar = openBar(process.stdout, { totalBytes, totalFiles: paths.length });
  return {
    tell(outcome, path, words) {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      bar.finish();
      bar.advance(sizes.get(path) ?? 0);
      bar.print(`${outcome.padEnd(13)}  ${showName(path)}: ${words}`);
    },
    add: (words) => bar.print(`${''.padEnd(13)}  ${words}`),
    watch: (path) => (step) => {
      bar.show(`${showName(path)}: ${stepWords[step.step]}`);
      // Of a file here the whole size counts once it is dealt with, of one from elsewhere what came.
      if (step.step === 'read' && sizes.get(path) === 0) bar.advance(step.bytes);
    },
    end() {
      bar.close();
      const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
      const files = `${paths.length} ${paths.length === 1 ? 'file' : 'files'}`;
      console.log(`${files}: ${parts.join(', ') || 'nothing to do'}.`);
      return counts.has('refused') || counts.has('unsure') ? 1 : 0;
    },
  };
}

const stepWords: Record<ImportStep['step'], string> = {
  read: 'reading',
  examine: 'examining',
  store: 'storing',
  make: 'making posters and renditions',
};

/** Prints how a file came in, what contradicts its clip, and which other clips it looks like. */
export function tellImport(
  report: Report,
  path: string,
  slug: string,
  { outcome, contradictions, twins }: ClipImport,
): void {
  if (outcome.outcome === 'known') {
    report.tell('already there', path, `the original of ${slug}`);
    return;
  }
  const said = outcome.outcome === 'would_store' ? 'would store' : outcome.outcome;
  report.tell(said, path, describe(slug, outcome.original));
  for (const { fact, known, measured } of contradictions) {
    report.add(
      `the clip’s ${fact} is known as ${known}, this file’s is ${measured}: left as it is`,
    );
  }
  if (twins.length > 0) report.add(`looks like the original of ${twins.join(', ')}`);
}

/** Prints how captions came in. */
export function tellCaptions(
  report: Report,
  path: string,
  slug: string,
  { outcome, language, cues }: CaptionsImport,
): void {
  const said = { known: 'already there', stored: 'stored', would_store: 'would store' } as const;
  const tongue = language === null ? 'a language not told' : languages.of(language);
  const lines = `${cues} ${cues === 1 ? 'line' : 'lines'}`;
  report.tell(said[outcome], path, `captions of ${slug} in ${tongue} (${lines})`);
}

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** Prints which clips a file may belong to. */
export function tellUnsure(
  report: Report,
  path: string,
  { candidates, why }: Extract<FileMatch, { certainty: 'unsure' }>,
): void {
  const names = candidates.map(({ slug }) => slug).join(', ');
  const words = names === '' ? why : `${why}: ${names}`;
  report.tell('unsure', path, `${words}; --clip SLUG would say it`);
}

function describe(slug: string, original: ImportedOriginal): string {
  const { width, height, durationMs, codec, hasSound, sizeBytes, made } = original;
  const facts = [
    `${width} × ${height}`,
    `${(durationMs / 1000).toFixed(1)} s`,
    codec,
    hasSound ? 'with sound' : 'silent',
    `${(sizeBytes / 1e6).toFixed(1)} MB`,
    ...(made === null ? [] : [`${made.length} files made`]),
  ];
  return `the original of ${slug} (${facts.join(', ')})`;
}

/** A name as a terminal may show it: one with control or direction signs is shown escaped. */
export function showName(path: string): string {
  const name = basename(path);
  if (!/[\p{Cc}\p{Cf}]/u.test(name)) return name;
  return name.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
