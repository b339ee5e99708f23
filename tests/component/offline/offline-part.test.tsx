// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OfflinePart } from '@/components/offline/offline-part';
import en from '@/lib/i18n/messages/en/shelf.json';
import { sampleClip } from '../sample-clip';

const words = en.offline;
const standIn = {
  kind: 'stand-in',
  url: '/media/a.mp4',
  type: 'video/mp4',
  sizeBytes: 1_500_000,
  width: null,
  height: null,
  durationSeconds: null,
  codec: null,
};
const stored = new Map<string, Response>();
let isFull: boolean;

beforeEach(() => {
  stored.clear();
  isFull = false;
  const cache = {
    match: async (address: string) => stored.get(address)?.clone(),
    keys: async () => [...stored.keys()],
    add: async (address: string) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      const isVideo = address.endsWith('.mp4');
      const headers = { 'content-type': isVideo ? 'video/mp4' : 'text/html' };
      stored.set(
        address,
        new Response('', { headers: { ...headers, 'content-length': '1500000' } }),
      );
    },
  };
  vi.stubGlobal('caches', {
    open: async () => cache,
    has: async () => stored.size > 0,
    delete: async () => stored.clear(),
  });
  const active = { postMessage: () => undefined };
  Object.assign(navigator, { serviceWorker: { ready: Promise.resolve({ active }) } });
  vi.stubGlobal('fetch', async (path: string) => {
    const isElsewhere = path.endsWith('/elsewhere');
    const renditions = isElsewhere ? [] : [standIn];
    return Response.json({ clip: { ...sampleClip, renditions }, version: 1 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

const show = (slugs: string[]) => render(<OfflinePart slugs={slugs} locale="en" words={words} />);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('says how much it would be, stores it, says what is stored, and removes it', async () => {
  show(['cat', 'elsewhere']);
  press(words.measure);
  await screen.findByText('Clips: 1, 1.5 MB');
  expect(stored.size).toBe(0);
  press(words.keep);
  await screen.findByText('Stored here: 1, 1.5 MB');
  expect([...stored.keys()]).toEqual(['/media/a.mp4', '/clips/cat']);
  press(words.remove);
  await waitFor(() => expect(screen.queryByText(/^Stored here/)).toBeNull());
  expect(stored.size).toBe(0);
});

test('says that nothing of it can be stored, and that there was no room', async () => {
  show(['elsewhere']);
  press(words.measure);
  await screen.findByText(words.unknown);
  cleanup();
  isFull = true;
  show(['cat']);
  press(words.measure);
  await screen.findByText(/1\.5 MB/);
  press(words.keep);
  await screen.findByText(words.failed);
});

test('is not offered where the browser cannot keep anything', () => {
  Reflect.deleteProperty(navigator, 'serviceWorker');
  const { container } = show(['cat']);
  expect(container.textContent).toBe('');
});
