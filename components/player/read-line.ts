interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

const connection = () => (navigator as Navigator & { connection?: Connection }).connection;

/** Whether the reader asked the browser to save data. */
export function savesData(): boolean {
  return connection()?.saveData === true;
}

/** How fast the line is said to be (`4g`, `3g`, `2g`, `slow-2g`); null where nothing says it. */
export function readLine(): string | null {
  return connection()?.effectiveType ?? null;
}
