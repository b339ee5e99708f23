import type messages from '@/lib/i18n/messages/en/studio.json';

/** The desk's words, as its message file has them. */
export type StudioWords = typeof messages;
