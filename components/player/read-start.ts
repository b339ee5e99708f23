/**
 * The second at which to start, from an address's `t`: `12`, `12.5`, `12s`, `1m30s`, `1:30`.
 * 0 for anything else; never negative.
 */
export function readStart(search: string): number {
  const value = new URLSearchParams(search).get('t') ?? '';
  const clock = /^(\d{1,3}):(\d{1,2}(?:\.\d+)?)$/.exec(value);
  const spoken = /^(?:(\d{1,3})m)?(?:(\d{1,5}(?:\.\d+)?)s?)?$/.exec(value);
  const [, minutes, seconds] = clock ?? spoken ?? [];
  return Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
