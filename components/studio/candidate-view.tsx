'use client';

import { useState } from 'react';
import type { CandidateEntry } from '@/lib/curation/inbox.server';
import { fill } from '@/lib/i18n/fill';
import { DifferenceList, type Differing } from './difference-list';
import styles from './inbox.module.css';
import { ShowValue } from './show-value';
import type { StudioWords } from './studio-words';

/** A candidate in full: what is known of it, what is guessed, the clip it probably is. */
export function CandidateView(props: {
  candidate: CandidateEntry;
  words: StudioWords;
  /** Where the desk's pages begin. */
  studio: string;
}) {
  const { candidate, words, studio } = props;
  const { kind, payload, guessed, match, origin, place } = candidate;
  const labels: Record<string, string> = words.fields;
  const facts = kind === 'difference' ? {} : (payload as unknown as Record<string, unknown>);
  const known = Object.entries(facts).filter(
    ([name, value]) =>
      name !== 'guessed' &&
      !(kind === 'explainer' && name === 'clips') &&
      value !== null &&
      !(Array.isArray(value) && value.length === 0),
  );
  return (
    <article className={styles.candidate}>
      <h2>{candidate.title}</h2>
      <p className={styles.from}>
        {words.inbox.kinds[kind]} · {words.inbox.origins[origin]}
        {place === null ? '' : ` · ${place}`} ·{' '}
        {new Date(candidate.addedAt).toISOString().slice(0, 10)}
      </p>
      <Picture key={candidate.id} candidate={candidate} words={words} />
      {match === null ? null : (
        <p className={styles.match}>
          <a href={`${studio}/records/clip/${match.slug}`}>
            {fill(words.inbox.match, {
              title: match.title,
              percent: Math.round(match.likeness * 100),
            })}
          </a>
        </p>
      )}
      {kind === 'difference' ? (
        <DifferenceList fields={(payload as unknown as Differing).fields} words={words} />
      ) : null}
      <dl>
        {known.map(([name, value]) => (
          <div key={name} data-guessed={guessed.includes(name) ? '' : undefined}>
            <dt>
              {labels[name] ?? name}
              {guessed.includes(name) ? <em> {words.inbox.guessed}</em> : null}
            </dt>
            <dd>
              {typeof value === 'string' && /^https?:\/\//.test(value) ? (
                <a href={value} rel="noreferrer noopener nofollow" target="_blank">
                  {value}
                </a>
              ) : (
                <ShowValue value={value} unknown={words.editor.unknown} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {kind === 'explainer' ? <Mentions {...props} /> : null}
      {kind === 'report' ? (
        <p>
          <a href={`${studio}/records/clip/${String(facts.slug)}`}>{words.inbox.open}</a>
        </p>
      ) : null}
    </article>
  );
}

/** What a finding looks like beside the clip it probably is, as far as either has a picture. */
function Picture({ candidate, words }: { candidate: CandidateEntry; words: StudioWords }) {
  const { id, payload, match } = candidate;
  const [isGone, setIsGone] = useState(false);
  const { posterUrl = null } = payload as { posterUrl?: string | null };
  const hasOwn = posterUrl !== null && !isGone;
  if (!hasOwn && match?.poster == null) return null;
  return (
    <div className={styles.pictures}>
      {hasOwn ? (
        <figure>
          <img
            src={`/api/v1/desk/inbox/${id}/picture`}
            alt={candidate.title}
            onError={() => setIsGone(true)}
          />
          <figcaption>{words.inbox.found}</figcaption>
        </figure>
      ) : null}
      {match?.poster == null ? null : (
        <figure>
          <img src={match.poster} alt={match.title} />
          <figcaption>{match.title}</figcaption>
        </figure>
      )}
    </div>
  );
}

interface Mention {
  slug: string;
  by: 'address' | 'prompt' | 'title';
  words: string;
}

/** The clips that an explainer seems to be about, each with the words that say so. */
function Mentions({ candidate, words, studio }: Parameters<typeof CandidateView>[0]) {
  const { clips } = candidate.payload as unknown as { clips: Mention[] };
  if (clips.length === 0) return null;
  return (
    <dl>
      <div data-guessed="">
        <dt>
          {words.fields.clips} <em>{words.inbox.guessed}</em>
        </dt>
        {clips.map(({ slug, by, words: said }) => (
          <dd key={slug}>
            <a href={`${studio}/records/clip/${slug}`}>{slug}</a>{' '}
            <small>
              {words.inbox.mentions[by]}: {said}
            </small>
          </dd>
        ))}
      </div>
    </dl>
  );
}
