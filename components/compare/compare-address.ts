/** As many clips as are seen at once. */
export const MOST_COMPARED = 4;

/** What a name can mean instead of the clip itself: its stand-in, or a film it was blended from. */
const MARKS = ['stand-in', 'left-input', 'right-input'] as const;

/** What is shown of a clip: the best there is, or what its name says behind `~`. */
export type Shown = 'best' | (typeof MARKS)[number];

/** How an address names what is shown of a clip: `slug`, `slug~stand-in`, `slug~left-input`. */
export function nameOf(slug: string, shown: Shown): string {
  return shown === 'best' ? slug : `${slug}~${shown}`;
}

/** What a name of an address means; the inverse of `nameOf`. */
export function readName(name: string): { slug: string; shown: Shown } {
  const shown = MARKS.find((mark) => name.endsWith(`~${mark}`));
  if (shown === undefined) return { slug: name, shown: 'best' };
  return { slug: name.slice(0, -shown.length - 1), shown };
}

/** What an address of the comparison says. */
export interface Comparison {
  /** Names of clips (`nameOf`), in order, each once. */
  clips: string[];
  /** How many seconds each clip is ahead of the clock, 0 where nothing is said. */
  offsets: number[];
  /** Where the clock stands, in seconds. */
  atSeconds: number;
  /** Beside each other, or two over each other with a line between them. */
  view: 'side' | 'wipe';
  /** Where the line between them stands, in percent of the width from the left. */
  linePercent: number;
  /** Which clip is heard, counted from 0; null for none. */
  sound: number | null;
}

function readSeconds(text: string | undefined): number {
  const seconds = Number(text);
  return Number.isFinite(seconds) ? Math.round(seconds * 1000) / 1000 : 0;
}

/** Where the line stands while nobody has moved it. */
const MIDDLE_PERCENT = 50;

function readPercent(text: string | null): number {
  const percent = Number.parseInt(text ?? '', 10);
  return percent >= 0 && percent <= 100 ? percent : MIDDLE_PERCENT;
}

/** Reads `?clips=a,b&offset=0,0.5&at=2&view=wipe&line=30&sound=1`, forgiving: what does not fit is left out. */
export function readComparison(params: URLSearchParams): Comparison {
  const named = (params.get('clips') ?? '').split(',').map((slug) => slug.trim());
  const clips = [...new Set(named.filter((slug) => slug !== ''))].slice(0, MOST_COMPARED);
  const offsets = (params.get('offset') ?? '').split(',');
  const sound = Number.parseInt(params.get('sound') ?? '', 10);
  const view = params.get('view') === 'wipe' && clips.length === 2 ? 'wipe' : 'side';
  return {
    clips,
    offsets: clips.map((_, at) => readSeconds(offsets[at])),
    atSeconds: Math.max(0, readSeconds(params.get('at') ?? '')),
    view,
    linePercent: view === 'wipe' ? readPercent(params.get('line')) : MIDDLE_PERCENT,
    sound: sound >= 0 && sound < clips.length ? sound : null,
  };
}

/** The query of a comparison, with its mark, as short as it can be; empty without clips. */
export function writeComparison(comparison: Partial<Comparison> & { clips: string[] }): string {
  const { clips, offsets = [], atSeconds = 0, view = 'side', sound = null } = comparison;
  const { linePercent = MIDDLE_PERCENT } = comparison;
  if (clips.length === 0) return '';
  const parts = [`clips=${clips.map(encodeURIComponent).join(',')}`];
  if (offsets.some((offset) => offset !== 0)) parts.push(`offset=${offsets.join(',')}`);
  if (atSeconds > 0) parts.push(`at=${Math.round(atSeconds * 100) / 100}`);
  if (view === 'wipe' && clips.length === 2) {
    parts.push('view=wipe');
    if (linePercent !== MIDDLE_PERCENT) parts.push(`line=${linePercent}`);
  }
  if (sound !== null) parts.push(`sound=${sound}`);
  return `?${parts.join('&')}`;
}

/** The path of a comparison of clips, the first of them as far as they fit, without the language. */
export function comparePath(clips: string[]): string {
  return `/compare${writeComparison({ clips: clips.slice(0, MOST_COMPARED) })}`;
}

/** The path of a blend between the two films it was made of. */
export function blendPath(slug: string): string {
  return comparePath([nameOf(slug, 'left-input'), slug, nameOf(slug, 'right-input')]);
}
