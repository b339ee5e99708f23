'use client';

import { useEffect } from 'react';

/**
 * Registers the worker that answers without a network, once the page has come and is quiet. Only in
 * a build: `next dev` changes its files under one name. Without https the browser has no workers.
 */
export function RegisterWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    const register = async () => {
      try {
        await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
        if (navigator.serviceWorker.controller !== null) return;
        // This page came before there was a worker to store it.
        const { active } = await navigator.serviceWorker.ready;
        active?.postMessage({ page: window.location.pathname + window.location.search });
      } catch {
        // Refused by the browser or the visitor: the gallery is whole without.
      }
    };
    if (document.readyState === 'complete') {
      void register();
      return;
    }
    window.addEventListener('load', register, { once: true });
    return () => window.removeEventListener('load', register);
  }, []);
  return null;
}
