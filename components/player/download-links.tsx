import { getTranslations } from 'next-intl/server';
import { hostOf } from '@/components/provenance/host-of';
import { Icon } from '@/components/ui/icon';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { formatBytes } from '@/lib/format/format-count';
import type { Locale } from '@/lib/i18n/locales';
import styles from './download-links.module.css';

/**
 * The stored original to save, with the credit that belongs beside it. Stand-ins are nobody's clip
 * and are not offered; where no original is stored that is said, with the place it was published.
 */
export async function DownloadLinks({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const t = await getTranslations('watch.download');
  const original = clip.renditions.find(({ kind }) => kind === 'original');
  const name = `${clip.slug}.${original?.url.split('.').at(-1)}`;
  return (
    <p className={styles.download}>
      {original === undefined ? (
        <span>{t('none')}</span>
      ) : (
        <a href={`${original.url}?download=${name}`} download={name}>
          <Icon name="download" />
          {t('original')}
          <small>{formatBytes(original.sizeBytes, locale)}</small>
        </a>
      )}
      {original === undefined && clip.mediaUrl !== null ? (
        <a href={clip.mediaUrl} rel="noreferrer external">
          <Icon name="external" />
          {t('published', { host: hostOf(clip.mediaUrl) })}
        </a>
      ) : null}
      <a href={`/clips/${clip.slug}/credit.txt`}>{t('credit')}</a>
    </p>
  );
}
