import { getTranslations } from 'next-intl/server';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { inLocale, type Locale } from '@/lib/i18n/locales';
import styles from './record-notes.module.css';

/** What is unsure about a clip, what the seed document says, and where the record was seen. */
export async function RecordNotes({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const t = await getTranslations('provenance');
  const { note, document, evidence } = clip;
  return (
    <div className={styles.notes}>
      {note === null ? null : (
        <section>
          <h2>{t('unsure')}</h2>
          <p>{inLocale(note, locale)}</p>
        </section>
      )}
      {document === null ? null : (
        <section>
          <h2>{t('document.heading')}</h2>
          <blockquote lang="zh-Hans">{document.text}</blockquote>
          <p className={styles.place}>
            <span>{t('document.place', { section: document.section })}</span>
            <span>
              {t('document.file')} <code>{document.file}</code>
            </span>
          </p>
        </section>
      )}
      {evidence.length === 0 ? null : <Evidence evidence={evidence} />}
    </div>
  );
}

async function Evidence({ evidence }: Pick<ClipDetail, 'evidence'>) {
  const t = await getTranslations('provenance');
  return (
    <details className={styles.evidence}>
      <summary>{t('evidence.heading', { count: evidence.length })}</summary>
      <ul>
        {evidence.map((record) => (
          <li key={JSON.stringify(record)}>
            {record.url === undefined ? null : (
              <a href={record.url} rel="noreferrer external">
                {record.url}
              </a>
            )}
            {[record.repo, record.path, record.document, record.file]
              .filter((place) => place !== undefined)
              .map((place) => (
                <code key={place}>{place}</code>
              ))}
            {record.what === undefined ? null : <span lang="en">{record.what}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
