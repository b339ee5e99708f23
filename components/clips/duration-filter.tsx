import { getTranslations } from 'next-intl/server';
import type { ClipQuery } from '@/lib/clips/clip-query';
import { ASK_FORM } from './ask-form';
import fields from './fields.module.css';

/** The bounds of a clip's length in seconds, as two fields of the wall's form. */
export async function DurationFilter({ query }: { query: ClipQuery }) {
  const t = await getTranslations('filters');
  return (
    <div className={fields.row}>
      {(['minDuration', 'maxDuration'] as const).map((name) => (
        <label key={name} className={fields.field}>
          <span>{t(name === 'minDuration' ? 'duration.min' : 'duration.max')}</span>
          <span className={fields.unit}>
            <input
              key={query[name] ?? ''}
              type="number"
              name={name}
              form={ASK_FORM}
              min={0}
              max={86_400}
              inputMode="numeric"
              defaultValue={query[name] ?? ''}
            />
            {t('duration.seconds')}
          </span>
        </label>
      ))}
      <button className={fields.apply} type="submit" form={ASK_FORM}>
        {t('date.apply')}
      </button>
    </div>
  );
}
