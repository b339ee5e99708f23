'use client';

import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { TitledDialog } from '@/components/ui/titled-dialog';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { fetchJson } from '@/lib/http/fetch-json';
import { fill } from '@/lib/i18n/fill';
import { LANGUAGE_TAGS, type Locale } from '@/lib/i18n/locales';
import { drawPoster, type PosterContent, type PosterFaces } from './draw-poster';
import { type PosterWords, posterContent } from './poster-content';
import styles from './poster-dialog.module.css';

/** A poster that was drawn: as an address a page may show, and as a file. */
interface Drawn {
  address: string;
  file: File;
}

/**
 * A clip's poster, drawn on the spot: shown as a picture (a finger held on it saves it, in WeChat
 * too), saved as PNG, or handed to another app where the system can.
 */
export function PosterDialog(props: {
  slug: string;
  locale: Locale;
  link: string;
  words: PosterWords;
  close: () => void;
}) {
  const { slug, locale, link, words } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [title, setTitle] = useState('');

  useEffect(() => {
    const leaving = new AbortController();
    const draw = async () => {
      const { clip } = await fetchJson<{ clip: ClipDetail }>(
        `/api/v1/clips/${encodeURIComponent(slug)}`,
        leaving.signal,
      );
      setTitle(clip.titles[locale]);
      return drawFile(posterContent(clip, locale, link, words), slug, locale);
    };
    draw().then(
      (one) => leaving.signal.aborted || setDrawn(one),
      () => leaving.signal.aborted || setFailed(true),
    );
    return () => leaving.abort();
  }, [slug, locale, link, words]);

  const data = drawn === null ? null : { files: [drawn.file], title };
  const canSend = data !== null && (navigator.canShare?.(data) ?? false);
  return (
    <TitledDialog
      dialog={dialog}
      title={words.title}
      closeWord={words.close}
      className={styles.dialog}
      close={props.close}
    >
      <p className={styles.state} role="status">
        {drawn === null ? (hasFailed ? words.failed : words.making) : null}
      </p>
      {drawn === null ? null : (
        <>
          <img
            className={styles.picture}
            src={drawn.address}
            alt={fill(words.picture, { title })}
          />
          <p className={styles.hint}>{words.hint}</p>
          <p className={styles.actions}>
            <button type="button" onClick={() => saveFile(drawn.file)}>
              <Icon name="download" />
              {words.save}
            </button>
            {canSend ? (
              <button type="button" onClick={() => navigator.share(data).catch(() => undefined)}>
                <Icon name="external" />
                {words.send}
              </button>
            ) : null}
          </p>
        </>
      )}
    </TitledDialog>
  );
}

/** Draws once the faces have come with the letters that are needed; the page may not show a `blob:`. */
async function drawFile(content: PosterContent, slug: string, locale: Locale): Promise<Drawn> {
  const faces = readFaces(content.prompt?.language === 'zh' ? 'zh' : locale);
  const text = `${content.title}${content.otherTitle}${content.prompt?.text ?? ''}`;
  await Promise.allSettled(
    Object.values(faces).map((face) => document.fonts.load(`32px ${face}`, text)),
  );
  const canvas = document.createElement('canvas');
  await drawPoster(canvas, content, faces);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('Nothing was drawn.');
  const file = new File([blob], `${slug}.png`, { type: 'image/png' });
  return { address: canvas.toDataURL('image/png'), file };
}

/** The page's faces for a language, as its custom properties say. */
function readFaces(locale: Locale): PosterFaces {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.lang = LANGUAGE_TAGS[locale];
  const style = getComputedStyle(probe);
  const faceOf = (name: string) => style.getPropertyValue(`--${name}`).trim() || name;
  const faces = { serif: faceOf('serif'), sans: faceOf('sans'), mono: faceOf('mono') };
  probe.remove();
  return faces;
}

function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser has begun to read it by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
