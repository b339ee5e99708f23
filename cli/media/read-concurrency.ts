/** How many at once `--concurrency` asks for; a text that says what would be right where it is no such number. */
export function readConcurrency(asked: string | number, most: number): number | string {
  const count = Number(asked);
  const isRight = Number.isInteger(count) && count >= 1 && count <= most;
  return isRight ? count : `--concurrency is a whole number from 1 to ${most}.`;
}
