'use client';

import { useEffect, useRef } from 'react';
import styles from './language-choice.module.css';

const KEY = 'promptreel-prompt-language';

/** The values a prompt can be shown in; `both` sets them side by side. */
const SHOWN_IN = ['both', 'en', 'zh'] as const;

/** The names of the choice, in the page's language. */
type ChoiceWords = Record<'label' | (typeof SHOWN_IN)[number], string>;

/**
 * Whether a prompt is shown in both languages or in one. The choice itself is CSS over radio
 * buttons and needs no script; a script only remembers it for the next clip.
 */
export function LanguageChoice({ words }: { words: ChoiceWords }) {
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    try {
      const kept = localStorage.getItem(KEY);
      const input = [...(group.current?.querySelectorAll('input') ?? [])].find(
        ({ value }) => value === kept,
      );
      if (input !== undefined) input.checked = true;
    } catch {
      // A browser that keeps nothing shows both.
    }
  }, []);
  const keep = (value: string) => {
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // Then it holds for this page only.
    }
  };
  return (
    <fieldset ref={group} className={styles.choice}>
      <legend className="visually-hidden">{words.label}</legend>
      {SHOWN_IN.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name="prompt-language"
            value={value}
            defaultChecked={value === 'both'}
            onChange={() => keep(value)}
          />
          <span>{words[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}
