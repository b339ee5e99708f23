import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { readOrigin } from '@/app/read-origin.server';
import { findSession } from '@/lib/auth/find-session.server';
import type { Who } from '@/lib/auth/who';
import { getDatabase } from '@/lib/db/get-database.server';
import { type Locale, localePath } from '@/lib/i18n/locales';

/** Who is signed in at this request; null for nobody. */
export const findWho = cache(async (): Promise<Who | null> => {
  const cookie = (await headers()).get('cookie');
  return findSession(await getDatabase(), await readOrigin(), cookie);
});

/** The curator at this request; nobody else is shown the page, but where to sign in. */
export async function requireCurator(locale: Locale, path: string): Promise<Who> {
  const who = await findWho();
  if (who !== null) return who;
  redirect(
    localePath(locale, `/studio/sign-in?to=${encodeURIComponent(localePath(locale, path))}`),
  );
}
