'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toldOf } from './ask-desk';

/** How a page of the desk does something: what came of it is told, and the page read anew. */
export function useAct(done: string) {
  const router = useRouter();
  const [told, setTold] = useState('');

  /** What the work gave; null when the desk refused, which is then told. */
  async function act<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const given = await work();
      setTold(done);
      router.refresh();
      return given;
    } catch (thrown) {
      setTold(toldOf(thrown));
      return null;
    }
  }

  return { told, act };
}
