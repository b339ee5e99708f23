/** Seconds as a clock reads them: 9 is `0:09`, 75 `1:15`, 3661 `1:01:01`. Rounded to the second. */
export function formatDuration(durationSeconds: number): string {
  const whole = Math.max(durationSeconds > 0 ? 1 : 0, Math.round(durationSeconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const seconds = String(whole % 60).padStart(2, '0');
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`;
}

/** The same for `<time datetime>`: an ISO 8601 duration in seconds, as `PT9S`. */
export function isoDuration(durationSeconds: number): string {
  return `PT${Math.round(durationSeconds * 1000) / 1000}S`;
}
