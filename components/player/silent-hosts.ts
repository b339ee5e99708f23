const KEY = 'promptreel.silent-hosts';

/** How long a host that answered no clip is left alone, in milliseconds: one day. */
export const REFUSED_MS = 24 * 60 * 60 * 1000;

/** How long a host that only took too long is left alone, in milliseconds: an hour. */
export const SLOW_MS = 60 * 60 * 1000;

/** Hosts and until when (milliseconds since 1970) they are not asked again. */
type SilentHosts = Record<string, number>;

/** Whether a host gave no original lately. False wherever the browser keeps nothing. */
export function isSilent(host: string, now = Date.now()): boolean {
  return (read()[host] ?? 0) > now;
}

/** Remembers in this browser that a host gives no original, for `forMs` from now. */
export function rememberSilence(host: string, forMs: number, now = Date.now()): void {
  const current = Object.entries(read()).filter(([, until]) => until > now);
  write({ ...Object.fromEntries(current), [host]: now + forMs });
}

/** Forgets it: the host gave an original, or the reader wants to ask again. */
export function forgetSilence(host: string): void {
  const { [host]: _, ...others } = read();
  write(others);
}

function read(): SilentHosts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return {};
    const entries = Object.entries(kept).filter(([, until]) => typeof until === 'number');
    return Object.fromEntries(entries);
  } catch {
    // Storage refused, or somebody else's text under our name: nothing is remembered.
    return {};
  }
}

function write(hosts: SilentHosts): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(hosts));
  } catch {
    // Full or refused: the host is asked again next time, which is only slower.
  }
}
