'use client';

import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { markdownPrompt } from '@/lib/prompts/copy-markdown';
import { bothPrompt, plainPrompt } from '@/lib/prompts/copy-prompt';
import { listLanguages } from '@/lib/prompts/prompt-texts';
import styles from './copy-prompt.module.css';
import { copyText } from './copy-text';
import { isTyping } from './is-typing';

type Form = 'en' | 'zh' | 'both' | 'markdown';

/** What of a clip is copied. */
export type CopiedClip = Pick<
  ClipItem,
  'prompt' | 'titles' | 'author' | 'sourceNames' | 'publishedOn' | 'certainty'
>;

/** The words of the copy buttons, in the page's language. */
export interface CopyWords {
  copy: string;
  forms: Record<Form, string>;
  /** What is said aloud when it worked, by form, and when it did not. */
  copied: Record<Form, string>;
  failed: string;
}

const COPIED_MS = 2_000;

/**
 * A button for each form in which the prompt can be copied, and the key `c` for the page's own
 * language (the original where it has none). What happened is said aloud and shown for 2 s.
 */
export function CopyPrompt(props: {
  clip: CopiedClip;
  locale: 'en' | 'zh';
  /** The clip's page, beginning with `/`. */
  path: string;
  words: CopyWords;
}) {
  const { clip, locale, path, words } = props;
  const [done, setDone] = useState<Form | 'failed' | null>(null);
  const timer = useRef<number>(undefined);
  const languages = listLanguages(clip.prompt).filter((one) => one === 'en' || one === 'zh');
  const first: Form = languages.includes(locale) ? locale : (languages[0] ?? 'both');
  const forms: Form[] = [
    first,
    ...languages.filter((one) => one !== first),
    ...(languages.length > 1 ? (['both'] as const) : []),
    'markdown',
  ];

  const textOf = (form: Form) => {
    if (form === 'both') return bothPrompt(clip);
    if (form !== 'markdown') return plainPrompt(clip, form);
    return markdownPrompt(clip, locale, new URL(path, window.location.href).href);
  };

  const copy = async (form: Form) => {
    const text = textOf(form);
    const worked = text !== null && (await copyText(text));
    setDone(worked ? form : 'failed');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setDone(null), COPIED_MS);
  };

  const copyFirst = useRef(() => {});
  useEffect(() => {
    copyFirst.current = () => void copy(first);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'c' || event.repeat || isTyping(event)) return;
      // Somebody who has selected words means those.
      if (window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      copyFirst.current();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
      window.clearTimeout(timer.current);
    };
  }, []);

  return (
    <div className={`${styles.copy} needs-script`}>
      <span className={styles.word} aria-hidden="true">
        <Icon name="copy" />
        {words.copy}
      </span>
      {forms.map((form) => (
        <button
          key={form}
          type="button"
          className={styles.form}
          data-done={done === form || undefined}
          aria-label={`${words.copy}: ${words.forms[form]}`}
          aria-keyshortcuts={form === first ? 'c' : undefined}
          onClick={() => void copy(form)}
        >
          {words.forms[form]}
          {form === first ? <kbd>c</kbd> : null}
        </button>
      ))}
      <span className={styles.said} role="status">
        {done === null ? '' : done === 'failed' ? words.failed : words.copied[done]}
      </span>
    </div>
  );
}
