/** A file of captions by its name: what it lies beside, in which language, in which form. */
export interface CaptionFile {
  /** Path and name without language and extension: that of the film it belongs to. */
  stem: string;
  /** BCP 47; null where the name does not say. */
  language: string | null;
  form: CaptionForm;
}

/** The forms in which captions come in: WebVTT and SubRip. */
export type CaptionForm = 'vtt' | 'srt';

const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * A language as BCP 47 writes it (`zh`, `zh-Hans`), from that or from ISO 639-2 as films write it
 * (`chi`, `zho`); null for what names none, `und` too.
 */
export function readLanguage(tag: string): string | null {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim());
    if (canonical === undefined || canonical === 'und') return null;
    return known.of(canonical) === undefined ? null : canonical;
  } catch {
    return null;
  }
}

/** Reads `NAME.vtt`, `NAME.en.vtt`, `NAME.zh-Hans.srt`; null for the name of anything else. */
export function readCaptionFile(path: string): CaptionFile | null {
  const [, rest = '', extension = ''] = /^(.*[^/\\])\.(vtt|srt)$/i.exec(path) ?? [];
  if (rest === '') return null;
  const form = extension.toLowerCase() as CaptionForm;
  const [, stem = '', tag = ''] =
    /^(.*[^/\\.])\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})$/.exec(rest) ?? [];
  const language = stem === '' ? null : readLanguage(tag);
  return language === null ? { stem: rest, language, form } : { stem, language, form };
}
