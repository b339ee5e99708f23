'use client';

import { useEffect } from 'react';
import { AWAKE } from './rest-signs';

/**
 * Tells that the page answers: everything beside it is joined by now. A page that stood at rest then
 * does what was pressed meanwhile (`rest-script.ts`).
 */
export function TellAwake() {
  useEffect(() => {
    window.dispatchEvent(new Event(AWAKE));
  }, []);
  return null;
}
