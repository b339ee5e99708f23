import { formatDay } from '@/lib/format/format-day';
import { formatDuration } from '@/lib/format/format-duration';
import { fill } from '@/lib/i18n/fill';
import { type Locale, otherLocale } from '@/lib/i18n/locales';
import { type Html, html } from '@/lib/publish/write-html';
import { dayOf, type SnapshotClip } from './snapshot-clip';
import { nameIn, type SnapshotWords, snapshotWords } from './snapshot-words';
import { pageName, writeFrame } from './write-frame';

/** What the index says of the snapshot itself. */
export interface SnapshotFacts {
  /** The day it was taken, YYYY-MM-DD. */
  day: string;
  /** The query in words; empty for everything. */
  query: string;
  version: number;
}

interface Choice {
  name: 'source' | 'capability' | 'author' | 'batch';
  label: string;
  /** What a clip has, as it is stored and as it is named; null where it is not known. */
  read: (one: SnapshotClip) => { value: string; name: string } | null;
}

function listChoices({ provenance, values }: SnapshotWords, locale: Locale): Choice[] {
  const { facts } = provenance;
  return [
    {
      name: 'source',
      label: facts.source,
      read: ({ clip }) => ({ value: clip.source, name: clip.sourceNames[locale] }),
    },
    {
      name: 'batch',
      label: facts.batch,
      read({ clip: { batch, batchDate, sourceNames } }) {
        if (batch === null) return null;
        const name = batchDate === null ? '' : `${formatDay(batchDate, locale)} · `;
        return { value: batch, name: name + sourceNames[locale] };
      },
    },
    {
      name: 'capability',
      label: facts.capability,
      read: ({ clip: { capability } }) => ({
        value: capability,
        name: nameIn(values.capability, capability),
      }),
    },
    {
      name: 'author',
      label: facts.author,
      read: ({ clip: { author } }) => (author === null ? null : { value: author, name: author }),
    },
  ];
}

function writeChoice(choice: Choice, clips: readonly SnapshotClip[], any: string): Html | null {
  const counted = new Map<string, { name: string; count: number }>();
  for (const one of clips) {
    const read = choice.read(one);
    if (read === null) continue;
    const { count } = counted.get(read.value) ?? { count: 0 };
    counted.set(read.value, { name: read.name, count: count + 1 });
  }
  if (counted.size < 2) return null;
  const options = [...counted].sort(([, a], [, b]) => b.count - a.count);
  return html`<label>${choice.label}
<select name="${choice.name}"><option value="">${any}</option>${options.map(
    ([value, { name, count }]) => html`<option value="${value}">${name} (${count})</option>`,
  )}</select></label>
`;
}

function writeCard(one: SnapshotClip, locale: Locale, words: SnapshotWords): Html {
  const { clip } = one;
  const day = dayOf(clip, (value) => formatDay(value, locale), {
    undated: words.snapshot.undated,
    about: words.provenance.facts.about,
  });
  return html`<li><a href="clips/${pageName(clip.slug, locale)}"><span class="picture">${
    one.card === null ? null : html`<img src="media/${one.card}" alt="" loading="lazy">`
  }${clip.standIn && html`<small>STAND-IN 替身</small>`}${
    clip.durationSeconds !== null && html`<time>${formatDuration(clip.durationSeconds)}</time>`
  }</span><b>${clip.titles[locale]}</b></a><p>${clip.sourceNames[locale]} · ${day}</p></li>
`;
}

/** The wall of a snapshot in one language: every clip as a card, and a form that scripts bring to life. */
export function writeIndex(
  clips: readonly SnapshotClip[],
  facts: SnapshotFacts,
  locale: Locale,
): string {
  const words = snapshotWords[locale];
  const { snapshot } = words;
  const made = fill(snapshot.made, {
    day: formatDay(facts.day, locale),
    query: facts.query === '' ? snapshot.everything : facts.query,
    version: facts.version,
  });
  const count = fill(snapshot.count, { count: clips.length });
  const choices = listChoices(words, locale).map((one) => writeChoice(one, clips, snapshot.any));
  return writeFrame({
    locale,
    words,
    title: snapshot.title,
    up: '',
    other: pageName('index', otherLocale(locale)),
    scripts: html`<script defer src="assets/clips.js"></script>
<script defer src="assets/browse.js"></script>`,
    main: html`<h1>${snapshot.title}</h1>
<p class="made"><strong data-count="${snapshot.countOf}" aria-live="polite">${count}</strong> · ${snapshot.promise}. ${made}</p>
<noscript><p>${snapshot.scripts}</p></noscript>
<form id="filters" hidden>
<label class="search">${snapshot.search}
<input type="search" name="q" autocomplete="off"></label>
${choices}<label>${snapshot.since}
<input type="date" name="since"></label>
<label>${snapshot.until}
<input type="date" name="until"></label>
<label class="flag"><input type="checkbox" name="hasPrompt" value="true">${snapshot.hasPrompt}</label>
<button type="reset">${snapshot.clear}</button>
</form>
<ul id="wall">
${clips.map((one) => writeCard(one, locale, words))}</ul>
<p id="empty" hidden>${snapshot.empty}</p>`,
  });
}
