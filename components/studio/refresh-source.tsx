'use client';

import { useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import { askDesk, toldOf } from './ask-desk';
import { DifferenceList, type Differing } from './difference-list';
import styles from './feeds.module.css';
import form from './form.module.css';
import type { StudioWords } from './studio-words';

interface Refreshed extends Differing {
  address: string;
  isNew: boolean;
}

/** Asks a clip's source what it says now; what differs is shown, and waits in the inbox. */
export function RefreshSource(props: {
  slug: string;
  /** The clip's places that may be asked, its origin first. */
  places: readonly string[];
  words: StudioWords;
  studio: string;
}) {
  const { slug, places, words, studio } = props;
  const [place, setPlace] = useState(places[0] ?? '');
  const [answer, setAnswer] = useState<Refreshed | null>(null);
  const [told, setTold] = useState('');
  const [isBusy, setBusy] = useState(false);
  if (places.length === 0) return null;

  async function refresh() {
    setBusy(true);
    setTold('');
    setAnswer(null);
    try {
      const path = `/clips/${encodeURIComponent(slug)}/refresh`;
      setAnswer(await askDesk<Refreshed>('POST', path, { address: place }));
    } catch (thrown) {
      setTold(toldOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  const count = Object.keys(answer?.fields ?? {}).length;
  return (
    <section className={styles.refresh} aria-label={words.refresh.title}>
      <p className={`${form.form} ${form.line}`}>
        <label>
          {words.refresh.place}
          <select value={place} onChange={({ target }) => setPlace(target.value)}>
            {places.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className={`${form.button} needs-script`}
          onClick={refresh}
          disabled={isBusy}
        >
          {isBusy ? words.refresh.asking : words.refresh.title}
        </button>
      </p>
      <p role="status">
        {told}
        {answer === null ? null : count === 0 ? (
          fill(words.refresh.same, { place: answer.address })
        ) : (
          <a href={`${studio}/inbox?kind=difference`}>
            {answer.isNew ? words.refresh.waits : words.refresh.before}
          </a>
        )}
      </p>
      {answer === null ? null : <DifferenceList fields={answer.fields} words={words} />}
    </section>
  );
}
