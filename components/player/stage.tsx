import { memo } from 'react';
import { AiLabel } from '@/components/ui/ai-label';
import type { CaptionTrack } from './list-tracks';
import styles from './player.module.css';

/** What the stage is rendered from, once. */
export interface StageProps {
  /** What plays at once; null when there is nothing to play. */
  address: string | null;
  isLooped: boolean;
  poster: string | null;
  /** The clip's title: the player's name. */
  title: string;
  /** The clip's captions; most clips have none. */
  tracks?: readonly CaptionTrack[];
}

/**
 * The `<video>` in the box that video.js takes over. Rendered once, on the server, and never
 * again: whatever stands inside belongs to the browser and to video.js from then on.
 */
export const Stage = memo(
  function Stage({ address, isLooped, poster, title, tracks = [] }: StageProps) {
    return (
      <div data-vjs-player="" className={styles.frame}>
        {/* biome-ignore lint/a11y/useMediaCaption: no words are known to be spoken in a clip */}
        <video
          className={`video-js ${styles.video}`}
          src={address ?? undefined}
          poster={poster ?? undefined}
          aria-label={title}
          controls
          playsInline
          preload="none"
          loop={isLooped}
        >
          {tracks.map(({ url, language, label }) => (
            <track
              key={url}
              kind="captions"
              src={url}
              srcLang={language ?? undefined}
              label={label}
            />
          ))}
        </video>
        <AiLabel />
      </div>
    );
  },
  () => true,
);
