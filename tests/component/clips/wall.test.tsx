// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Wall } from '@/components/clips/wall';
import { setWallQueries } from '@/components/clips/wall-queries';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { makeWallClip, words } from './make-wall-clip';

let reach: (() => void) | null = null;

beforeEach(() => {
  // jsdom lays nothing out: the end of the wall comes into view when a test says so.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        reach = () => tell([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {
        reach = null;
      }
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const item = (slug: string) =>
  ({
    ...makeWallClip(),
    slug,
    titles: { en: slug, zh: slug },
    sourceNames: { en: 'S', zh: 'S' },
    publishedOn: null,
    certainty: 'unknown',
    posters: [],
    poster: null,
    width: null,
    height: null,
    aspect: null,
    thumbhash: null,
    standIn: false,
    prompt: [],
  }) as unknown as ClipItem;

function makeClient(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  setWallQueries(client);
  return client;
}

function hang(client = makeClient()) {
  const first = { clips: [makeWallClip({ slug: 'one', title: 'one' })], nextCursor: 'c1' };
  const view = render(
    <QueryClientProvider client={client}>
      <Wall
        first={first}
        months={null}
        version={1}
        search="source=x"
        cursor={null}
        locale="en"
        words={words}
      />
    </QueryClientProvider>,
  );
  return { client, ...view };
}

const titles = () => screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);

describe('a wall', () => {
  test('has a link to its next page for those without scripts', () => {
    hang();
    const link = screen.getByRole('link', { name: 'More clips' });
    expect(link.getAttribute('href')).toBe('/?source=x&cursor=c1');
    expect(screen.getByRole('link', { name: 'one' }).getAttribute('href')).toBe(
      '/clips/one?source=x',
    );
  });

  test('goes on when its end comes into view, asking the API with query and cursor', async () => {
    const asked = vi.fn(async () =>
      Response.json({ items: [item('two')], nextCursor: null, version: 1 }),
    );
    vi.stubGlobal('fetch', asked);
    const { client } = hang();
    act(() => {
      reach?.();
    });
    await waitFor(() => expect(titles()).toEqual(['one', 'two']));
    expect(asked).toHaveBeenCalledOnce();
    expect(String((asked.mock.calls as unknown[][])[0]?.[0])).toBe(
      '/api/v1/clips?source=x&cursor=c1',
    );
    expect(screen.getByText('All of them')).toBeTruthy();
    cleanup();
    hang(client);
    expect(titles(), 'what was loaded is there on the way back').toEqual(['one', 'two']);
  });

  test('says when the rest did not arrive, keeps what there is, and tries again when told to', async () => {
    const answers = [
      () => Response.json({ error: { code: 'busy', message: '', detail: null } }, { status: 503 }),
      () => Response.json({ items: [item('two')], nextCursor: null, version: 1 }),
    ];
    vi.stubGlobal('fetch', async () => answers.shift()?.());
    hang();
    act(() => {
      reach?.();
    });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.getByText('Did not arrive')).toBeTruthy();
    expect(titles()).toEqual(['one']);
    await userEvent.click(retry);
    await waitFor(() => expect(titles()).toEqual(['one', 'two']));
  });
});
