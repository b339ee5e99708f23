import { getLocale, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { isLocale, localePath } from '@/lib/i18n/locales';

/** What stands where nothing is filed. */
export default async function NotFound() {
  const [locale, t] = [await getLocale(), await getTranslations('shell.notFound')];
  const home = isLocale(locale) ? localePath(locale, '/') : '/';
  return (
    <Notice mark="404" title={t('title')} text={t('text')}>
      <a href={home}>{t('action')}</a>
    </Notice>
  );
}
