// The gallery without a network: pages, prompts and posters that were seen before, and clips that
// were kept on request. Online nothing is ever answered from here but files whose names change with
// their content. Every cache is bounded; nothing private is stored (see `isOurs`).

const PAGES = { name: 'promptreel-pages', most: 80 };
const DATA = { name: 'promptreel-data', most: 120 };
const PICTURES = { name: 'promptreel-pictures', most: 500 };
const FILES = { name: 'promptreel-files', most: 300 };
/** Filled and emptied by the page of favourites, never by this worker. */
const KEPT = 'promptreel-kept';
const OFFLINE = { en: '/offline', zh: '/zh/offline' };

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all(Object.values(OFFLINE).map(keepPage)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const known = new Set([PAGES, DATA, PICTURES, FILES].map(({ name }) => name).concat(KEPT));
  const leave = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('promptreel-') && !known.has(name)) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(leave());
});

// The first page of all came before this worker was there: it asks to be stored.
self.addEventListener('message', ({ data }) => {
  const address = typeof data?.page === 'string' ? data.page : '';
  if (/^\/(?!\/|studio|zh\/studio|embed)/.test(address)) keepPage(address).catch(() => undefined);
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^(\/zh)?\/(studio|embed)(\/|$)/.test(url.pathname)) return;
  if (url.pathname.startsWith('/_next/static/')) {
    event.respondWith(answerOnce(event, FILES));
  } else if (url.pathname.startsWith('/media/')) {
    if (request.destination === 'image') event.respondWith(answerOnce(event, PICTURES));
    else if (request.destination === 'video') event.respondWith(answerVideo(request));
  } else if (url.pathname.startsWith('/api/v1/')) {
    if (isKeptData(url)) event.respondWith(answerFirst(event, DATA));
  } else if (request.mode === 'navigate') {
    event.respondWith(answerPage(event, url));
  } else if (request.headers.has('rsc')) {
    // A step inside the page: its document is stored beside it, for when one comes back offline.
    url.searchParams.delete('_rsc');
    const isAhead = request.headers.has('next-router-prefetch');
    if (!isAhead) event.waitUntil(keepPage(url.pathname + url.search).catch(() => undefined));
  }
});

/** What a page asks for to be whole: a clip, lists of clips, the clips beside one. */
function isKeptData({ pathname }) {
  return /^\/api\/v1\/(list$|clips(\/|$))/.test(pathname);
}

/** Whether an answer may be stored: whole, well, and for everyone. */
function isOurs(response) {
  const control = response.headers.get('cache-control') ?? '';
  return response.status === 200 && !response.redirected && !/private|no-store/.test(control);
}

/** Stores an answer and drops the oldest beyond the bound; a full disk is no failure. */
async function store({ name, most }, key, response) {
  if (!isOurs(response)) return;
  try {
    const cache = await caches.open(name);
    await cache.put(key, response);
    const keys = await cache.keys();
    await Promise.all(
      keys.slice(0, Math.max(0, keys.length - most)).map((one) => cache.delete(one)),
    );
  } catch {
    // The browser has no room left for us.
  }
}

/** For files that never change under a name: from here, else from the network. */
async function answerOnce(event, bound) {
  const { request } = event;
  const found =
    (await caches.match(request.url, { cacheName: KEPT })) ??
    (await caches.match(request.url, { cacheName: bound.name }));
  if (found !== undefined) return found;
  const response = await fetch(request);
  event.waitUntil(store(bound, request.url, response.clone()));
  return response;
}

/** For what changes: from the network; from here only where there is none. */
async function answerFirst(event, bound) {
  const { request } = event;
  try {
    const response = await fetch(request);
    event.waitUntil(store(bound, request.url, response.clone()));
    return response;
  } catch (failure) {
    const found = await caches.match(request.url, { cacheName: bound.name });
    if (found === undefined) throw failure;
    return found;
  }
}

async function answerPage(event, url) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(store(PAGES, url.pathname + url.search, response.clone()));
    return response;
  } catch {
    const language = /^\/zh(\/|$)/.test(url.pathname) ? 'zh' : 'en';
    const stored = { cacheName: PAGES.name };
    return (
      (await caches.match(url.pathname + url.search, stored)) ??
      (await caches.match(url.pathname, { cacheName: KEPT })) ??
      // A clip is the same whatever query it was opened from.
      (/\/clips\/[^/]+$/.test(url.pathname)
        ? await caches.match(url.pathname, stored)
        : undefined) ??
      (await caches.match(OFFLINE[language], stored)) ??
      Response.error()
    );
  }
}

/** Stores a page's document and the files it is made of. */
async function keepPage(address) {
  const response = await fetch(address, { headers: { accept: 'text/html' } });
  const text = await response.clone().text();
  await store(PAGES, address, response);
  const files = new Set(text.match(/\/_next\/static\/[^"'\\\s)]+/g));
  const cache = await caches.open(FILES.name);
  for (const file of files) {
    if ((await cache.match(file)) !== undefined) continue;
    const one = await fetch(file).catch(() => null);
    if (one !== null) await store(FILES, file, one);
  }
}

/** A clip that was kept, in the part that is asked for; any other from the network. */
async function answerVideo(request) {
  const found = await caches.match(request.url, { cacheName: KEPT });
  if (found === undefined) return fetch(request);
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (first === undefined) return found;
  const blob = await found.blob();
  const start = Number(first);
  const end = Math.min(last === '' ? blob.size : Number(last) + 1, blob.size);
  if (start >= end) {
    const headers = { 'content-range': `bytes */${blob.size}` };
    return new Response(null, { status: 416, headers });
  }
  return new Response(blob.slice(start, end), {
    status: 206,
    headers: {
      'content-type': found.headers.get('content-type') ?? 'video/mp4',
      'content-length': String(end - start),
      'content-range': `bytes ${start}-${end - 1}/${blob.size}`,
      'accept-ranges': 'bytes',
    },
  });
}
