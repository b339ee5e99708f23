'use client';

import { useEffect, useRef } from 'react';
import styles from './clip-card.module.css';

/** The silent loop over a poster. Its buffer is given back when it goes: phones have few decoders. */
export function ClipPreview({ src }: { src: string }) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (video === null) return;
    video.src = src;
    // Refused or overtaken by the pointer leaving: the poster stays.
    video.play().catch(() => {});
    return () => {
      video.pause();
      video.removeAttribute('src');
      video.load();
    };
  }, [src]);
  return (
    <video
      ref={ref}
      className={styles.preview}
      muted
      loop
      playsInline
      disablePictureInPicture
      disableRemotePlayback
      aria-hidden="true"
      tabIndex={-1}
      onPlaying={(event) => event.currentTarget.setAttribute('data-playing', '')}
    />
  );
}
