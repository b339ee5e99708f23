'use client';

import {
  type QueryKey,
  type UseQueryResult,
  useQueries,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { forgetIdle } from './forget-idle';

/** What is told of queries; nothing of it leads back to them, which lead to what was drawn before. */
function makeGather<Answer>() {
  let last: readonly (Answer | undefined)[] = [];
  return (results: UseQueryResult[]) => {
    const next = results.map(({ data }) => data as Answer | undefined);
    if (next.length !== last.length || next.some((one, at) => one !== last[at])) last = next;
    const told = last;
    return {
      // As a function: a list would be compared with the one before place by place, to the bottom,
      // and what moved up by one place be handed on as a copy, for which everything is drawn anew.
      told: () => told,
      hasFailed: results.some(({ isError }) => isError),
      isPaused: results.some(({ fetchStatus }) => fetchStatus === 'paused'),
    };
  };
}

/**
 * The answers by several keys of one kind, in their order, undefined where one is yet to come: each
 * the very object that is kept, and the list itself the same as long as all of them are. Of those no
 * longer asked for the last `most` are kept. `retry` asks again for what failed.
 */
export function useAnswers<Answer>(kind: string, keys: readonly QueryKey[], most: number) {
  const client = useQueryClient();
  const [combine] = useState(() => makeGather<Answer>());
  const queries = keys.map((queryKey) => ({ queryKey }));
  const { told, ...state } = useQueries({ queries, combine });
  const answers = told();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other answers are of other keys.
  useEffect(() => forgetIdle(client, kind, most), [client, kind, most, answers]);
  const retry = useCallback(() => {
    void client.refetchQueries({
      queryKey: [kind],
      type: 'active',
      predicate: ({ state: { status } }) => status === 'error',
    });
  }, [client, kind]);
  return { answers, ...state, retry };
}
