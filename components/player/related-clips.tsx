'use client';

import { ClipCard } from '@/components/clips/clip-card';
import { useRest } from '@/components/clips/use-rest';
import type { WallClip } from '@/components/clips/wall-clip';
import type { WallWords } from '@/components/clips/wall-words';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './related-clips.module.css';
import { withSmallPicture } from './small-picture';

/** A row of clips as the wall draws them; each leads to its page without a query behind it. */
export function RelatedClips(props: { clips: WallClip[]; locale: Locale; words: WallWords }) {
  const { rest, settle, leave } = useRest();
  return (
    <div className={styles.related}>
      {props.clips.map((clip) => (
        <ClipCard
          key={clip.slug}
          clip={withSmallPicture(clip)}
          href={localePath(props.locale, `/clips/${clip.slug}`)}
          words={props.words}
          isFirst={false}
          isRested={rest?.slug === clip.slug}
          moves={rest?.moves ?? false}
          settle={settle}
          leave={leave}
        />
      ))}
    </div>
  );
}
