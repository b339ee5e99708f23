import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { SmallPoster } from '@/components/provenance/small-poster';
import { LitText } from '@/components/ui/lit-text';
import { formatDay } from '@/lib/format/format-day';
import type { Locale } from '@/lib/i18n/locales';
import type { PaletteEntry } from './find-entries';
import styles from './palette.module.css';
import type { FoundClip } from './use-clip-search';

/** A group of the palette with its heading; nothing where it is empty. */
export function Group<One>(props: {
  name: string;
  of: readonly One[];
  children: (one: One) => ReactNode;
}) {
  if (props.of.length === 0) return null;
  return (
    <Command.Group className={styles.group ?? ''} heading={props.name}>
      {props.of.map(props.children)}
    </Command.Group>
  );
}

/** A line of the palette; `value` is its name among all lines. */
export function Item(props: { value: string; choose: () => void; children: ReactNode }) {
  return (
    <Command.Item className={styles.item ?? ''} value={props.value} onSelect={props.choose}>
      {props.children}
    </Command.Item>
  );
}

/** What is found by its name: the name, the other language's where it is another, how many clips. */
export function Named({ entry }: { entry: PaletteEntry }) {
  const [other] = entry.alsoNamed;
  return (
    <>
      <span className={styles.name}>{entry.name}</span>
      {entry.count === null || other === entry.name ? null : (
        <span className={styles.other}>{other}</span>
      )}
      {entry.count === null ? null : <span className={styles.count}>{entry.count}</span>}
    </>
  );
}

/** A clip that was found: its poster, its title and the passage with the words, its day. */
export function Clip({ clip, found, locale }: FoundClip & { locale: Locale }) {
  return (
    <>
      <span className={styles.poster}>
        <SmallPoster posters={clip.posters} />
      </span>
      <span className={styles.clip}>
        <span className={styles.name}>
          <LitText text={clip.titles[locale]} ranges={found.title} />
        </span>
        {found.excerpt === null ? null : (
          <span className={styles.excerpt} lang={found.excerpt.language}>
            <LitText {...found.excerpt} />
          </span>
        )}
      </span>
      {clip.publishedOn === null ? null : (
        <span className={styles.count}>{formatDay(clip.publishedOn, locale)}</span>
      )}
    </>
  );
}
