import 'server-only';
import { clipPage } from '@/lib/clips/contracts.server';
import type { PageJson } from '@/lib/clips/list-clips.server';
import { writeReply } from './json-answer.server';

/**
 * Checks a page of clips that is ready JSON in UTF-8 against its contract, whole; nothing in
 * production: its cards were validated when their clips were saved, what stands around them is made
 * of three values, and reading it all again would cost more than the query.
 */
export function checkPage({ json }: PageJson, whole = process.env.NODE_ENV !== 'production'): void {
  if (whole) writeReply(clipPage, JSON.parse(Buffer.from(json).toString()));
}
