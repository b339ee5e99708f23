'use client';

import { useEffect, useRef, useState } from 'react';
import { TitledDialog } from '@/components/ui/titled-dialog';
import { bindingOf, KEY_MAP, type KeyId, type KeyScope } from './key-map';
import styles from './key-sheet.module.css';
import { areKeysOff, switchKeys } from './keys-off';
import { isApple, isPressed } from './pressed-key';

/** The sheet's words: a name for every scope and shortcut, and for the keys that are no sign. */
export interface KeyWords {
  title: string;
  close: string;
  single: string;
  or: string;
  space: string;
  scopes: Record<KeyScope, string>;
  actions: Record<KeyId, string>;
}

const ARROWS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** A binding as its keys are labelled: `Mod+k` is `⌘ K` or `Ctrl K`. */
function labelsOf(binding: string, words: KeyWords): string[] {
  const parts = binding.length === 1 ? [binding] : binding.split('+');
  return parts.map((part) => {
    if (part === 'Mod') return isApple() ? '⌘' : 'Ctrl';
    if (part === 'Space') return words.space;
    return ARROWS[part] ?? (/^[a-z]$/.test(part) ? part.toUpperCase() : part);
  });
}

/** The sheet of every shortcut there is, from the key map; and the switch for those of a single key. */
export function KeySheet({ words, close }: { words: KeyWords; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [areOn, setOn] = useState(() => !areKeysOff());
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isPressed(event, 'sheet')) return;
      // The same key again: closed, and not opened anew.
      event.preventDefault();
      dialog.current?.close();
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, []);
  const byScope = Map.groupBy(Object.keys(KEY_MAP) as KeyId[], (id) => bindingOf(id).scope);
  return (
    <TitledDialog
      dialog={dialog}
      title={words.title}
      closeWord={words.close}
      className={styles.sheet}
      close={close}
    >
      <div className={styles.scopes}>
        {[...byScope].map(([scope, ids]) => (
          <section key={scope}>
            <h3>{words.scopes[scope]}</h3>
            <dl>
              {ids.map((id) => (
                <div key={id}>
                  <dt>{words.actions[id]}</dt>
                  <dd>
                    {bindingOf(id).keys.map((binding, index) => (
                      <span key={binding}>
                        {index === 0 ? null : <small>{words.or}</small>}
                        {labelsOf(binding, words).map((label) => (
                          <kbd key={label}>{label}</kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className={styles.single}>
        <input
          type="checkbox"
          checked={areOn}
          onChange={({ currentTarget }) => {
            switchKeys(currentTarget.checked);
            setOn(currentTarget.checked);
          }}
        />
        {words.single}
      </label>
    </TitledDialog>
  );
}
