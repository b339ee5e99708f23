'use client';

import { type ReactNode, useEffect, useId, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { formatDuration } from '@/lib/format/format-duration';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { frameHtml } from '@/lib/publish/write-oembed';
import styles from './share-clip.module.css';

/** The words of the share group, in the page's language. */
export interface ShareGroupWords {
  open: string;
  /** Hands the link to another app, where the system can. */
  send: string;
  poster: string;
  notLoaded: string;
  link: string;
  /** With `{time}`. */
  atSecond: string;
  embed: string;
  embedText: string;
  copy: string;
  copyLink: string;
  copyEmbed: string;
  copied: string;
  failed: string;
}

/** What is shared: the clip's page and its player, as paths, and the player's name and size. */
export interface SharedClip {
  slug: string;
  title: string;
  page: string;
  embed: string;
  frameTitle: string;
  size: { width: number; height: number };
}

/**
 * What one gives to others: the link to this page, on wish from the second that is shown, and the
 * HTML of the player. Open to be read and selected without scripts; `origin` is the gallery's own,
 * `isCertain` whether its owner named it, else the visitor's address bar knows better.
 */
export function ShareClip(props: {
  clip: SharedClip;
  locale: Locale;
  origin: string;
  isCertain: boolean;
  words: ShareGroupWords;
}) {
  const { clip, locale, isCertain, words } = props;
  const [origin, setOrigin] = useState(props.origin);
  const [shownSeconds, setShownSeconds] = useState<number | null>(null);
  const [isFromHere, setFromHere] = useState(false);
  const [canSend, setCanSend] = useState(false);
  const [poster, setPoster] = useState<ReactNode>(null);
  const id = useId();

  useEffect(() => setCanSend('share' in navigator), []);
  useEffect(() => {
    if (!isCertain) setOrigin(window.location.origin);
  }, [isCertain]);

  const seconds = isFromHere && shownSeconds !== null ? shownSeconds : 0;
  const link = origin + clip.page + (seconds > 0 ? `?t=${seconds}` : '');
  const join = clip.embed.includes('?') ? '&' : '?';
  const embed = origin + clip.embed + (seconds > 0 ? `${join}start=${seconds}` : '');
  const html = frameHtml(embed, clip.frameTitle, clip.size);

  const openPoster = async () => {
    try {
      const [{ PosterDialog }, messages] = await Promise.all([
        import('@/components/share/poster-dialog'),
        locale === 'zh'
          ? import('@/lib/i18n/messages/zh/share.json')
          : import('@/lib/i18n/messages/en/share.json'),
      ]);
      setPoster(
        <PosterDialog
          slug={clip.slug}
          locale={locale}
          link={link}
          words={messages.default.poster}
          close={() => setPoster(null)}
        />,
      );
    } catch {
      announce(words.notLoaded);
    }
  };

  return (
    <details
      className={styles.share}
      onToggle={(event) => setShownSeconds(event.currentTarget.open ? readSecond() : null)}
    >
      <summary>{words.open}</summary>
      <div className={styles.parts}>
        <p className={`${styles.ways} needs-script`}>
          {canSend ? (
            <button
              type="button"
              onClick={() => {
                // Given up by the visitor, or by the system: nothing to say.
                navigator.share({ title: clip.title, url: link }).catch(() => undefined);
              }}
            >
              <Icon name="external" />
              {words.send}
            </button>
          ) : null}
          <button type="button" onClick={() => void openPoster()}>
            <Icon name="qr" />
            {words.poster}
          </button>
        </p>
        <div className={styles.part}>
          <label htmlFor={`${id}-link`}>{words.link}</label>
          <CopyButton text={link} name={words.copyLink} copied={words.copied} failed={words.failed}>
            {words.copy}
          </CopyButton>
          <input id={`${id}-link`} readOnly value={link} onFocus={selectAll} />
        </div>
        {shownSeconds === null ? null : (
          <label className={styles.second}>
            <input
              type="checkbox"
              checked={isFromHere}
              onChange={(event) => setFromHere(event.currentTarget.checked)}
            />
            {fill(words.atSecond, { time: formatDuration(shownSeconds) })}
          </label>
        )}
        <div className={styles.part}>
          <label htmlFor={`${id}-embed`}>{words.embed}</label>
          <CopyButton
            text={html}
            name={words.copyEmbed}
            copied={words.copied}
            failed={words.failed}
          >
            {words.copy}
          </CopyButton>
          <textarea id={`${id}-embed`} readOnly rows={5} value={html} onFocus={selectAll} />
          <p>{words.embedText}</p>
        </div>
      </div>
      {poster}
    </details>
  );
}

/** The second the player shows, whole; null while what plays is no original: it has no such second. */
function readSecond(): number | null {
  const video = document.querySelector<HTMLVideoElement>('[data-vjs-player] video');
  const isOriginal = document.querySelector('[data-original]') !== null;
  const seconds = Math.floor(video?.currentTime ?? 0);
  return isOriginal && seconds > 0 ? seconds : null;
}

function selectAll(event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) {
  event.currentTarget.select();
}
