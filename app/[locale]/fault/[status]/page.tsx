import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { Notice } from '@/components/ui/notice';
import { FAULT_HEADER } from '@/lib/http/security-policy';
import { isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/fault.json';
import enShell from '@/lib/i18n/messages/en/shell.json';
import zh from '@/lib/i18n/messages/zh/fault.json';
import zhShell from '@/lib/i18n/messages/zh/shell.json';
import NotFound from '../../not-found';

type FaultProps = PageProps<'/[locale]/fault/[status]'>;

const FAULT = { en, zh };
const MISSING = { en: enShell.notFound, zh: zhShell.notFound };

const wordsOf = (status: string, locale: Locale) =>
  status === '410' ? FAULT[locale].gone : FAULT[locale];

/** The failure's name; no search engine is to keep it. */
export async function generateMetadata({ params }: FaultProps): Promise<Metadata> {
  const { locale, status } = await params;
  if (!isLocale(locale)) return {};
  const words = status === '404' ? MISSING[locale] : wordsOf(status, locale);
  return { title: words.title, robots: { index: false } };
}

/**
 * What the front shows in place of Next's empty shell: the notice of a failure as a page of its own,
 * readable without scripts. Under its own address nothing stands.
 */
export default async function FaultPage({ params }: FaultProps) {
  const { locale, status } = await params;
  if (!isLocale(locale) || (await headers()).get(FAULT_HEADER) !== status) notFound();
  if (status === '404') return <NotFound />;
  const words = wordsOf(status, locale);
  if (status === '410') {
    return (
      <Notice mark="410" title={words.title} text={words.text}>
        <a href={localePath(locale, '/')}>{words.action}</a>
      </Notice>
    );
  }
  return (
    <Notice mark="500" title={words.title} text={words.text}>
      {/* biome-ignore lint/a11y/useValidAnchor: the same address once more, query and all */}
      <a href="" data-hard="">
        {words.action}
      </a>
    </Notice>
  );
}
