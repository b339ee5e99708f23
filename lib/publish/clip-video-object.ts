import type { ClipDetail } from '@/lib/clips/contracts.server';
import { isoDuration } from '@/lib/format/format-duration';
import { listTexts } from '@/lib/prompts/prompt-texts';
import { describeClip } from './describe-clip';
import { type ShareLanguage, shareWords } from './share-words';

/** Where what is named stands, each an absolute address where the gallery knows its own. */
export interface SharePlaces {
  /** A clip's page, in the language at hand. */
  page: (slug: string) => string;
  /** A clip's player to be shown in a frame. */
  embed: (slug: string) => string;
  /** A stored file, by its path. */
  file: (path: string) => string;
}

/** What is said of a clip in words of the gallery, in the language at hand. */
export interface VideoWords {
  keywords: readonly string[];
  /** The name of a kind of failure. */
  failure: (kind: string) => string;
}

/** More than any prompt of the catalogue, fewer than a page of text. */
const DESCRIPTION_CHARACTERS = 5000;

/** Relations in which the clip was made out of the other one. */
const MADE_OUT_OF = /^(?:made-from|edit-of|extend)/;

/**
 * A clip as schema.org's VideoObject (https://schema.org/VideoObject). What is not known is left out.
 * `contentUrl` is the original's, stored or published; a stand-in stands beside it under its own
 * name and is never given as the clip. `inLanguage` is the language of what is said here of it.
 */
export function clipVideoObject(
  clip: ClipDetail,
  language: ShareLanguage,
  said: VideoWords,
  places: SharePlaces,
): Record<string, unknown> {
  const words = shareWords[language];
  const original = clip.renditions.find(({ kind }) => kind === 'original');
  const published = publishedAt(clip);
  return known({
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    '@id': places.page(clip.slug),
    url: places.page(clip.slug),
    name: clip.titles[language],
    description: describeClip(clip, language, DESCRIPTION_CHARACTERS),
    disambiguatingDescription: original === undefined ? words.standInPlays : undefined,
    thumbnailUrl: clip.posters.filter(isPlain).map(({ url }) => places.file(url)),
    uploadDate: published,
    datePublished: published,
    contentUrl: original === undefined ? webAddress(clip.mediaUrl) : places.file(original.url),
    encodingFormat: original?.type,
    contentSize: original === undefined ? undefined : `${original.sizeBytes} B`,
    embedUrl: places.embed(clip.slug),
    duration: clip.durationSeconds === null ? undefined : isoDuration(clip.durationSeconds),
    width: clip.width ?? undefined,
    height: clip.height ?? undefined,
    inLanguage: words.tag,
    keywords: unique(said.keywords),
    creditText: [clip.author, clip.sourceNames[language]].filter((one) => one !== null).join(' · '),
    digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
    citation: unique(clip.appearances.map(({ url }) => webAddress(url))),
    isBasedOn: [...promptWorks(clip, language), ...madeOutOf(clip, places)],
    hasPart: clip.failures.map((failure) => failurePart(clip, failure, language, said, places)),
    caption: original === undefined ? [] : captionFiles(clip, places),
    subjectOf: standIn(clip, language, places),
    isAccessibleForFree: true,
  });
}

/**
 * The instant with its zone (schema.org's DateTime) where one is known, else the day its source
 * printed (its Date, which has no clock and so no zone); nothing that is only likely.
 */
function publishedAt({ publishedAt: instant, publishedOn, certainty }: ClipDetail) {
  if (instant !== null) return instant;
  return certainty === 'approximate' || certainty === 'unknown' ? undefined : publishedOn;
}

/** The prompt is what a clip was made from: each wording, once, as published first. */
function promptWorks({ prompt }: ClipDetail, language: ShareLanguage) {
  return prompt.flatMap(listTexts).map(({ language: inLanguage, text }) => ({
    '@type': 'CreativeWork',
    name: shareWords[language].prompt,
    text,
    inLanguage,
  }));
}

function madeOutOf({ relations }: ClipDetail, places: SharePlaces) {
  return relations
    .filter(({ kind, direction }) => direction === 'from' && MADE_OUT_OF.test(kind))
    .map(({ slug }) => places.page(slug));
}

/** What goes wrong as a part of the clip; it begins at a second only where somebody saw it. */
function failurePart(
  clip: ClipDetail,
  { kind, atSeconds, note }: ClipDetail['failures'][number],
  language: ShareLanguage,
  said: VideoWords,
  places: SharePlaces,
) {
  const part = { '@type': 'Clip', name: said.failure(kind), description: note[language] };
  if (atSeconds === null) return part;
  return { ...part, startOffset: atSeconds, url: `${places.page(clip.slug)}?t=${atSeconds}` };
}

/** The drawing that plays where no original does: a work about the clip, and not an encoding of it. */
function standIn(clip: ClipDetail, language: ShareLanguage, places: SharePlaces) {
  const drawn = clip.renditions.find(({ kind }) => kind === 'stand-in');
  const words = shareWords[language];
  if (drawn === undefined) return undefined;
  return {
    '@type': 'MediaObject',
    name: words.standIn,
    description: words.standInText,
    contentUrl: places.file(drawn.url),
    encodingFormat: drawn.type,
  };
}

function captionFiles({ renditions }: ClipDetail, places: SharePlaces) {
  return renditions
    .filter(({ kind }) => kind === 'captions')
    .map(({ url, type, language }) =>
      known({
        '@type': 'MediaObject',
        contentUrl: places.file(url),
        encodingFormat: type,
        inLanguage: language,
      }),
    );
}

/** Formats that every reader of such data shows. */
function isPlain({ type }: { type: string }): boolean {
  return type !== 'image/avif';
}

function webAddress(url: string | null): string | undefined {
  return url !== null && /^https?:\/\//.test(url) ? url : undefined;
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** Without what has no value: null, undefined, the empty list. */
function known(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value != null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
