'use client';

import { useEffect, useId, useState } from 'react';
import type { ClipItem } from '@/lib/clips/contracts.server';
import type { Locale } from '@/lib/i18n/locales';
import styles from './inbox.module.css';
import type { StudioWords } from './studio-words';

const PAUSE_MS = 150;
const SHOWN = 8;

/** Looks for the clip that a candidate is one more place of; Enter takes the first, Escape leaves. */
export function MergeSearch(props: {
  words: StudioWords;
  locale: Locale;
  choose: (slug: string) => void;
  leave: () => void;
}) {
  const { locale, choose, leave } = props;
  const { inbox } = props.words;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly ClipItem[] | null>(null);

  useEffect(() => {
    const q = typed.trim();
    if (q === '') return setFound(null);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ q, limit: String(SHOWN) });
      const answer = await fetch(`/api/v1/clips?${query}`, { signal: stop.signal }).catch(
        () => null,
      );
      if (answer?.ok) setFound(((await answer.json()) as { items: ClipItem[] }).items);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);

  return (
    <form
      className={styles.merge}
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = found ?? [];
        if (first !== undefined) choose(first.slug);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <label htmlFor={id}>{inbox.mergeInto}</label>
      <input
        id={id}
        type="search"
        value={typed}
        ref={(field) => field?.focus()}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="plain" aria-live="polite">
        {found?.map((clip) => (
          <li key={clip.slug}>
            <button type="button" onClick={() => choose(clip.slug)}>
              {clip.poster === null ? <span /> : <img src={clip.poster} alt="" />}
              <span>
                {clip.titles[locale]} <code>{clip.slug}</code>
              </span>
              <time>{clip.publishedOn}</time>
            </button>
          </li>
        ))}
        {found?.length === 0 ? <li className={styles.none}>{inbox.noClip}</li> : null}
      </ul>
    </form>
  );
}
