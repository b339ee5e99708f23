'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { noteFollowed, returnFocus } from './return-focus';
import { formAddress, linkAddress } from './soft-address';

/**
 * Turns clicks on plain links, and plain GET forms marked `data-soft`, into steps inside the page,
 * so that every link can be plain HTML and none of them costs a component. `data-hard` opts out,
 * `data-scroll="keep"` stays where one is. While a step is under way `<html data-waiting>` is set.
 */
export function SoftLinks() {
  const router = useRouter();
  const [isWaiting, startStep] = useTransition();

  useEffect(() => {
    document.documentElement.toggleAttribute('data-waiting', isWaiting);
  }, [isWaiting]);

  useEffect(() => {
    function step(event: Event, address: string | null, scroll: boolean) {
      if (address === null) return;
      event.preventDefault();
      startStep(() => router.push(address, { scroll }));
    }
    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null) return;
      const address = linkAddress(link, event);
      // A click that no pointer made: a key.
      if (address !== null && event.detail === 0) noteFollowed(link);
      step(event, address, link.dataset.scroll !== 'keep');
    }
    function onSubmit(event: SubmitEvent) {
      const form = event.target instanceof HTMLFormElement ? event.target : null;
      if (form) step(event, formAddress(form, event), form.dataset.scroll !== 'keep');
    }
    document.addEventListener('click', onClick);
    document.addEventListener('submit', onSubmit);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('submit', onSubmit);
    };
  }, [router]);

  useEffect(() => {
    const leaving = new AbortController();
    returnFocus(leaving.signal);
    return () => leaving.abort();
  }, []);

  return null;
}
