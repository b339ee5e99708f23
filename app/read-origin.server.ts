import 'server-only';
import { headers } from 'next/headers';
import { readEnv } from '@/lib/env/env.server';

/**
 * The gallery's own origin, for addresses that must be absolute: `PUBLIC_URL`, else the name the
 * front gives itself. The front never passes on a visitor's Host, so no kept page holds a foreign one.
 */
export async function readOrigin(): Promise<string> {
  const { PUBLIC_URL } = readEnv();
  if (PUBLIC_URL !== undefined) return new URL(PUBLIC_URL).origin;
  const host = (await headers()).get('host') ?? '';
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).origin : 'http://localhost';
}
