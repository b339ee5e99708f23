/** The part of a translator that is used here. */
interface Translator {
  (key: string): string;
  has(key: string): boolean;
}

/**
 * A stored key in the page's language: a capability, a model. One that the messages do not know
 * yet is shown as it is stored, its hyphens opened.
 */
export function nameValue(t: Translator, kind: 'capability' | 'model', key: string): string {
  const message = `${kind}.${key}`;
  return t.has(message) ? t(message) : key.replaceAll('-', ' ');
}
