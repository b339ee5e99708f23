/**
 * The second at which to start, from an address's `t` or an embed's `start`: `12`, `12.5`, `12s`,
 * `1m30s`, `1:30`. 0 for anything else; never negative.
 */
export function readStart(search: string): number {
  const params = new URLSearchParams(search);
  const value = params.get('t') ?? params.get('start') ?? '';
  const clock = /^(\d{1,3}):(\d{1,2}(?:\.\d+)?)$/.exec(value);
  const spoken = /^(?:(\d{1,3})m)?(?:(\d{1,5}(?:\.\d+)?)s?)?$/.exec(value);
  const [, minutes, seconds] = clock ?? spoken ?? [];
  return Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
