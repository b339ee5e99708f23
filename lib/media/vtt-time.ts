/** A time as WebVTT writes it (https://www.w3.org/TR/webvtt1/#webvtt-timestamp), from milliseconds. */
export function writeVttTime(ms: number): string {
  const pad = (figure: number, digits = 2) => String(Math.floor(figure)).padStart(digits, '0');
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)}.${pad(ms % 1000, 3)}`;
}
