import { readEnv } from '@/lib/env/env.server';

/** Says what beyond the public internet may be asked by this process, where something may. */
export function tellAllowed(): void {
  const { ALLOW_HOSTS } = readEnv();
  if (ALLOW_HOSTS.length > 0) console.log(`ALLOW_HOSTS lets it ask ${ALLOW_HOSTS.join(', ')} too.`);
}
