'use client';

import { useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import styles from './history.module.css';
import type { Clash } from './merge-facts';
import { ShowValue } from './show-value';
import type { StudioWords } from './studio-words';

/** The comparison for who came second: for each field that both wrote, which of the two is to stand. */
export function ConflictView(props: {
  by: string;
  clashes: readonly Clash[];
  labels: Readonly<Record<string, string>>;
  words: StudioWords;
  choose: (chosen: ReadonlyMap<string, 'now' | 'yours'>) => void;
}) {
  const { by, clashes, labels, words, choose } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, 'now' | 'yours'>>(new Map());
  const take = (field: string, side: 'now' | 'yours') =>
    setChosen(new Map(chosen).set(field, side));
  return (
    <section className={styles.conflict} role="alert" data-conflict="">
      <h2>{fill(words.conflict.title, { name: by })}</h2>
      <p>{words.conflict.lead}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.conflict.field}</th>
            <th scope="col">{words.conflict.began}</th>
            <th scope="col">{words.conflict.now}</th>
            <th scope="col">{words.conflict.yours}</th>
          </tr>
        </thead>
        <tbody>
          {clashes.map(({ field, began, now, yours }) => (
            <tr key={field}>
              <th scope="row">{labels[field] ?? field}</th>
              <td>
                <ShowValue value={began} unknown={words.editor.unknown} />
              </td>
              {(['now', 'yours'] as const).map((side) => (
                <td key={side}>
                  <label>
                    <input
                      type="radio"
                      name={`clash-${field}`}
                      checked={(chosen.get(field) ?? 'yours') === side}
                      onChange={() => take(field, side)}
                    />
                    <ShowValue
                      value={side === 'now' ? now : yours}
                      unknown={words.editor.unknown}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className={styles.act} onClick={() => choose(chosen)}>
        {words.conflict.save}
      </button>
    </section>
  );
}
