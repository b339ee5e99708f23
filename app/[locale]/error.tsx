'use client';

import { useParams } from 'next/navigation';
import { useEffect } from 'react';
import { Notice } from '@/components/ui/notice';
import { isLocale } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/fault.json';
import zh from '@/lib/i18n/messages/zh/fault.json';

const WORDS = { en, zh };

/** What stands where a page could not be made, with a way to try again. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = useParams();
  const words = WORDS[isLocale(locale) ? locale : 'en'];
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  useEffect(() => console.error(error), [error]);
  return (
    <Notice
      mark={digest === null ? '500' : `500 · ${digest}`}
      title={words.title}
      text={words.text}
    >
      <button type="button" onClick={() => retry()}>
        {words.action}
      </button>
    </Notice>
  );
}
