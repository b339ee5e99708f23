import 'server-only';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { Who } from '@/lib/auth/who';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { readStudioWords } from './read-words.server';
import { requireCurator } from './require-curator.server';

/** Whose page of the desk this is, in which language, and where it stands: what its frame shows. */
export interface DeskPage {
  who: Who;
  locale: Locale;
  /** Which of the desk's pages this is, by its path. */
  here: string;
}

/**
 * Opens a page of the desk: its language, the curator who asks for it, the desk's words and the
 * database. A language nobody reads is not found; whoever is no curator is sent to sign in.
 */
export async function enterDesk(
  params: Promise<{ locale: string }>,
  here: string,
  /** Where to come back to after signing in, where that is not the page the frame names. */
  path = here,
) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const page: DeskPage = { who: await requireCurator(locale, path), locale, here };
  return {
    page,
    locale,
    database: await getDatabase(),
    t: await getTranslations('studio'),
    words: await readStudioWords(),
  };
}
