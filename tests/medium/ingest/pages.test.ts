import { describe, expect, it } from 'vitest';
import { serveOutside } from '../../support/outside';
import { found, read, readServed } from './read-entries';

describe('pages', () => {
  it('by their JSON-LD, wherever in it the clip stands', async () => {
    const thing = {
      '@graph': [
        { '@type': 'WebPage' },
        {
          '@type': ['VideoObject'],
          name: 'Cat',
          description: 'A cat <b>asleep</b>',
          contentUrl: '/cat.mp4',
          thumbnailUrl: ['/cat.jpg'],
          uploadDate: '2024-02-16',
          duration: 'PT1M8.5S',
          author: { '@type': 'Person', name: 'Ann' },
        },
      ],
    };
    const html = `<!doctype html><script type="application/ld+json">${JSON.stringify(thing)}</script>`;
    expect(found(await readServed(html, 'text/html'))).toMatchObject([
      {
        title: 'Cat',
        prompts: [{ language: 'en', text: 'A cat asleep' }],
        durationSeconds: 68.5,
        publishedOn: '2024-02-16',
        author: { name: 'Ann' },
        guessed: ['prompts'],
      },
    ]);
  });

  it('by Open Graph, else not at all', async () => {
    const html =
      '<!doctype html><title>T</title><meta property="og:video" content="/a.mp4"><meta property="og:title" content="Cat">';
    expect(found(await readServed(html, 'text/html'))).toMatchObject([{ title: 'Cat' }]);
    expect(await readServed('<!doctype html><title>T</title>', 'text/html')).toEqual([]);
  });

  it('by the oEmbed answer that they lead to, which says who made it', async () => {
    const said = {
      version: '1.0',
      type: 'video',
      title: 'Cat',
      author_name: 'Ann',
      author_url: 'https://films.example/ann',
      html: '<video src="/cat.mp4"></video>',
      width: 480,
      height: 270,
    };
    const page = (inside: string) =>
      `<!doctype html><title>T</title><meta property="og:site_name" content="Films"><link rel="alternate" type="application/json+oembed" href="/oembed">${inside}`;
    const pages: Record<string, string> = {
      '/oembed': JSON.stringify(said),
      '/bare': page(''),
      '/own': page('<meta property="og:video" content="/own.mp4">'),
      '/named': page(
        '<meta property="og:video" content="/n.mp4"><meta name="author" content="Bo">',
      ),
    };
    await using server = await serveOutside((request, response) => {
      const html = pages[request.url ?? ''];
      response.writeHead(html === undefined ? 404 : 200).end(html);
    });
    const one = async (path: string) =>
      found(await read(server.address + path, 'page', [server.place]))[0];
    // The size is the player's: nobody says what the clip's is.
    const bare = { title: 'Cat', author: { name: 'Ann' }, width: null };
    expect(await one('/bare')).toMatchObject({ ...bare, mediaUrl: `${server.address}/cat.mp4` });
    expect(await one('/own')).toMatchObject({
      title: 'T',
      author: { name: 'Ann', url: 'https://films.example/ann' },
      mediaUrl: `${server.address}/own.mp4`,
    });
    expect(await one('/named')).toMatchObject({ author: { name: 'Bo' } });
    delete pages['/oembed'];
    expect(await one('/own')).toMatchObject({ author: { name: 'Films' }, guessed: ['author'] });
    expect(await one('/bare')).toMatchObject({ at: `${server.address}/oembed` });
  });

  it('of a sitemap, refusing by name what cannot be had', async () => {
    await using server = await serveOutside((request, response) => {
      if (request.url === '/sitemap.xml') {
        const url = (path: string) => `<url><loc>http://${request.headers.host}${path}</loc></url>`;
        response.end(`<?xml version="1.0"?><urlset>${url('/a')}${url('/gone')}</urlset>`);
      } else if (request.url === '/a') response.end('<!doctype html><video src="/a.mp4"></video>');
      else response.writeHead(410).end();
    });
    const entries = await read(`${server.address}/sitemap.xml`, null, [server.place]);
    expect(found(entries)).toMatchObject([
      { mediaUrl: `${server.address}/a.mp4` },
      { at: `${server.address}/gone`, why: expect.stringContaining('has gone for good') },
    ]);
  });
});
