import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import { GuardedClient } from './guarded-client.server';
import { makeOutsidePolicy } from './outside-policy.server';

const key = Symbol.for('promptreel.outside');
const slot = globalThis as { [key]?: GuardedClient };

/** The one guarded client of this process, under the policy of a gallery in service. */
export function getGuardedClient(): GuardedClient {
  slot[key] ??= new GuardedClient(makeOutsidePolicy(readEnv()));
  return slot[key];
}
