'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { watchPath, withQuery } from '@/lib/clips/paths';
import { fill } from '@/lib/i18n/fill';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { type EntryGroup, findEntries, type PaletteEntry } from './find-entries';
import styles from './palette.module.css';
import { Clip, Group, Item, Named } from './palette-parts';
import type { PaletteWords } from './palette-words';
import { forgetSearches, keepSearch, readSearches } from './recent-searches';
import { sayState } from './say-state';
import { useClipSearch } from './use-clip-search';
import { useNamed } from './use-named';

/** As many of a group as leave room for the other groups. */
const MOST_OF_GROUP = 4;

/** The line that leads to the whole wall of what was typed. */
const ALL = 'all';

const BEFORE_CLIPS: readonly EntryGroup[] = ['pages', 'views', 'actions'];
const AFTER_CLIPS: readonly EntryGroup[] = ['terms', 'sources', 'collections'];

/**
 * Search as one types over prompts, terms, sources, collections, pages and actions. `entries` are
 * the pages and actions of this page. Nothing is searched for while an input method composes, and
 * the first line is always the whole wall of what was typed, however fast one presses Enter.
 */
export function Palette(props: {
  entries: readonly PaletteEntry[];
  locale: Locale;
  words: PaletteWords;
  close: () => void;
}) {
  const { entries, locale, words } = props;
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [typed, setTyped] = useState('');
  const [isComposing, setComposing] = useState(false);
  const [recent, setRecent] = useState(readSearches);
  const [tries, setTries] = useState(0);
  const [line, setLine] = useState('');
  const q = typed.trim();
  const named = useNamed(locale, q !== '', tries);
  const search = useClipSearch(typed, locale, tries);
  useEffect(() => {
    dialog.current?.showModal();
    // Not by `autofocus`: the dialog would give the focus to the list's frame, which comes first.
    field.current?.focus();
  }, []);

  const type = (value: string) => {
    setText(value);
    if (!isComposing) setTyped(value);
  };
  const go = (leads: PaletteEntry['leads']) => {
    keepSearch(q);
    dialog.current?.close();
    if (typeof leads === 'string') router.push(leads);
    else leads();
  };
  const forget = () => {
    forgetSearches();
    setRecent([]);
    // A click gave it to the list; typing goes on.
    field.current?.focus();
  };

  const found = q === '' ? entries : findEntries([...entries, ...named.entries], q, MOST_OF_GROUP);
  const clips = q === '' ? [] : search.clips;
  const hasFailed = q !== '' && (search.state === 'failed' || named.hasFailed);
  const isEmpty = found.length === 0 && clips.length === 0;
  // Where the words found nothing as they stand: with the last one as a beginning.
  const asked = search.typed === q && search.state === 'done' ? search.asked : q;
  const wallOf = (one: string) => localePath(locale, withQuery('/', { q: one }));
  const listGroup = (group: EntryGroup) => (
    <Group key={group} name={words.groups[group]} of={found.filter((one) => one.group === group)}>
      {(entry) => (
        <Item key={entry.key} value={`${group}/${entry.key}`} choose={() => go(entry.leads)}>
          <Named entry={entry} />
        </Item>
      )}
    </Group>
  );

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={words.title}
      onClose={props.close}
      // Escape gives up a composition first.
      onCancel={(event) => isComposing && event.preventDefault()}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <Command
        className={styles.command ?? ''}
        label={words.title}
        value={line}
        onValueChange={setLine}
        shouldFilter={false}
        loop
      >
        <div className={styles.field}>
          <Icon name="search" />
          <Command.Input
            ref={field}
            value={text}
            onValueChange={type}
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={({ currentTarget }) => {
              setComposing(false);
              setTyped(currentTarget.value);
              // Nothing was typed since, so nobody has chosen a line of the new list.
              setLine(ALL);
            }}
            placeholder={words.placeholder}
            maxLength={200}
            enterKeyHint="search"
          />
          <button type="button" aria-label={words.close} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        <Command.List className={styles.list ?? ''} label={words.results}>
          {q === '' ? null : (
            <Item value={ALL} choose={() => go(wallOf(asked))}>
              <span className={styles.name}>{fill(words.searchAll, { q })}</span>
            </Item>
          )}
          <Group name={words.recent} of={q === '' ? recent : []}>
            {(one) => (
              <Item key={one} value={`recent/${one}`} choose={() => go(wallOf(one))}>
                <span className={styles.name}>{one}</span>
              </Item>
            )}
          </Group>
          {q !== '' || recent.length === 0 ? null : (
            <Item value="forget" choose={forget}>
              <span className={styles.other}>{words.forget}</span>
            </Item>
          )}
          {BEFORE_CLIPS.map(listGroup)}
          <Group name={words.groups.clips} of={clips}>
            {({ clip, found: lit }) => (
              <Item
                key={clip.slug}
                value={`clips/${clip.slug}`}
                choose={() => go(localePath(locale, watchPath(clip.slug, { q: asked })))}
              >
                <Clip clip={clip} found={lit} locale={locale} />
              </Item>
            )}
          </Group>
          {AFTER_CLIPS.map(listGroup)}
          {hasFailed ? (
            <Item value="retry" choose={() => setTries((before) => before + 1)}>
              <span className={styles.name}>{words.retry}</span>
            </Item>
          ) : null}
        </Command.List>
      </Command>
      <footer className={styles.foot}>
        <p role="status">{sayState(q, search, { hasFailed, isEmpty }, words.said)}</p>
        <p className={styles.keys} aria-hidden="true">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {words.keys.move}
          </span>
          <span>
            <kbd>↵</kbd> {words.keys.open}
          </span>
          <span>
            <kbd>Esc</kbd> {words.keys.close}
          </span>
        </p>
      </footer>
    </dialog>
  );
}
