'use client';

import { useRef, useState } from 'react';
import { comparePath, MOST_COMPARED } from '@/components/compare/compare-address';
import { CopyMenu } from '@/components/prompts/copy-menu';
import type { CopyWords } from '@/components/prompts/copy-words';
import { keepForm, readForm } from '@/components/prompts/kept-form';
import { announce } from '@/components/ui/announce';
import { catchFocus } from '@/components/ui/catch-focus';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { fetchJson } from '@/lib/http/fetch-json';
import { fill } from '@/lib/i18n/fill';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { COPY_FORMS, type CopyForm } from '@/lib/prompts/copy-forms';
import { writeList } from '@/lib/prompts/copy-list';
import { copyText } from '@/lib/prompts/copy-text';
import styles from './selection-bar.module.css';
import type { Selection } from './use-selection';
import { WALL_ID } from './wall-id';

/** The bar's words, with `{count}` to fill in. */
export interface SelectionWords {
  label: string;
  count: string;
  /** The link to two to four of them on one clock. */
  compare: string;
  /** The link to their files, prompts and credits as one ZIP. */
  download: string;
  clear: string;
  undo: string;
  copied: string;
  none: string;
  copy: Pick<CopyWords, 'copy' | 'more' | 'forms' | 'failed'>;
}

/** The bar below a wall while clips are chosen: how many, copy them as a list, clear, undo. */
export default function SelectionBar(props: {
  selection: Selection;
  locale: Locale;
  words: SelectionWords;
}) {
  const { selection, locale, words } = props;
  const { chosen, clear, undo } = selection;
  const back = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState('');
  const [kept, setKept] = useState<CopyForm>(() => readForm() ?? locale);
  const tell = (sentence: string) => {
    setSaid(sentence);
    announce(sentence);
  };

  const copy = async (form: CopyForm) => {
    keepForm(form);
    setKept(form);
    const accessedOn = new Date().toLocaleDateString('sv');
    const addressOf = (slug: string) =>
      new URL(localePath(locale, watchPath(slug)), window.location.href).href;
    try {
      const replies = chosen.map((slug) => fetchJson<{ clip: ClipItem }>(`/api/v1/clips/${slug}`));
      const clips = (await Promise.all(replies)).map(({ clip }) => clip);
      const list = writeList(clips, form, locale, (slug) => ({
        address: addressOf(slug),
        accessedOn,
      }));
      if (list.count === 0) tell(words.none);
      else {
        const worked = await copyText(list.text);
        tell(worked ? fill(words.copied, { count: String(list.count) }) : words.copy.failed);
      }
    } catch {
      tell(words.copy.failed);
    }
  };

  return (
    <section className={styles.bar} aria-label={words.label}>
      <p className={styles.count}>{fill(words.count, { count: String(chosen.length) })}</p>
      {chosen.length === 0 ? null : (
        <>
          <button type="button" className={styles.copy} onClick={() => void copy(kept)}>
            {words.copy.copy} {words.copy.forms[kept]}
          </button>
          <CopyMenu
            forms={COPY_FORMS}
            first={null}
            words={words.copy}
            choose={(form) => void copy(form)}
          />
          {chosen.length < 2 || chosen.length > MOST_COMPARED ? null : (
            <a className={styles.quiet} href={localePath(locale, comparePath([...chosen]))}>
              {words.compare}
            </a>
          )}
          <a
            className={styles.quiet}
            href={`/api/v1/download.zip?${new URLSearchParams({ clips: chosen.join(','), lang: locale })}`}
            download
          >
            {words.download}
          </a>
          <button
            type="button"
            className={styles.quiet}
            onClick={() => {
              clear();
              catchFocus(() => back.current);
            }}
          >
            {words.clear}
          </button>
        </>
      )}
      {undo === null ? null : (
        <button
          ref={back}
          type="button"
          className={styles.quiet}
          onClick={() => {
            undo();
            catchFocus(() => document.getElementById(WALL_ID));
          }}
        >
          {words.undo}
        </button>
      )}
      <span className={styles.said}>{said}</span>
    </section>
  );
}
