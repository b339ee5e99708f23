import type { ClipDetail } from '@/lib/clips/contracts.server';

/** One fact of several clips, in the order the clips were asked for; null is not known. */
export interface ComparedFact {
  fact: string;
  /** Whether it is the same for all of them; null where it is not known for all. */
  isSame: boolean | null;
  values: unknown[];
}

const FACTS = [
  ...['titles', 'prompt', 'capability', 'model', 'source', 'author', 'batch', 'publishedOn'],
  ...['publishedAt', 'certainty', 'durationSeconds', 'width', 'height', 'aspect', 'hasSound'],
  ...['hasOriginal', 'pageUrl', 'note', 'relations'],
] as (keyof ClipDetail)[];

/** The facts of several clips beside each other: the difference is the content. */
export function compareClips(clips: readonly ClipDetail[]): ComparedFact[] {
  return FACTS.map((fact) => {
    const values = clips.map((clip) => clip[fact]);
    const [first, ...others] = values.map((value) => JSON.stringify(value));
    const isKnown = values.every((value) => value !== null && !isEmpty(value));
    return { fact, isSame: isKnown ? others.every((other) => other === first) : null, values };
  });
}

/** An empty prompt is an unknown one. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
