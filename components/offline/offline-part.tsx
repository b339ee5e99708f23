'use client';

import { useEffect, useState } from 'react';
import styles from '@/components/shelf/shelf-page.module.css';
import { formatBytes } from '@/lib/format/format-count';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import {
  type Amount,
  canKeepClips,
  keepClips,
  measureClips,
  readKept,
  removeKept,
} from './kept-clips';

/** The words of keeping clips, with `{count}`, `{size}` and `{done}`. */
export type OfflineWords = Record<
  | 'heading'
  | 'text'
  | 'size'
  | 'unknown'
  | 'measure'
  | 'keep'
  | 'keeping'
  | 'kept'
  | 'remove'
  | 'failed',
  string
>;

type Needed = Awaited<ReturnType<typeof measureClips>>;

/** Keeps what favourites play in this browser: how much that is first, then on request; and removes it. */
export function OfflinePart(props: {
  slugs: readonly string[];
  locale: Locale;
  words: OfflineWords;
}) {
  const { slugs, locale, words } = props;
  const [kept, setKept] = useState<Amount>({ count: 0, sizeBytes: 0 });
  const [needed, setNeeded] = useState<Needed | null>(null);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (canKeepClips()) readKept().then(setKept, () => undefined);
  }, []);
  if (!canKeepClips()) return null;

  const run = async (work: () => Promise<string>) => {
    setBusy(true);
    try {
      setSaid(await work());
    } catch {
      setSaid(words.failed);
    }
    setKept(await readKept().catch(() => ({ count: 0, sizeBytes: 0 })));
    setBusy(false);
  };
  const tell = ({ count, sizeBytes }: Amount, sentence: string) =>
    fill(sentence, { count, size: formatBytes(sizeBytes, locale) });
  const measure = async () => {
    const found = await measureClips(slugs, locale);
    setNeeded(found);
    const sizeBytes = found.reduce((sum, one) => sum + one.sizeBytes, 0);
    return found.length === 0
      ? words.unknown
      : tell({ count: found.length, sizeBytes }, words.size);
  };
  const keep = async () => {
    const count = needed?.length ?? 0;
    await keepClips(needed ?? [], (done) => setSaid(fill(words.keeping, { done, count })));
    setNeeded(null);
    return '';
  };
  const forget = async () => {
    await removeKept();
    return '';
  };

  return (
    <section className={styles.file} aria-labelledby="shelf-offline">
      <h2 id="shelf-offline">{words.heading}</h2>
      <p>{words.text}</p>
      {kept.count === 0 ? null : <p>{tell(kept, words.kept)}</p>}
      <p className={styles.actions}>
        {slugs.length === 0 ? null : (
          <button
            type="button"
            className={styles.quiet}
            disabled={isBusy}
            onClick={() => void run(needed === null || needed.length === 0 ? measure : keep)}
          >
            {needed === null || needed.length === 0 ? words.measure : words.keep}
          </button>
        )}
        {kept.count === 0 ? null : (
          <button
            type="button"
            className={styles.quiet}
            disabled={isBusy}
            onClick={() => void run(forget)}
          >
            {words.remove}
          </button>
        )}
      </p>
      <p role="status">{said}</p>
    </section>
  );
}
