import { globSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESK_KINDS } from '@/lib/curation/desk-kinds';
import { takeSuggestion } from '@/lib/curation/take-word.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { addCurators, PASSWORD } from '../support/enter-desk';
import { ask } from '../support/open-front';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';
import type { GalleryPlace } from '../support/serve-gallery';
import { tricks, writings } from '../support/tricks';

/** What only the desk knows: it stands on its first page, in the inbox and in the history. */
const SECRET = 'A quagga nobody has seen';

/** Every page of the desk but its door, as its files lie below `app`, with names that are there. */
const pages = globSync('app/[[]locale]/studio/**/page.tsx')
  .map((file) => file.replace(/^app\/\[locale]|\/page\.tsx$/g, ''))
  .filter((path) => path !== '/studio/sign-in')
  .flatMap((path) =>
    path.includes('[kind]') ? DESK_KINDS.map((kind) => path.replace('[kind]', kind)) : [path],
  )
  .map((path) => path.replace('[key]', 'tokyo-walk').replace('[id]', '1'));

let gallery: OwnGallery;
let port: number;
let seen = 0;

async function addSecret({ databaseUrl }: GalleryPlace): Promise<void> {
  const database = await openDatabase(databaseUrl);
  try {
    await takeSuggestion(database, null, { url: 'https://x.example/quagga', title: SECRET });
  } finally {
    await database.close();
  }
}

beforeAll(async () => {
  gallery = await openOwnGallery({
    async prepare(place) {
      await addCurators(place, ['ada']);
      await addSecret(place);
    },
  });
  port = Number(new URL(gallery.origin).port);
});
afterAll(async () => {
  console.info(`${seen} requests shown nothing of the desk`);
  await gallery?.close();
});

/** Signs in and gives the cookies as a browser sends them back. */
async function enter(): Promise<string> {
  const reply = await ask(port, '/api/v1/desk/sign-in', {
    method: 'POST',
    headers: { origin: gallery.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@reel.example', password: PASSWORD }),
  });
  expect(reply.status).toBe(200);
  return (reply.headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0]).join('; ');
}

/** Asks for a page and holds that it shows nothing: a way to the door, or no page at all. */
async function holdsClosed(path: string, headers: Record<string, string> = {}, method = 'GET') {
  seen += 1;
  const { status, text, headers: got } = await ask(port, path, { method, headers });
  const what = `${method} ${path} ${JSON.stringify(headers)}`;
  expect(status, what).toBeLessThan(500);
  expect(text.includes(SECRET) || text.includes('ada, owner'), what).toBe(false);
  expect(got['set-cookie'], what).toBeUndefined();
  // A step of Next's is led to its address with a mark, and only there answered in its own form.
  const location = got.location ?? '';
  if (location.includes('_rsc=') && !path.includes('_rsc=')) await holdsClosed(location, headers);
  // What is no document says in Next's own form where the door is, or that nothing is here.
  else if (status === 200) {
    expect(got['content-type'], what).toBe('text/x-component');
    expect(text, what).toMatch(/\/studio\/sign-in|NEXT_HTTP_ERROR_FALLBACK;404/);
  }
  if (location !== '') expect(location, what).toMatch(/^\/(?:zh\/)?studio(?:[/?]|$)/);
}

test('a curator sees the desk, and an ended session does not', async () => {
  expect(pages.length).toBeGreaterThan(15);
  const cookie = await enter();
  expect((await ask(port, '/studio/inbox', { headers: { cookie } })).text).toContain(SECRET);
  for (const path of pages) {
    const { status } = await ask(port, path, { headers: { cookie } });
    const isThere = path === '/studio/records/clip/tokyo-walk' || !path.includes('tokyo-walk');
    expect(status, path).toBe(isThere ? 200 : 404);
  }
  const origin = gallery.origin;
  const headers = { cookie, origin, 'content-type': 'application/json' };
  await ask(port, '/api/v1/desk/sign-out', { method: 'POST', headers, body: '{}' });
  const forged = `${cookie.slice(0, -12)}AAAAAAAAAAA%3D`;
  for (const path of pages) {
    for (const one of [cookie, forged, 'promptreel-desk.session_token=x.y', '']) {
      await holdsClosed(path, { cookie: one });
    }
    await holdsClosed(`/zh${path}`, { cookie: forged, rsc: '1' });
  }
});

test('nobody is shown a page by another writing of it or by headers of a framework', async () => {
  const some = ['/studio', '/studio/inbox', '/studio/records/clip/tokyo-walk', '/studio/curators'];
  for (const path of some) {
    for (const write of writings) await holdsClosed(write(path, '/studio'));
    // A tree of pages that is none is Next's to refuse, which it does as a failure.
    for (const headers of tricks.filter((one) => !('next-router-state-tree' in one))) {
      await holdsClosed(path, headers);
      await holdsClosed(path, headers, 'POST');
    }
  }
});
