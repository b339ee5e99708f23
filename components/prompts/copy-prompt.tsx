'use client';

import { useEffect, useRef, useState } from 'react';
import { useKeys } from '@/components/keys/use-keys';
import { Icon } from '@/components/ui/icon';
import { type CopiedClip, type CopyForm, listForms } from '@/lib/prompts/copy-forms';
import { copyText } from '@/lib/prompts/copy-text';
import { CopyMenu } from './copy-menu';
import styles from './copy-prompt.module.css';
import type { CopyWords } from './copy-words';
import { keepForm, readForm } from './kept-form';
import { writeToday } from './write-today';

const COPIED_MS = 2_000;

/** The forms with a button of their own; the others stand in a menu. */
const BUTTONS: readonly CopyForm[] = ['en', 'zh', 'both', 'markdown'];

/**
 * A button for each usual form of the prompt, a menu for the others, and the key `c` for the form
 * that was chosen last (at first the page's own language, or the original where it has none). What
 * happened is said aloud and shown for 2 s.
 */
export function CopyPrompt(props: {
  clip: CopiedClip;
  locale: 'en' | 'zh';
  /** The clip's page, beginning with `/`. */
  path: string;
  words: CopyWords;
}) {
  const { clip, locale, path, words } = props;
  const [done, setDone] = useState<CopyForm | 'failed' | null>(null);
  const [kept, setKept] = useState<CopyForm | null>(null);
  const timer = useRef<number>(undefined);
  const forms = listForms(clip, locale);
  const first = kept !== null && forms.includes(kept) ? kept : (forms[0] ?? 'json');

  // Read after the first paint: the server does not know it.
  useEffect(() => setKept(readForm()), []);

  const copy = async (form: CopyForm) => {
    const text = writeToday(clip, form, locale, path);
    const worked = text !== null && (await copyText(text));
    setDone(worked ? form : 'failed');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setDone(null), COPIED_MS);
  };
  const choose = (form: CopyForm) => {
    keepForm(form);
    setKept(form);
    void copy(form);
  };

  useKeys({
    // Somebody who has selected words means those; a card with the focus copies its own.
    copy: ({ target }) =>
      window.getSelection()?.isCollapsed === false ||
      (target instanceof Element && target.closest('[data-slug]') !== null)
        ? false
        : void copy(first),
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);

  return (
    <div className={`${styles.copy} needs-script`}>
      <span className={styles.word} aria-hidden="true">
        <Icon name="copy" />
        {words.copy}
      </span>
      {forms
        .filter((form) => BUTTONS.includes(form))
        .map((form) => (
          <button
            key={form}
            type="button"
            className={styles.form}
            data-done={done === form || undefined}
            aria-label={`${words.copy}: ${words.forms[form]}`}
            aria-keyshortcuts={form === first ? 'c' : undefined}
            onClick={() => choose(form)}
          >
            {words.forms[form]}
            {form === first ? <kbd>c</kbd> : null}
          </button>
        ))}
      <CopyMenu
        forms={forms.filter((form) => !BUTTONS.includes(form))}
        first={first}
        words={words}
        choose={choose}
      />
      <span className={styles.said} role="status">
        {done === null ? '' : done === 'failed' ? words.failed : words.copied[done]}
      </span>
    </div>
  );
}
