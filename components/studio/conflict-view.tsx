'use client';

import { useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import styles from './history.module.css';
import type { Merged } from './merge-facts';
import { ShowValue } from './show-value';
import type { StudioWords } from './studio-words';

/**
 * The comparison for who came second: for each field that both wrote, which of the two is to stand;
 * below them what the other wrote elsewhere, which stands.
 */
export function ConflictView(props: {
  by: string;
  clashes: Merged['clashes'];
  joined: Merged['joined'];
  labels: Readonly<Record<string, string>>;
  words: StudioWords;
  choose: (chosen: ReadonlyMap<string, 'now' | 'yours'>) => void;
}) {
  const { by, clashes, joined, labels, words, choose } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, 'now' | 'yours'>>(new Map());
  const take = (field: string, side: 'now' | 'yours') =>
    setChosen(new Map(chosen).set(field, side));
  return (
    <section className={styles.conflict} role="alert" data-conflict="">
      <h2>{fill(words.conflict.title, { name: by })}</h2>
      <p>{clashes.length === 0 ? words.conflict.joined : words.conflict.lead}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.conflict.field}</th>
            <th scope="col">{words.conflict.began}</th>
            <th scope="col">{words.conflict.now}</th>
            {clashes.length === 0 ? null : <th scope="col">{words.conflict.yours}</th>}
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
          {joined.map(({ field, began, now }) => (
            <tr key={field}>
              <th scope="row">{labels[field] ?? field}</th>
              <td>
                <ShowValue value={began} unknown={words.editor.unknown} />
              </td>
              <td>
                <ShowValue value={now} unknown={words.editor.unknown} />
              </td>
              {clashes.length === 0 ? null : <td />}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className={styles.act} onClick={() => choose(chosen)}>
        {clashes.length === 0 ? words.editor.save : words.conflict.save}
      </button>
    </section>
  );
}
