'use client';

import { type FormEvent, useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import type { FeedState } from '@/lib/ingest/crawl/feeds.server';
import { askDesk, toldOf } from './ask-desk';
import styles from './feeds.module.css';
import form from './form.module.css';
import type { StudioWords } from './studio-words';

/** How often a feed may be read, in minutes. */
const PERIODS = [60, 360, 1440, 10_080] as const;

type Act = 'run' | 'rest' | 'wake' | 'remove';

/** Everything that is collected from: how it went, what it found, when it is read again. */
export function FeedDesk(props: { items: readonly FeedState[]; words: StudioWords }) {
  const { words } = props;
  const [items, setItems] = useState(props.items);
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState<string | null>(null);

  async function ask(what: string, method: string, path: string, body: object): Promise<boolean> {
    setBusy(what);
    setTold('');
    try {
      const answer = await askDesk<{ items: FeedState[] }>(method, path, body);
      setItems(answer.items);
      return true;
    } catch (thrown) {
      setTold(toldOf(thrown));
      return false;
    } finally {
      setBusy(null);
    }
  }

  function act(address: string, action: Act) {
    if (action === 'remove' && !window.confirm(fill(words.feeds.removeAsk, { address }))) return;
    ask(address, 'POST', '/feeds/act', { address, action });
  }

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = event.currentTarget;
    const given = new FormData(fields);
    const isAdded = await ask('', 'PUT', '/feeds', {
      address: given.get('address'),
      title: String(given.get('title') ?? '').trim() || null,
      gives: given.get('gives'),
      everyMinutes: Number(given.get('every')),
    });
    if (isAdded) fields.reset();
  }

  return (
    <>
      <form className={`${form.form} ${form.line}`} method="post" onSubmit={add}>
        <label>
          {words.feeds.address}
          <input name="address" type="url" required />
        </label>
        <label>
          {words.feeds.name}
          <input name="title" />
        </label>
        <label>
          {words.feeds.gives}
          <select name="gives">
            <option value="clips">{words.feeds.clips}</option>
            <option value="explainers">{words.feeds.explainers}</option>
          </select>
        </label>
        <label>
          {words.feeds.every}
          <select name="every" defaultValue="1440">
            {PERIODS.map((minutes) => (
              <option key={minutes} value={minutes}>
                {periodOf(minutes, words)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={`${form.button} needs-script`} disabled={busy !== null}>
          {words.feeds.add}
        </button>
      </form>
      <p className={form.told} role="alert">
        {told}
      </p>
      {items.length === 0 ? <p className={styles.none}>{words.feeds.none}</p> : null}
      <ul className={`plain ${styles.list}`}>
        {items.map((feed) => (
          <FeedRow
            key={feed.address}
            feed={feed}
            words={words}
            isBusy={busy === feed.address}
            act={(action) => act(feed.address, action)}
          />
        ))}
      </ul>
    </>
  );
}

function periodOf(minutes: number, words: StudioWords): string {
  if (minutes % 1440 === 0) return fill(words.feeds.days, { count: minutes / 1440 });
  if (minutes % 60 === 0) return fill(words.feeds.hours, { count: minutes / 60 });
  return fill(words.feeds.minutes, { count: minutes });
}

const when = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function FeedRow(props: {
  feed: FeedState;
  words: StudioWords;
  isBusy: boolean;
  act: (action: Act) => void;
}) {
  const { feed, words, isBusy, act } = props;
  const { feeds } = words;
  const acts: Act[] = feed.isOn ? ['run', 'rest', 'remove'] : ['wake', 'remove'];
  return (
    <li>
      <h2>
        <a href={feed.address} rel="noreferrer noopener nofollow" target="_blank">
          {feed.title ?? feed.address}
        </a>
      </h2>
      <p className={styles.facts}>
        <span>{feed.gives === 'explainers' ? feeds.explainers : feeds.clips}</span>
        <span>{periodOf(feed.everyMinutes, words)}</span>
        <span>
          {feed.lastRunAt === null ? feeds.never : fill(feeds.last, { when: when(feed.lastRunAt) })}
        </span>
        <span>{fill(feeds.found, { found: feed.found, fresh: feed.fresh })}</span>
        <span>
          {!feed.isOn
            ? feeds.rests
            : feed.isRunning || isBusy
              ? feeds.running
              : fill(feeds.next, { when: when(feed.nextRunAt) })}
        </span>
      </p>
      {feed.error === null || !feed.isOn ? null : (
        <p className={styles.error}>
          {fill(feeds.failed, { count: feed.failures, error: feed.error })}
        </p>
      )}
      <p className={`${styles.acts} needs-script`}>
        {acts.map((action) => (
          <button
            key={action}
            type="button"
            className={form.quiet}
            disabled={isBusy}
            onClick={() => act(action)}
          >
            {feeds.acts[action]}
          </button>
        ))}
      </p>
    </li>
  );
}
