'use client';

import { type FormEvent, useState } from 'react';
import { CLIP_STATUSES } from '@/lib/curation/desk-kinds';
import { fill } from '@/lib/i18n/fill';
import { askDesk, toldOf } from './ask-desk';
import styles from './form.module.css';
import history from './history.module.css';
import { ShowValue } from './show-value';
import type { StudioWords } from './studio-words';

interface Outcome {
  slug: string;
  base: number;
  fields: { field: string; from: unknown; to: unknown }[];
}

interface Wish {
  set: Record<string, unknown>;
  items: Outcome[];
}

/** A value as it was typed: empty is not known, yes and no are flags, a list in braces is JSON. */
function readValue(typed: string): unknown {
  const text = typed.trim();
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  try {
    return text.startsWith('{') ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}

/** One field of many clips: first what would change, clip by clip, then all of it or nothing. */
export function BatchDesk(props: {
  slugs: readonly string[];
  fields: readonly string[];
  labels: Readonly<Record<string, string>>;
  words: StudioWords;
  /** Keys that a value may be, by what they are. */
  known: Readonly<Record<string, readonly string[]>>;
}) {
  const { labels, words } = props;
  const [field, setField] = useState(props.fields[0] ?? '');
  const offered: Readonly<Record<string, readonly string[]>> = {
    ...props.known,
    status: CLIP_STATUSES,
    hasSound: ['true', 'false'],
  };
  const { batchEdit } = words;
  const [wish, setWish] = useState<Wish | null>(null);
  const [told, setTold] = useState('');

  async function preview(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const slugs = String(form.get('slugs'))
      .split(/[\s,]+/)
      .filter(Boolean);
    const set = { [String(form.get('field'))]: readValue(String(form.get('value'))) };
    try {
      const { items } = await askDesk<{ items: Outcome[] }>('POST', '/batch/preview', {
        slugs,
        set,
      });
      setWish({ set, items });
      setTold('');
    } catch (thrown) {
      setWish(null);
      setTold(toldOf(thrown));
    }
  }

  const changing = wish?.items.filter(({ fields }) => fields.length > 0) ?? [];
  async function apply() {
    const bases = Object.fromEntries(changing.map(({ slug, base }) => [slug, base]));
    try {
      await askDesk('POST', '/batch', { bases, set: wish?.set, reason: null });
      setWish(null);
      setTold(fill(batchEdit.done, { count: changing.length }));
    } catch (thrown) {
      setTold(toldOf(thrown));
    }
  }

  return (
    <>
      <form className={styles.form} onSubmit={preview}>
        <label>
          {batchEdit.slugs}
          <textarea name="slugs" rows={6} required defaultValue={props.slugs.join('\n')} />
        </label>
        <label>
          {batchEdit.field}
          <select name="field" value={field} onChange={({ target }) => setField(target.value)}>
            {props.fields.map((one) => (
              <option key={one} value={one}>
                {labels[one] ?? one}
              </option>
            ))}
          </select>
        </label>
        <label>
          {batchEdit.value}
          <input name="value" list="offered-values" autoComplete="off" />
        </label>
        <datalist id="offered-values">
          {(offered[field] ?? []).map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
        <button type="submit" className={styles.button}>
          {batchEdit.preview}
        </button>
      </form>
      <p className={styles.told} role="status">
        {told}
      </p>
      {wish === null ? null : (
        <section className={history.conflict} data-preview="">
          {changing.length === 0 ? <p>{batchEdit.nothing}</p> : null}
          <table>
            <tbody>
              {changing.map(({ slug, fields }) =>
                fields.map(({ field, from, to }) => (
                  <tr key={`${slug} ${field}`}>
                    <th scope="row">{slug}</th>
                    <td>{labels[field] ?? field}</td>
                    <td>
                      <ShowValue value={from} unknown={words.editor.unknown} />
                    </td>
                    <td>
                      <ShowValue value={to} unknown={words.editor.unknown} />
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
          {changing.length === 0 ? null : (
            <button type="button" className={history.act} onClick={apply}>
              {fill(batchEdit.apply, { count: changing.length })}
            </button>
          )}
        </section>
      )}
    </>
  );
}
