'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { setWallQueries } from '@/components/clips/wall-queries';

const HOUR_MS = 3_600_000;

function createClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        // Lists change when the catalogue does, and a page brings its own fresh first list: what a
        // visitor has scrolled through stays as it was, also on the way back.
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: HOUR_MS,
        refetchOnWindowFocus: false,
        retry: 1,
      },
    },
  });
  setWallQueries(client);
  return client;
}

let browserClient: QueryClient | undefined;

/** React Query's client: a new one for each render on the server, one for good in the browser. */
export function QueryProvider({ children }: { children: ReactNode }) {
  if (typeof window !== 'undefined') browserClient ??= createClient();
  return (
    <QueryClientProvider client={browserClient ?? createClient()}>{children}</QueryClientProvider>
  );
}
