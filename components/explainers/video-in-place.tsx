'use client';

import { useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './explainer-list.module.css';

/**
 * A YouTube video that loads nothing until it is asked for, and then from the host that sets no
 * cookies before it plays.
 */
export function VideoInPlace(props: { id: string; title: string; play: string; note: string }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <button
        type="button"
        className={`${styles.play} needs-script`}
        onClick={() => setOpen(true)}
        aria-label={`${props.play}: ${props.title}`}
      >
        <Icon name="play" />
        {props.play}
        <small>{props.note}</small>
      </button>
    );
  }
  return (
    <iframe
      // The button that had the focus is gone: its keys are the video's now.
      ref={(frame) => frame?.focus()}
      className={styles.video}
      src={`https://www.youtube-nocookie.com/embed/${props.id}?autoplay=1`}
      title={props.title}
      allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
      // YouTube refuses to play for a page that does not say which site it is.
      referrerPolicy="strict-origin-when-cross-origin"
      allowFullScreen
    />
  );
}
