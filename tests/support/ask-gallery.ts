import { inject } from 'vitest';

/** What the shared gallery's API says at a path below `/api/v1`, as its contract types it. */
export async function askApi<T>(path: string, origin = inject('gallery').origin): Promise<T> {
  const reply = await fetch(`${origin}/api/v1${path}`);
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** The answer at a path as it came, redirects not followed. */
export function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${inject('gallery').origin}${path}`, { redirect: 'manual', ...init });
}
