import type { Locale } from '../locales';

/** The message files, one namespace each: `<language>/<namespace>.json`. */
export const NAMESPACES = [
  'shell',
  'keys',
  'palette',
  'shelf',
  'wall',
  'outputs',
  'filters',
  'values',
  'watch',
  'prompts',
  'provenance',
  'collections',
  'explainers',
  'about',
  'docs',
  'share',
  'snapshot',
  'compare',
  'studio',
  'visitors',
] as const;

/** All messages of a language, by namespace. */
export async function readMessages(locale: Locale): Promise<Record<string, unknown>> {
  const files = await Promise.all(NAMESPACES.map((name) => import(`./${locale}/${name}.json`)));
  return Object.fromEntries(NAMESPACES.map((name, index) => [name, files[index].default]));
}
