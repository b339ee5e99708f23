'use client';

import type { ReactNode } from 'react';
import { announce } from '@/components/ui/announce';
import drawn from '@/components/ui/drawn-icon.module.css';
import { FAVOURITES, toggleClip } from '@/lib/collections/shelf';
import styles from './shelf-button.module.css';
import { changeShelf } from './shelf-store';
import { useIsFavourite } from './use-shelf';

/** The words of the heart; `name` is filled in already. */
export interface KeepWords {
  name: string;
  kept: string;
  unkept: string;
}

/**
 * The heart: keeps a clip among the favourites of this browser, or no longer. `s` presses it, on a
 * clip's page and on the card that has the focus. `children`, if any, are shown beside it.
 */
export function KeepButton(props: {
  slug: string;
  words: KeepWords;
  className?: string;
  /** Whether it is about the page's own clip, not one of several. */
  isPage?: boolean;
  children?: ReactNode;
}) {
  const { slug, words } = props;
  const isKept = useIsFavourite(slug);
  const toggle = () => {
    changeShelf((shelf) => toggleClip(shelf, FAVOURITES, slug));
    announce(isKept ? words.unkept : words.kept);
  };
  return (
    <button
      type="button"
      className={`${styles.heart} ${drawn.icon} ${drawn.heart} ${props.className ?? ''} needs-script`}
      aria-label={words.name}
      aria-pressed={isKept}
      aria-keyshortcuts="s"
      data-keep={props.isPage ? 'page' : ''}
      onClick={toggle}
    >
      {props.children}
    </button>
  );
}
