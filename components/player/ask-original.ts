import { findOriginal } from './find-original';
import { savesData } from './read-line';
import { forgetSilence, isSilent, REFUSED_MS, rememberSilence, SLOW_MS } from './silent-hosts';

/**
 * Asks a public address for a clip's original and remembers in this browser how its host answered:
 * `ready`, `silent` (it gave none, or is not asked at all: it gave none lately, or the reader saves
 * data; `insists` asks all the same), `dropped` when the signal was raised first. `onAsk` is told
 * when somebody is really asked.
 */
export async function askOriginal(
  address: string,
  asked: { insists: boolean; signal: AbortSignal; onAsk: () => void },
): Promise<'ready' | 'silent' | 'dropped'> {
  const { host } = new URL(address);
  if (!asked.insists && (isSilent(host) || savesData())) return 'silent';
  asked.onAsk();
  const outcome = await findOriginal(address, asked.signal);
  if (asked.signal.aborted || outcome === 'dropped') return 'dropped';
  if (outcome === 'ready') {
    forgetSilence(host);
    return 'ready';
  }
  rememberSilence(host, outcome === 'slow' ? SLOW_MS : REFUSED_MS);
  return 'silent';
}

/** Remembers that an original which was ready stopped coming after all. */
export function noteLost(address: string): void {
  rememberSilence(new URL(address).host, REFUSED_MS);
}
