import { getTranslations } from 'next-intl/server';
import { hostOf } from '@/components/provenance/host-of';
import { Icon } from '@/components/ui/icon';
import type { ClipDetail, Rendition } from '@/lib/clips/contracts.server';
import { formatBytes } from '@/lib/format/format-count';
import type { Locale } from '@/lib/i18n/locales';
import { downloadName } from '@/lib/publish/download-name';
import styles from './download-links.module.css';
import { type CaptionTrack, listTracks } from './list-tracks';

/** The copies of an original that can be saved, the one a reader most likely wants first. */
const COPIES = ['original', 'video-720', 'video-360'] as const satisfies Rendition['kind'][];

/**
 * What of a clip can be saved: the stored original and its smaller copies, one file with its prompt
 * and credit, the credit alone. Where no original is stored that is said, with the place it was
 * published; the stand-in is then offered as one, in its name too.
 */
export async function DownloadLinks({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const t = await getTranslations('watch.download');
  const find = (kind: Rendition['kind']) => clip.renditions.find((one) => one.kind === kind);
  const original = find('original');
  const copies = original === undefined ? [] : COPIES.map(find).filter((one) => one !== undefined);
  const standIn = original === undefined ? find('stand-in') : undefined;
  const withPrompt = new URLSearchParams({ clips: clip.slug, lang: locale });
  if (standIn !== undefined) withPrompt.set('standIns', 'true');
  const tracks = await listTracks(clip, locale);
  return (
    <div className={styles.downloads}>
      {original === undefined ? <p>{t('none')}</p> : null}
      <ul className={`plain ${styles.list}`}>
        {[...copies, ...(standIn === undefined ? [] : [standIn])].map((file) => (
          <li key={file.url}>
            <FileLink clip={clip} file={file} locale={locale} label={t(file.kind)} />
          </li>
        ))}
        {tracks.map((track) => (
          <li key={track.url}>
            <CaptionsLink
              clip={clip}
              track={track}
              locale={locale}
              label={t('captions', { language: track.label })}
            />
          </li>
        ))}
        <li>
          <a href={`/api/v1/download.zip?${withPrompt}`} rel="nofollow" download>
            {t('withPrompt')}
          </a>
        </li>
        {original === undefined && clip.mediaUrl !== null ? (
          <li>
            <a href={clip.mediaUrl} rel="noreferrer external">
              <Icon name="external" />
              {t('published', { host: hostOf(clip.mediaUrl) })}
            </a>
          </li>
        ) : null}
        <li>
          {t('credit')}
          {(['txt', 'json'] as const).map((form) => (
            <a
              key={form}
              href={`/clips/${clip.slug}/credit.${form}`}
              download={`${downloadName(clip, 'original', locale)}.${form}`}
              aria-label={`${t('credit')} ${form.toUpperCase()}`}
            >
              {form.toUpperCase()}
            </a>
          ))}
        </li>
      </ul>
    </div>
  );
}

function FileLink(props: { clip: ClipDetail; file: Rendition; locale: Locale; label: string }) {
  const { clip, file, locale, label } = props;
  const name = `${downloadName(clip, file.kind, locale)}.${file.url.split('.').at(-1)}`;
  return (
    <a href={`${file.url}?download=${encodeURIComponent(name)}`} download={name}>
      <Icon name="download" />
      {label}
      <small>{formatBytes(file.sizeBytes, locale)}</small>
    </a>
  );
}

function CaptionsLink(props: {
  clip: ClipDetail;
  track: CaptionTrack;
  locale: Locale;
  label: string;
}) {
  const { clip, track, locale, label } = props;
  const name = `${downloadName(clip, 'original', locale)}.${track.language ?? 'und'}.vtt`;
  return (
    <a href={`${track.url}?download=${encodeURIComponent(name)}`} download={name}>
      <Icon name="download" />
      {label}
    </a>
  );
}
