import { notFound } from 'next/navigation';
import { emptyFacts } from '@/components/studio/field-plans';
import { HistoryList } from '@/components/studio/history-list';
import { RecordEditor } from '@/components/studio/record-editor';
import { RefreshSource } from '@/components/studio/refresh-source';
import { type Facts, isDeskKind } from '@/lib/curation/desk-kinds';
import { readForDesk } from '@/lib/curation/revisions.server';
import { localePath } from '@/lib/i18n/locales';
import { listPlaces } from '@/lib/ingest/list-places';
import { ClipPreview } from '../../../clip-preview';
import { enterDesk } from '../../../enter-desk.server';
import { fieldLabels, readKnownKeys } from '../../../read-words.server';
import styles from '../../../studio.module.css';
import { StudioFrame } from '../../../studio-frame';

type EditorPageProps = PageProps<'/[locale]/studio/records/[kind]/[key]'>;

/** One record: every fact of it, its history, and for a clip the public page beside it. */
export default async function EditorPage({ params, searchParams }: EditorPageProps) {
  const { kind, key: written } = await params;
  if (!isDeskKind(kind)) notFound();
  const asked = decodeURIComponent(written);
  const { key: named } = await searchParams;
  const isNew = asked === 'new' && typeof named === 'string';
  const key = isNew ? named : asked;
  const list = `/studio/records/${kind}`;
  const here = `${list}/${encodeURIComponent(key)}`;
  const { page, locale, database, t, words } = await enterDesk(params, list, here);
  const found = await readForDesk(database, kind, key);
  if (found === null && !isNew) notFound();
  const record = found ?? { facts: emptyFacts(kind, key), base: 0, curated: [], revisions: [] };
  const labels = fieldLabels(words);
  return (
    <StudioFrame page={page} title={titleOf(record.facts, locale, key)} lead={key}>
      <RecordEditor
        key={`${kind}/${key}/${record.base}`}
        kind={kind}
        name={key}
        facts={record.facts}
        base={record.base}
        curated={record.curated}
        labels={labels}
        words={words}
        known={await readKnownKeys(database)}
        {...(found === null ? { next: localePath(locale, here) } : {})}
      >
        {kind === 'clip' && found !== null ? (
          <ClipPreview slug={key} status={String(record.facts.status)} locale={locale} />
        ) : null}
      </RecordEditor>
      {kind === 'clip' && found !== null ? (
        <RefreshSource
          slug={key}
          places={listPlaces(record.facts as unknown as Parameters<typeof listPlaces>[0])}
          words={words}
          studio={localePath(locale, '/studio')}
        />
      ) : null}
      <h2 className={styles.section}>{t('history.title')}</h2>
      <HistoryList
        revisions={record.revisions}
        base={record.base}
        labels={labels}
        words={words}
        records={null}
      />
    </StudioFrame>
  );
}

function titleOf({ title, name }: Facts, locale: 'en' | 'zh', key: string): string {
  const named = (title ?? name) as string | { en: string; zh: string } | undefined;
  return (typeof named === 'object' ? named[locale] : named) || key;
}
