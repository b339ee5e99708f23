import { JSDOM } from 'jsdom';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { describeEachEngine } from '../../support/databases';
import {
  type OpenRooms,
  openRooms,
  TEST_ORIGIN as origin,
  readText,
} from '../../support/open-rooms';

describeEachEngine('oEmbed', (open) => {
  let gallery: OpenRooms;

  beforeAll(async () => {
    const database = await open('seeded');
    gallery = openRooms(database);
  });
  afterEach(() => vi.unstubAllEnvs());

  const ask = async (params: Record<string, string>, at = origin) => {
    const answered = await gallery.ask(`/oembed?${new URLSearchParams(params)}`, { origin: at });
    return { status: answered.status, reply: JSON.parse(await readText(answered)) };
  };

  /** The frame a reply gives. */
  const frameOf = (html: string) => {
    const [frame, ...more] = new JSDOM(html).window.document.body.children;
    expect(more).toEqual([]);
    return frame as HTMLIFrameElement;
  };

  test('gives a clip’s player in a frame of its size', async () => {
    const { status, reply } = await ask({ url: `${origin}/clips/tokyo-walk`, dnt: '1' });
    expect(status).toBe(200);
    expect(reply).toMatchObject({ type: 'video', version: '1.0', provider_name: 'Promptreel' });
    expect(reply.thumbnail_url).toMatch(/^http:\/\/gallery\.test\/media\/[0-9a-f]{64}\.webp$/);
    const frame = frameOf(reply.html);
    expect(frame.src).toBe(`${origin}/embed/tokyo-walk`);
    expect([frame.width, frame.height].map(Number)).toEqual([reply.width, reply.height]);
    expect(frame.title).toContain('AI-generated 由 AI 生成');
  });

  test('follows the language and the second of the address', async () => {
    const { reply } = await ask({ url: `${origin}/zh/clips/tokyo-walk?t=3&utm_source=x` });
    expect(frameOf(reply.html).src).toBe(`${origin}/embed/tokyo-walk?start=3&language=zh`);
    expect(reply.title).toMatch(/[\u4e00-\u9fff]/);
  });

  test('gives a wall of a query in a frame', async () => {
    const url = `${origin}/?source=openai-tiktok&cursor=abc&utm_source=x`;
    const { reply } = await ask({ url, maxwidth: '500' });
    expect(reply).toMatchObject({ type: 'rich', width: 500 });
    expect(frameOf(reply.html).src).toBe(`${origin}/embed?source=openai-tiktok`);
  });

  test('keeps to the room it is given, the picture too', async () => {
    const { reply } = await ask({
      url: `${origin}/clips/tokyo-walk`,
      maxwidth: '500',
      maxheight: '300',
    });
    expect(reply.width).toBeLessThanOrEqual(500);
    expect(reply.height).toBeLessThanOrEqual(300);
    expect(reply.thumbnail_width).toBeLessThanOrEqual(500);
    const tiny = await ask({ url: `${origin}/clips/tokyo-walk`, maxwidth: '100', maxheight: '20' });
    expect(tiny.reply).not.toHaveProperty('thumbnail_url');
  });

  test.each<[number, string, Record<string, string>]>([
    [404, 'a clip that is not there', { url: `${origin}/clips/nowhere` }],
    [404, 'a page that cannot be shown', { url: `${origin}/about` }],
    [404, 'another site', { url: 'https://elsewhere.example/clips/tokyo-walk' }],
    [404, 'another kind of address', { url: 'javascript:alert(1)' }],
    [404, 'no slug at all', { url: `${origin}/clips/%zz` }],
    [400, 'no address', {}],
    [400, 'no whole address', { url: '/clips/tokyo-walk' }],
    [400, 'no size', { url: `${origin}/clips/tokyo-walk`, maxwidth: 'wide' }],
    [400, 'no size', { url: `${origin}/clips/tokyo-walk`, maxheight: '0' }],
    [400, 'no format', { url: `${origin}/clips/tokyo-walk`, format: 'yaml' }],
    [501, 'XML', { url: `${origin}/clips/tokyo-walk`, format: 'xml' }],
  ])('answers %i to %s', async (status, _, params) => {
    expect((await ask(params)).status).toBe(status);
  });

  test('goes by PUBLIC_URL where that is set, whoever asks, and keeps the two apart', async () => {
    await ask({ url: `${origin}/clips/tokyo-walk` });
    // What was asked before is known by its address as written; an owner's setting never changes.
    gallery.kept.clear();
    vi.stubEnv('PUBLIC_URL', 'https://reel.example');
    const { reply } = await ask({ url: 'https://reel.example/clips/tokyo-walk' });
    expect(frameOf(reply.html).src).toBe('https://reel.example/embed/tokyo-walk');
    expect((await ask({ url: `${origin}/clips/tokyo-walk` })).status).toBe(404);
  });

  test('knows this machine by each of its names', async () => {
    const { reply } = await ask(
      { url: 'http://127.0.0.1:3000/clips/tokyo-walk' },
      'http://localhost:3000',
    );
    expect(frameOf(reply.html).src).toBe('http://localhost:3000/embed/tokyo-walk');
  });
});
