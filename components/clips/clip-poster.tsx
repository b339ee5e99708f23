import styles from './clip-card.module.css';
import type { WallClip } from './wall-clip';

/** The width of a card on the wall, as `sizes`. */
const ON_THE_WALL =
  '(min-width: 160rem) 22vw, (min-width: 64rem) 27vw, (min-width: 38rem) 47vw, 94vw';

/**
 * A clip's poster in the formats and widths there are; without one, its title set as a plate.
 * `sizes` is how wide it is shown where that is not on the wall. Never `auto`: Chromium holds on to
 * such pictures, and to the page around them, after they are gone.
 */
export function ClipPoster(props: { clip: WallClip; isFirst: boolean; sizes?: string }) {
  const { clip, isFirst, sizes = ON_THE_WALL } = props;
  if (clip.poster === null) {
    return (
      <span className={styles.plate} aria-hidden="true">
        {clip.title}
      </span>
    );
  }
  // The title stands below as text: here it would be said twice.
  const picture = (
    <img
      className={styles.picture}
      src={clip.poster}
      alt=""
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      // Decoded beside, the first pictures would come a frame later: after the page's scripts.
      decoding={isFirst ? 'sync' : 'async'}
      draggable={false}
    />
  );
  if (clip.sources.length === 0) return picture;
  return (
    <picture>
      {clip.sources.map(({ type, srcSet }) => (
        <source key={type} type={type} srcSet={srcSet} sizes={sizes} />
      ))}
      {picture}
    </picture>
  );
}
