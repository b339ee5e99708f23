import { renderToStaticMarkup } from 'react-dom/server';
import EmbeddedWall from '@/app/embed/[locale]/[theme]/page';

/**
 * The slugs of the cards in an embedded wall's markup, as the server sends it for a query string, in
 * order. Whoever asks stands in for `next-intl/server`, and the process's database is the wall's.
 */
export async function slugsOfEmbeddedWall(search: string): Promise<string[]> {
  const asked: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(search))
    asked[name] = [...(asked[name] ?? []), value];
  const page = await EmbeddedWall({
    params: Promise.resolve({ locale: 'en', theme: 'dark' }),
    searchParams: Promise.resolve(asked),
  });
  const cards = renderToStaticMarkup(page).matchAll(/<h2[^>]*><a[^>]*href="\/clips\/([^"?]+)"/g);
  return [...cards].map(([, slug = '']) => slug);
}
