import type { TermWordings } from '@/lib/search/find-terms';
import type { Named } from './clip-entry';

/** The families of the vocabulary, in the order in which they are shown. */
export const TERM_FAMILIES = [
  'camera',
  'lens',
  'movement',
  'light',
  'time',
  'weather',
  'colour',
  'style',
  'medium',
  'subject',
  'place',
  'mood',
] as const;
export type TermFamily = (typeof TERM_FAMILIES)[number];

/** A term on its way in: how it is called, and how prompts write it. */
export interface TermEntry extends TermWordings {
  family: TermFamily;
  name: Named;
}
