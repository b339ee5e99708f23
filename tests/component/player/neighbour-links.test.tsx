// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NeighbourLinks } from '@/components/player/neighbour-links';
import type { ClipItem } from '@/lib/clips/contracts.server';

const address = vi.hoisted(() => ({ search: '' }));
vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(address.search),
}));

const words = { label: 'Previous and next clip', previous: 'Previous', next: 'Next' };
const clip = (slug: string) =>
  ({ slug, titles: { en: `The ${slug}`, zh: slug }, posters: [] }) as unknown as ClipItem;

let asked: string[];
let reply: { previous: ClipItem | null; next: ClipItem | null } | null;

beforeEach(() => {
  asked = [];
  reply = { previous: clip('ant'), next: clip('cat') };
  address.search = 'source=a&t=4&q=bee';
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return reply === null ? new Response('{}', { status: 400 }) : Response.json(reply);
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () => render(<NeighbourLinks slug="bee" locale="zh" words={words} />);

it('asks the API for the clips beside this one in the query one came from', async () => {
  show();
  const next = await screen.findByRole('link', { name: 'Next: cat' });
  expect(asked).toEqual(['/api/v1/clips/bee/neighbours?q=bee&source=a']);
  expect(next.getAttribute('href')).toBe('/zh/clips/cat?q=bee&source=a');
  expect(screen.getByRole('link', { name: 'Previous: ant' }).getAttribute('rel')).toBe('prev');
});

it('shows one way only at the ends, and none where nothing is answered', async () => {
  reply = { previous: null, next: clip('cat') };
  show();
  await screen.findByRole('link');
  expect(screen.getAllByRole('link')).toHaveLength(1);
  cleanup();
  reply = null;
  show();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryAllByRole('link')).toHaveLength(0);
});

it.each([
  ['j', 'cat'],
  ['ArrowRight', 'cat'],
  ['k', 'ant'],
  ['ArrowLeft', 'ant'],
])('the key %s leads to %s', async (key, slug) => {
  show();
  await screen.findByRole('link', { name: 'Next: cat' });
  const followed = vi.fn((event: Event) => event.preventDefault());
  document.addEventListener('click', followed);
  fireEvent.keyDown(document.body, { key });
  document.removeEventListener('click', followed);
  const target = followed.mock.calls[0]?.[0].target as HTMLAnchorElement;
  expect(target.pathname).toBe(`/zh/clips/${slug}`);
});

it('leaves the keys to the player and to whoever types', async () => {
  show();
  await screen.findByRole('link', { name: 'Next: cat' });
  const followed = vi.fn((event: Event) => event.preventDefault());
  document.addEventListener('click', followed);
  const player = document.body.appendChild(document.createElement('div'));
  player.innerHTML = '<div data-vjs-player><button>play</button></div><input>';
  fireEvent.keyDown(player.querySelector('button') as Element, { key: 'ArrowRight' });
  fireEvent.keyDown(player.querySelector('input') as Element, { key: 'j' });
  fireEvent.keyDown(document.body, { key: 'j', isComposing: true });
  document.removeEventListener('click', followed);
  player.remove();
  expect(followed).not.toHaveBeenCalled();
});
