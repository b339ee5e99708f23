'use client';

import type { WallState } from './use-walk';
import styles from './wall.module.css';
import type { WallWords } from './wall-words';

/** What stands under the last card: more (a link without scripts), waiting, a failure, or the end. */
export function WallEnd(props: {
  state: WallState;
  words: WallWords;
  /** The next page of the wall, for a visitor without scripts. */
  href: string | null;
  loadMore: () => void;
}) {
  const { state, words, href } = props;
  return (
    <div
      className={styles.end}
      data-failed={state === 'failed' || state === 'offline' ? '' : undefined}
    >
      <p aria-live="polite" className={styles.said}>
        {state === 'loading' ? words.loading : null}
        {state === 'offline' ? words.offline : null}
        {state === 'failed' ? words.failed : null}
        {state === 'complete' ? words.end : null}
      </p>
      {state === 'failed' ? (
        <button type="button" className={styles.action} onClick={() => props.loadMore()}>
          {words.retry}
        </button>
      ) : null}
      {state === 'more' && href !== null ? (
        <a
          className={styles.action}
          href={href}
          rel="next"
          onClick={(event) => {
            event.preventDefault();
            props.loadMore();
          }}
        >
          {words.more}
        </a>
      ) : null}
    </div>
  );
}
