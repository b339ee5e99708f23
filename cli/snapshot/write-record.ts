import { formatDay } from '@/lib/format/format-day';
import { formatDuration } from '@/lib/format/format-duration';
import { formatInstant } from '@/lib/format/format-instant';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { type Html, html } from '@/lib/publish/write-html';
import { dayOf, type SnapshotClip } from './snapshot-clip';
import { nameIn, type SnapshotWords } from './snapshot-words';

/** A clip's facts as a list; what is not known says so. */
export function writeFacts({ clip }: SnapshotClip, words: SnapshotWords, locale: Locale): Html {
  const { facts, certainty, clock } = words.provenance;
  const write = (day: string) => formatDay(day, locale);
  const published = [
    dayOf(clip, write, { undated: words.snapshot.undated, about: facts.about }),
    certainty[clip.certainty],
    clip.publishedAt !== null && formatInstant(clip.publishedAt, clip.zone, locale),
    clip.publishedAt !== null && clock[clip.clock],
  ];
  const size =
    clip.width === null || clip.height === null ? null : `${clip.width} × ${clip.height}`;
  const rows: [string, string | null][] = [
    [facts.source, clip.sourceNames[locale]],
    [facts.author, clip.author],
    [facts.date, published.filter((one) => one !== false).join(' · ')],
    [facts.batch, clip.batchDate === null ? null : write(clip.batchDate)],
    [facts.capability, nameIn(words.values.capability, clip.capability)],
    [facts.duration, clip.durationSeconds === null ? null : formatDuration(clip.durationSeconds)],
    [facts.size, size],
    [facts.aspect, clip.aspect],
    [facts.model, nameIn(words.values.model, clip.model)],
    [facts.rights, clip.rights],
  ];
  return html`<dl>${rows.map(
    ([label, value]) => html`<div><dt>${label}</dt><dd>${value ?? facts.unknown}</dd></div>
`,
  )}</dl>`;
}

function isWeb(address: string | null): address is string {
  return address !== null && /^https?:\/\//.test(address);
}

/** Where a clip was published, the origin first, each with its time and how that is known. */
export function writeAppearances(
  { clip }: SnapshotClip,
  { provenance: { appearances, channel, clock } }: SnapshotWords,
  locale: Locale,
): Html {
  const rows = clip.appearances.map((one) => {
    const place =
      one.channel === 'unknown' ? appearances.unknownPlace : nameIn(channel, one.channel);
    const days =
      one.publishedOn === null ? appearances.dateUnknown : formatDay(one.publishedOn, locale);
    const time = one.publishedAt === null ? days : formatInstant(one.publishedAt, 'UTC', locale);
    return html`<li>${appearances[one.role]} · ${
      isWeb(one.url) ? html`<a href="${one.url}">${place}</a>` : place
    }${one.author !== null && html` · ${one.author}`} · ${time} (${clock[one.clock]})${
      isWeb(one.archiveUrl) && html` · <a href="${one.archiveUrl}">${appearances.archived}</a>`
    }${one.note !== null && html`<br><small>${one.note[locale]}</small>`}</li>
`;
  });
  return html`<h2>${appearances.heading}</h2>
<ol>${rows}</ol>`;
}

/** Links to the page a clip was published on and to its original. */
export function writeAddresses({ clip }: SnapshotClip, { snapshot }: SnapshotWords): Html {
  const links: [string, string | null][] = [
    [snapshot.page, clip.pageUrl],
    [snapshot.published, clip.mediaUrl],
  ];
  const rows = links.map(
    ([label, url]) =>
      isWeb(url) &&
      html`<p><a href="${url}">${fill(label, { host: new URL(url).host })}</a></p>
`,
  );
  return html`${rows}`;
}
