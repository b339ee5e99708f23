import type { ClipItem } from '@/lib/clips/contracts.server';
import { plainPrompt } from '@/lib/prompts/copy-prompt';
import { findText } from '@/lib/prompts/prompt-texts';

/** What a flat file may hold of a clip in one field; null is unknown. */
export type FlatValue = string | number | boolean | null;

/** How a column's values are kept: a day and an instant are text in CSV, typed in Parquet. */
export type FlatType = 'text' | 'number' | 'whole' | 'flag' | 'day' | 'instant';

/** One column of the flat formats: its name, its type, what it means, and its value of a clip. */
export interface FlatColumn {
  name: string;
  type: FlatType;
  meaning: string;
  of: (clip: ClipItem) => FlatValue;
}

function promptOrigin(clip: ClipItem, language: string): string | null {
  const [part] = clip.prompt;
  if (part === undefined || plainPrompt(clip, language) === null) return null;
  return findText(part, language)?.origin ?? null;
}

const column = (
  name: string,
  type: FlatType,
  meaning: string,
  of: (clip: ClipItem) => FlatValue,
): FlatColumn => ({ name, type, meaning, of });

const ORIGIN = 'original, document, translation (this project’s) or person';

/** The columns of CSV and Parquet, in their order. New ones are added at the end, none is renamed. */
export const flatColumns: readonly FlatColumn[] = [
  column('slug', 'text', 'The name of the clip, never changed once published', (c) => c.slug),
  column('title_en', 'text', 'The title in English', (c) => c.titles.en),
  column('title_zh', 'text', 'The title in Chinese', (c) => c.titles.zh),
  column('model', 'text', 'The model that made it', (c) => c.model),
  column('capability', 'text', 'What the model was asked to do', (c) => c.capability),
  column('source', 'text', 'The key of the source that published it', (c) => c.source),
  column('source_name_en', 'text', 'The source in English', (c) => c.sourceNames.en),
  column('source_name_zh', 'text', 'The source in Chinese', (c) => c.sourceNames.zh),
  column('batch', 'text', 'The key of what was put out together', (c) => c.batch),
  column('author', 'text', 'The credit line as published', (c) => c.author),
  column('author_key', 'text', 'The key of the author', (c) => c.authorKey),
  column('published_on', 'day', 'The day its source printed', (c) => c.publishedOn),
  column('published_at', 'instant', 'The instant in UTC, where known', (c) => c.publishedAt),
  column('certainty', 'text', 'exact, day, approximate or unknown', (c) => c.certainty),
  column('duration_seconds', 'number', 'Length in seconds', (c) => c.durationSeconds),
  column('width', 'whole', 'Width in pixels', (c) => c.width),
  column('height', 'whole', 'Height in pixels', (c) => c.height),
  column('aspect', 'text', 'Shape as 16:9', (c) => c.aspect),
  column('has_sound', 'flag', 'Whether it has sound', (c) => c.hasSound),
  column('has_original', 'flag', 'Whether the gallery keeps the original', (c) => c.hasOriginal),
  column('prompt_en', 'text', 'The prompt in English', (c) => plainPrompt(c, 'en')),
  column('prompt_en_origin', 'text', ORIGIN, (c) => promptOrigin(c, 'en')),
  column('prompt_zh', 'text', 'The prompt in Chinese', (c) => plainPrompt(c, 'zh')),
  column('prompt_zh_origin', 'text', ORIGIN, (c) => promptOrigin(c, 'zh')),
];
