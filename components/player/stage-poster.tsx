import type { PosterSource } from '@/components/clips/poster-sources';
import styles from './player.module.css';

/** The player's width: the page's on a phone, what the prompt beside it leaves on a wide screen. */
const SIZES = '(min-width: 64rem) 62vw, 100vw';

/** What a player shows until its clip moves. */
export interface StagePosterProps {
  poster: string | null;
  sources: PosterSource[];
}

/**
 * The poster behind the stage, as wide as the screen needs it: a `<video>`'s own is one file for
 * every screen. The moving picture covers it.
 */
export function StagePoster({ poster, sources }: StagePosterProps) {
  if (poster === null) return null;
  return (
    <picture className={styles.poster}>
      {sources.map(({ type, srcSet }) => (
        <source key={type} type={type} srcSet={srcSet} sizes={SIZES} />
      ))}
      <img src={poster} alt="" fetchPriority="high" decoding="async" draggable={false} />
    </picture>
  );
}
