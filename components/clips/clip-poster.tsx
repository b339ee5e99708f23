import styles from './clip-card.module.css';
import type { WallClip } from './wall-clip';

/** The width of a card on a wall whose rows are not laid out yet. */
const SIZES = '(min-width: 160rem) 22vw, (min-width: 64rem) 27vw, (min-width: 38rem) 47vw, 94vw';

/** A clip's poster in the formats and widths there are; without one, its title set as a plate. */
export function ClipPoster({ clip, isFirst }: { clip: WallClip; isFirst: boolean }) {
  // What loads late is laid out by then: the browser takes the width it really has.
  const sizes = isFirst ? SIZES : `auto, ${SIZES}`;
  if (clip.poster === null) {
    return (
      <span className={styles.plate} aria-hidden="true">
        {clip.title}
      </span>
    );
  }
  return (
    <picture>
      {clip.sources.map(({ type, srcSet }) => (
        <source key={type} type={type} srcSet={srcSet} sizes={sizes} />
      ))}
      {/* The title stands below as text: here it would be said twice. */}
      <img
        className={styles.picture}
        src={clip.poster}
        alt=""
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : 'auto'}
        decoding="async"
        draggable={false}
      />
    </picture>
  );
}
