'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '@/components/keys/use-keys';
import type { CandidateEntry } from '@/lib/curation/inbox.server';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { CandidateView } from './candidate-view';
import styles from './inbox.module.css';
import { MergeSearch } from './merge-search';
import type { StudioWords } from './studio-words';
import { actionsOf, canMerge, useInbox } from './use-inbox';

/** The inbox: rows at the left, the candidate large at the right, every decision under a single key. */
export function InboxDesk(props: {
  items: readonly CandidateEntry[];
  words: StudioWords;
  studio: string;
  locale: Locale;
}) {
  const { items, words, studio, locale } = props;
  const router = useRouter();
  const inbox = useInbox(items);
  const { shown, current, chosen } = inbox;
  const [isSearching, setIsSearching] = useState(false);
  const open = useRef<HTMLLIElement>(null);
  const isOpen = current?.status === 'waiting' || current?.status === 'later';
  const edit = () => {
    if (current?.draft != null && isOpen) router.push(`${studio}/inbox/${current.id}`);
  };

  const isMergeable = isOpen && canMerge(current);
  const search = () => {
    if (isMergeable) setIsSearching(true);
  };

  useKeys({
    inboxNext: () => inbox.step(1),
    inboxPrevious: () => inbox.step(-1),
    inboxChoose: () => current !== undefined && inbox.toggle(current.id),
    // One that was found is corrected first; several chosen are taken as they are, or refused.
    inboxApprove: () =>
      chosen.size === 0 && current?.draft != null
        ? edit()
        : inbox.decide(current?.kind === 'report' ? 'done' : 'approve'),
    inboxEdit: edit,
    inboxMerge: () => (current?.match == null ? search() : inbox.decide('merge')),
    inboxMergeInto: () => search(),
    inboxReject: () => inbox.decide('reject'),
    inboxLater: () => inbox.decide('later'),
    inboxWithdraw: () => inbox.decide('withdraw'),
    inboxUndo: () => inbox.undo(),
  });

  const openId = current?.id;
  useEffect(() => {
    if (openId !== undefined) open.current?.scrollIntoView({ block: 'nearest' });
  }, [openId]);

  return (
    <>
      <p className={styles.hint}>
        <span>{words.inbox.keys}</span>
        {chosen.size === 0 ? null : (
          <>
            <strong>{fill(words.inbox.chosen, { count: chosen.size })}</strong>
            <button type="button" className={styles.action} onClick={() => inbox.decide('approve')}>
              {words.inbox.actions.approve} <kbd>A</kbd>
            </button>
          </>
        )}
        {inbox.last.length === 0 ? null : (
          <button type="button" className={styles.action} onClick={() => inbox.undo()}>
            {words.inbox.actions.undo} <kbd>U</kbd>
          </button>
        )}
        <span role="alert" className={styles.told}>
          {inbox.told}
        </span>
      </p>
      {current === undefined ? (
        <p className={styles.empty}>{words.inbox.empty}</p>
      ) : (
        <div className={styles.inbox}>
          <ol className={styles.rows}>
            {shown.map((one, at) => (
              <li
                key={one.id}
                ref={one === current ? open : undefined}
                data-open={one === current ? '' : undefined}
              >
                <input
                  type="checkbox"
                  aria-label={one.title}
                  checked={chosen.has(one.id)}
                  onChange={() => inbox.toggle(one.id)}
                />
                <button
                  type="button"
                  aria-current={one === current ? 'true' : undefined}
                  onClick={() => inbox.open(at)}
                >
                  <span className={styles.title}>{one.title}</span>
                  <span className={styles.from}>
                    {words.inbox.kinds[one.kind]} · {words.inbox.origins[one.origin]}
                    {one.match === null ? '' : ` · ${Math.round(one.match.likeness * 100)} %`}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <div className={styles.large}>
            <p className={styles.actions}>
              {isOpen && current.draft !== null ? (
                <a className={styles.action} href={`${studio}/inbox/${current.id}`}>
                  {words.inbox.actions.edit} <kbd>E</kbd>
                </a>
              ) : null}
              {isMergeable ? (
                <button type="button" className={styles.action} onClick={search}>
                  {words.inbox.actions.mergeInto} <kbd>I</kbd>
                </button>
              ) : null}
              {isOpen ? (
                actionsOf(current).map((action) => (
                  <button
                    key={action}
                    type="button"
                    className={styles.action}
                    onClick={() => inbox.decide(action)}
                  >
                    {words.inbox.actions[action]}
                  </button>
                ))
              ) : (
                <button
                  type="button"
                  className={styles.action}
                  onClick={() => inbox.undo([current.id])}
                >
                  {words.inbox.actions.undo}
                </button>
              )}
            </p>
            {isSearching ? (
              <MergeSearch
                words={words}
                locale={locale}
                leave={() => setIsSearching(false)}
                choose={(slug) => {
                  setIsSearching(false);
                  inbox.decide('merge', slug);
                }}
              />
            ) : null}
            <CandidateView candidate={current} words={words} studio={studio} />
          </div>
        </div>
      )}
    </>
  );
}
