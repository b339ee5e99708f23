import type { CSSProperties, ReactNode, RefCallback } from 'react';
import { AiLabel } from '@/components/ui/ai-label';
import { Icon } from '@/components/ui/icon';
import styles from './compare.module.css';
import type { CompareSight } from './use-originals';

/** A clip as it is compared: one language, every word written. */
export interface ComparedClip {
  /** Its name in the address. */
  name: string;
  title: string;
  href: string;
  /** Source and day. */
  facts: string;
  /** What the picture is, a stand-in or the original and where it comes from, at each sight. */
  sights: Record<CompareSight, string>;
  /** What the button is called that asks for the original once more. */
  ask: string;
  /** The stored file; null where there is none and the original is played from where it is. */
  address: string | null;
  /** The public address that may be asked for the original. */
  linked: string | null;
  poster: string | null;
  ratio: number;
  prompt: { text: string; language: string } | null;
  /** Where the comparison goes on without this clip, and what that is called. */
  without: { href: string; name: string };
}

/** One clip of a comparison with what is said of it. Its controls are the browser's own until scripts have come. */
export function CompareFigure(props: {
  clip: ComparedClip;
  sight: CompareSight;
  askAgain: () => void;
  isHeard: boolean;
  attach: RefCallback<HTMLVideoElement>;
  children: ReactNode;
}) {
  const { clip } = props;
  return (
    <figure className={styles.figure}>
      <div className={styles.screen} style={{ '--ratio': clip.ratio.toFixed(4) } as CSSProperties}>
        <video
          ref={props.attach}
          src={clip.address ?? undefined}
          poster={clip.poster ?? undefined}
          aria-label={clip.title}
          muted={!props.isHeard}
          // Of nothing there is nothing to control.
          controls={clip.address !== null}
          playsInline
          preload="none"
        />
        <AiLabel />
      </div>
      <figcaption className={styles.caption}>
        <p className={styles.title}>
          <a href={clip.href}>{clip.title}</a>
          <a className={styles.remove} href={clip.without.href} aria-label={clip.without.name}>
            <Icon name="close" />
          </a>
        </p>
        <p className={styles.facts}>{clip.facts}</p>
        <p className={styles.facts} data-sight={props.sight} aria-live="polite">
          {clip.sights[props.sight]}
          {props.sight === 'silent' ? (
            <button type="button" className={styles.ask} onClick={props.askAgain}>
              {clip.ask}
            </button>
          ) : null}
        </p>
        {props.children}
        {clip.prompt === null ? null : (
          <p className={styles.prompt} lang={clip.prompt.language}>
            {clip.prompt.text}
          </p>
        )}
      </figcaption>
    </figure>
  );
}
