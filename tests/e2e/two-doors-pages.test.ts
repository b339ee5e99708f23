import { describe, expect, test } from 'vitest';
import { openBothDoors } from '../support/both-doors';

const doors = openBothDoors();
const both = (path: string) => doors.ask(path);

/**
 * A page's markup whose own addresses name no port: each door has its own. Without its scripts, where
 * React numbers what it sends by what was ready first and the front lets them rest, and without the
 * nonce of its hints.
 */
function markupOf(html: string): string {
  return html
    .replaceAll(/<script(?![^>]*ld\+json)[^>]*>.*?<\/script>/gs, '')
    .replaceAll(/<link rel="preload" as="script"[^>]*>/g, '')
    .replaceAll(new RegExp(`localhost(:|%3A)(?:${doors.ports().join('|')})`, 'g'), 'localhost');
}

describe('the front and next start give the same', () => {
  test('pages, but for the nonce that a kept page does not have', async () => {
    for (const path of [
      '/',
      '/zh',
      '/?source=official-page',
      '/zh?q=%E7%8C%AB',
      '/clips/tokyo-walk',
      '/zh/clips/tokyo-walk',
      '/clips/artist-golden-record?q=record',
      '/embed/tokyo-walk?language=zh',
      '/embed?source=artist',
      '/nothing/here',
    ]) {
      const [ours, theirs] = await both(path);
      expect(ours.status, path).toBe(theirs.status);
      const [, nonce = ''] =
        /'nonce-([^']+)'/.exec(String(theirs.headers['content-security-policy'])) ?? [];
      expect(nonce, path).not.toBe('');
      expect(ours.text.length).toBeGreaterThan(1000);
      const [front, back] = [ours.text, theirs.text.replaceAll(` nonce="${nonce}"`, '')];
      // Compared as a yes or no: two pages in full would be all that a reader sees of a failure.
      expect(markupOf(front) === markupOf(back), path).toBe(true);
      expect(ours.headers['content-type']).toBe(theirs.headers['content-type']);
    }
  });

  test('what names its own addresses, but for the name', async () => {
    const url = encodeURIComponent('http://localhost/clips/tokyo-walk');
    for (const path of ['/robots.txt', '/sitemap.xml', '/sitemaps/pages.xml', '/llms.txt']) {
      const [ours, theirs] = await both(path);
      expect(ours.status, path).toBe(200);
      expect(markupOf(ours.text), path).toBe(markupOf(theirs.text));
    }
    // Neither is this very address: both know it, and say so.
    const [ours, theirs] = await both(`/oembed?url=${url}`);
    expect([ours.status, theirs.status]).toEqual([404, 404]);
    const [tools, others] = await both('/mcp');
    expect([tools.status, others.status]).toEqual([405, 405]);
    expect(tools.text).toBe(others.text);
  });

  test('a slug that is no clip’s, by its status: the front alone shows it whole', async () => {
    const [ours, theirs] = await both('/zh/clips/nobody-knows');
    expect([ours.status, theirs.status]).toEqual([404, 404]);
    expect(ours.text).toMatch(/<h1>这个地址下没有存档/);
  });
});
