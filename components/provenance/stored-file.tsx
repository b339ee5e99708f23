import { getTranslations } from 'next-intl/server';
import type { ClipDetail, Rendition } from '@/lib/clips/contracts.server';
import { formatBytes } from '@/lib/format/format-count';
import type { Locale } from '@/lib/i18n/locales';
import styles from './stored-file.module.css';

type Facts = NonNullable<Rendition['facts']>;

const codecNames: Record<string, string> = { h264: 'H.264', vp8: 'VP8', vp9: 'VP9', av1: 'AV1' };

/**
 * What was measured in the stored original, who signed it, and what it says of itself. Nothing where
 * no original is stored, or where it was stored before such things were measured.
 */
export async function StoredFile({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const original = clip.renditions.find(({ kind }) => kind === 'original');
  if (original === undefined || original.facts === null) return null;
  const t = await getTranslations('provenance.file');
  const { facts, codec, width, height, sizeBytes } = original;
  const { frameRate, loudnessLufs, peakDbtp, colors, tags } = facts;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const said = Object.entries(tags);
  return (
    <section className={styles.file} aria-labelledby="stored-file">
      <h2 id="stored-file">{t('heading')}</h2>
      <p className={styles.measured}>
        {t('about', {
          codec: codecNames[codec ?? ''] ?? codec ?? '',
          width: width ?? 0,
          height: height ?? 0,
          rate:
            frameRate === null ? t('rateUnknown') : t('rate', { rate: number.format(frameRate) }),
          size: formatBytes(sizeBytes, locale),
        })}
      </p>
      {loudnessLufs === null || peakDbtp === null ? null : (
        <p className={styles.measured}>
          {t('loudness', { lufs: number.format(loudnessLufs), peak: number.format(peakDbtp) })}
        </p>
      )}
      {colors.length === 0 ? null : (
        <ul className={styles.colors} aria-label={t('colors')}>
          {colors.map((color) => (
            <li key={color} style={{ background: color }} title={color}>
              <span className="visually-hidden">{color}</span>
            </li>
          ))}
        </ul>
      )}
      <Credentials credentials={facts.contentCredentials} />
      {said.length === 0 ? null : (
        <details>
          <summary>{t('tags', { count: said.length })}</summary>
          <dl>
            {said.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** Who signed the file, and whether that holds; that it carries nothing is said too. */
async function Credentials({ credentials }: { credentials: Facts['contentCredentials'] }) {
  if (credentials === null) return null;
  const t = await getTranslations('provenance.file.credentials');
  const { state, isGenerated, generator } = credentials;
  const sentence = t(state, {
    signer: credentials.signer ?? t('nobody'),
    issuer: credentials.issuer ?? t('nobody'),
    reason: credentials.reason ?? '',
  });
  const more = [
    isGenerated ? t('generated') : null,
    generator === null ? null : t('generator', { generator }),
  ].filter((words) => words !== null);
  return (
    <p className={styles.credentials} data-credentials={state}>
      <b>{t('heading')}</b> {[sentence, ...more].join(' ')}
    </p>
  );
}
