// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CLIPS_PER_PAGE } from '@/components/clips/lot-columns';
import { useAnswers } from '@/components/clips/use-answers';
import type { LotColumns } from '@/components/clips/wall-lots';
import { columnsKey, setWallQueries } from '@/components/clips/wall-queries';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function makeClient(): QueryClient {
  const client = new QueryClient();
  setWallQueries(client);
  return client;
}

const within =
  (client: QueryClient) =>
  ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );

const wall = { search: '', version: 1, locale: 'en', zone: 'UTC' } as const;
const lot = (count: number) => ({
  key: 'unknown',
  month: 'unknown',
  opensMonth: true,
  since: null,
  until: null,
  count,
});

/** A part of a month with so many clips, as the API tells it. */
function part(from: number, count: number, nextCursor: string | null) {
  const slugs = Array.from({ length: count }, (_, at) => `clip-${from + at}`);
  const cursors = Array.from(
    { length: Math.floor(count / CLIPS_PER_PAGE) },
    (_, at) => `after-${from + (at + 1) * CLIPS_PER_PAGE}`,
  );
  const same = <Value,>(value: Value) => slugs.map(() => value);
  return { slugs, ratios: same(1.5), thumbhashes: same('hash'), cursors, nextCursor };
}

describe('the columns of a lot', () => {
  test('are told part after part, and are as long as the lot from the first', async () => {
    const held = Promise.withResolvers<Response>();
    const asked: string[] = [];
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      return asked.length === 1 ? Promise.resolve(Response.json(part(0, 100, 'on'))) : held.promise;
    });
    const client = makeClient();
    const queryKey = columnsKey(wall, lot(130));
    const whole = client.fetchQuery<LotColumns>({ queryKey });
    await waitFor(() => expect(client.getQueryData(queryKey)).toBeDefined());
    const first = client.getQueryData<LotColumns>(queryKey);
    expect(first?.slugs.slice(98, 101)).toEqual(['clip-98', 'clip-99', '']);
    expect([first?.slugs, first?.ratios, first?.thumbhashes].map((all) => all?.length)).toEqual([
      130, 130, 130,
    ]);
    expect(first?.pages.map(({ from }) => from)).toEqual([0, 48, 96, 100]);

    held.resolve(Response.json(part(100, 30, null)));
    const { slugs, pages } = await whole;
    expect(slugs).toEqual(Array.from({ length: 130 }, (_, at) => `clip-${at}`));
    expect(pages.at(-1)).toEqual({ from: 100, cursor: 'on' });
    expect(asked).toEqual(['/api/v1/timeline/unknown?', '/api/v1/timeline/unknown?cursor=on']);
  });

  test('that were given up half-way are asked for again when they are wanted again', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      if (asked.length === 2) return new Promise(() => {});
      return Promise.resolve(
        Response.json(path.includes('cursor') ? part(100, 30, null) : part(0, 100, 'on')),
      );
    });
    const client = makeClient();
    const keys = [columnsKey(wall, lot(130))];
    const hang = () =>
      renderHook(() => useAnswers<LotColumns>('wall-columns', keys, 8), {
        wrapper: within(client),
      });
    const first = hang();
    await waitFor(() => expect(first.result.current.answers[0]?.slugs.at(-1)).toBe(''));
    await waitFor(() => expect(asked).toHaveLength(2));
    first.unmount();
    const second = hang();
    await waitFor(() => expect(second.result.current.answers[0]?.slugs.at(-1)).toBe('clip-129'));
    expect(asked).toHaveLength(4);
    second.unmount();
    hang();
    expect(client.isFetching()).toBe(0);
  });
});

test('answers stay the objects they are where their place in the list changes', async () => {
  const client = new QueryClient();
  client.setQueryDefaults(['named'], {
    queryFn: async ({ queryKey }) => ({ name: queryKey[1], clips: [{ slug: queryKey[1] }] }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const hook = renderHook(
    ({ names }) =>
      useAnswers<{ name: string }>(
        'named',
        names.map((name) => ['named', name]),
        1,
      ),
    { wrapper: within(client), initialProps: { names: ['a', 'b', 'c'] } },
  );
  const told = () => hook.result.current.answers.map((answer) => answer?.name);
  await waitFor(() => expect(told()).toEqual(['a', 'b', 'c']));
  const before = hook.result.current.answers;
  hook.rerender({ names: ['a', 'b', 'c'] });
  expect(hook.result.current.answers).toBe(before);
  hook.rerender({ names: ['c', 'd'] });
  await waitFor(() => expect(told()).toEqual(['c', 'd']));
  expect(hook.result.current.answers[0]).toBe(before[2]);
  expect(hook.result.current.answers[0]).toBe(client.getQueryData(['named', 'c']));
  // And of what nobody asks for any more the last stays.
  expect(client.getQueryCache().getAll()).toHaveLength(3);
});
