'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Facts } from '@/lib/curation/desk-kinds';
import { fill } from '@/lib/i18n/fill';
import { askDesk, toldOf } from './ask-desk';
import styles from './history.module.css';
import { ShowValue } from './show-value';
import type { StudioWords } from './studio-words';

/** A revision as it is listed. */
export interface ListedRevision {
  id: number;
  kind: string;
  key: string;
  number: number;
  by: string;
  at: number;
  fields: string[];
  reason: string | null;
  reverts: number | null;
  before: Facts | null;
  after: Facts | null;
}

/** Revisions, newest first, each with what was before and after; `base` lets them be taken back. */
export function HistoryList(props: {
  revisions: readonly ListedRevision[];
  /** The newest revision of the one record they are of; null where they are of many. */
  base: number | null;
  labels: Readonly<Record<string, string>>;
  words: StudioWords;
  /** Where a record's page begins; null on that page itself. */
  records: string | null;
}) {
  const { revisions, base, labels, words, records } = props;
  const router = useRouter();
  const [told, setTold] = useState('');
  async function revert(id: number) {
    try {
      await askDesk('POST', `/revisions/${id}/revert`, { base });
      router.refresh();
      window.location.reload();
    } catch (thrown) {
      setTold(toldOf(thrown));
    }
  }
  if (revisions.length === 0) return <p className={styles.none}>{words.history.none}</p>;
  return (
    <>
      <p role="status">{told}</p>
      <ol className={styles.revisions}>
        {revisions.map((one) => (
          <li key={one.id}>
            <details>
              <summary>
                <time dateTime={new Date(one.at).toISOString()}>
                  {new Date(one.at).toISOString().slice(0, 16).replace('T', ' ')}
                </time>
                <span>{one.by}</span>
                <span className={styles.what}>
                  {records === null ? fill(words.history.number, { number: one.number }) : one.key}
                  {' · '}
                  {one.fields.map((field) => labels[field] ?? field).join(', ')}
                  {one.reverts === null
                    ? ''
                    : ` · ${fill(words.history.reverts, { number: one.reverts })}`}
                </span>
                {one.reason === null ? null : <q>{one.reason}</q>}
              </summary>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.conflict.field}</th>
                    <th scope="col">{words.history.before}</th>
                    <th scope="col">{words.history.after}</th>
                  </tr>
                </thead>
                <tbody>
                  {one.fields.map((field) => (
                    <tr key={field}>
                      <th scope="row">{labels[field] ?? field}</th>
                      <td>
                        <ShowValue value={one.before?.[field]} unknown={words.editor.unknown} />
                      </td>
                      <td>
                        <ShowValue value={one.after?.[field]} unknown={words.editor.unknown} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {base === null || one.before === null ? null : (
                <button type="button" className={styles.act} onClick={() => revert(one.id)}>
                  {words.history.revert}
                </button>
              )}
              {records === null ? null : (
                <a href={`${records}/${one.kind}/${encodeURIComponent(one.key)}`}>
                  {words.list.open}
                </a>
              )}
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
