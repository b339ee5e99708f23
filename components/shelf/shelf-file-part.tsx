'use client';

import { useRef, useState } from 'react';
import { mergeShelves, type Shelf } from '@/lib/collections/shelf';
import { readShelf, ShelfFault, writeShelf } from '@/lib/collections/shelf-file';
import { fill } from '@/lib/i18n/fill';
import styles from './shelf-page.module.css';
import type { ShelfWords } from './shelf-words';
import type { ChangeAndSay } from './use-changes';

/** The largest file that is read, in bytes: a full shelf is smaller. */
const MOST_BYTES = 4_000_000;

/** The shelf as a file to take along, and a file to take in. */
export function ShelfFilePart(props: { shelf: Shelf; words: ShelfWords; change: ChangeAndSay }) {
  const { shelf, words, change } = props;
  const { file: w, done } = words;
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const save = () => {
    const address = URL.createObjectURL(
      new Blob([writeShelf(shelf)], { type: 'application/json' }),
    );
    const link = document.createElement('a');
    link.href = address;
    link.download = 'promptreel-favourites.json';
    link.click();
    // The browser has begun to read it by then.
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const take = async (file: File | undefined) => {
    setFault(null);
    if (file === undefined) return;
    try {
      if (file.size > MOST_BYTES) throw new ShelfFault('too-much', file.name);
      const taken = readShelf(await file.text());
      change((now) => mergeShelves(now, taken), fill(done.imported, { name: file.name }));
    } catch (thrown) {
      const { code, at } = thrown instanceof ShelfFault ? thrown : new ShelfFault('not-json');
      setFault(fill(w.faults[code], { at }));
    }
    if (field.current !== null) field.current.value = '';
  };

  return (
    <section className={styles.file} aria-labelledby="shelf-file">
      <h2 id="shelf-file">{w.heading}</h2>
      <p>{w.text}</p>
      <p className={styles.actions}>
        <button type="button" className={styles.quiet} onClick={save}>
          {w.export}
        </button>
        <label className={styles.quiet}>
          <input
            ref={field}
            type="file"
            accept=".json,application/json"
            className="visually-hidden"
            onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
          />
          {w.import}
        </label>
      </p>
      {fault === null ? null : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </section>
  );
}
