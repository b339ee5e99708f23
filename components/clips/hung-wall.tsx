'use client';

import { type ComponentProps, useEffect } from 'react';
import { QueryProvider } from '@/components/query-provider';
import { Wall } from './wall';

/** A wall with what its lists are kept in; `onHung` is called once it answers to the visitor. */
export default function HungWall(props: ComponentProps<typeof Wall> & { onHung: () => void }) {
  const { onHung, ...wall } = props;
  useEffect(onHung, [onHung]);
  return (
    <QueryProvider>
      <Wall {...wall} />
    </QueryProvider>
  );
}
