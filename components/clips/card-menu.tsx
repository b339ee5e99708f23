'use client';

import { useRef } from 'react';
import type { CopyWords } from '@/components/prompts/copy-words';
import { FormMenu } from '@/components/prompts/form-menu';
import { keepForm } from '@/components/prompts/kept-form';
import { writeToday } from '@/components/prompts/write-today';
import { announce } from '@/components/ui/announce';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { fetchJson } from '@/lib/http/fetch-json';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { listForms } from '@/lib/prompts/copy-forms';
import { copyText } from '@/lib/prompts/copy-text';

const SHOWN_MS = 1600;

/** What a card's menu copies, as its page's API gives it. */
export async function readCardClip(card: Element | null): Promise<ClipDetail> {
  const slug = card?.getAttribute('data-slug') ?? '';
  const { clip } = await fetchJson<{ clip: ClipDetail }>(`/api/v1/clips/${slug}`);
  return clip;
}

/** Every form in which a card's clip can be copied, as a menu under the button that opened it. */
export function CardMenu(props: {
  clip: ClipDetail;
  opener: HTMLElement;
  locale: Locale;
  words: CopyWords;
  close: () => void;
}) {
  const { clip, locale, words } = props;
  const opener = useRef(props.opener);
  return (
    <FormMenu
      opener={opener}
      forms={listForms(clip, locale)}
      first={null}
      name={`${words.copy}: ${clip.titles[locale]}`}
      words={words}
      choose={async (form) => {
        keepForm(form);
        const text = writeToday(clip, form, locale, localePath(locale, watchPath(clip.slug)));
        const worked = text !== null && (await copyText(text));
        announce(worked ? words.copied[form] : words.failed);
        const button = opener.current;
        button.toggleAttribute('data-copied', worked);
        setTimeout(() => button.removeAttribute('data-copied'), SHOWN_MS);
      }}
      close={() => {
        props.close();
        // A menu that was made for the click has no opener that the browser knows.
        if (document.activeElement === document.body) opener.current.focus();
      }}
    />
  );
}
