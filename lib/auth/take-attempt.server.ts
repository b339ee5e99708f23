import 'server-only';
import { createHash } from 'node:crypto';
import type { Database } from '@/lib/db/database';

/** How many times something may be tried in a span, all at once or one by one. */
export interface AttemptLimit {
  /** What is tried, and by whom: kept as a hash. */
  who: string;
  times: number;
  spanSeconds: number;
}

/**
 * Counts one attempt against each limit in the database, so that all processes count together: 0
 * when it may be made, else the seconds to wait. As `ReadLimit`, one instant for each who.
 */
export async function takeAttempt(
  database: Database,
  limits: readonly AttemptLimit[],
  now: number = Date.now(),
): Promise<number> {
  return database.writeAside(async (writer) => {
    let waitSeconds = 0;
    const next: [string, number][] = [];
    for (const { who, times, spanSeconds } of limits) {
      const key = createHash('sha256').update(who).digest('base64url');
      const [row] = await writer.rows<{ due_ms: number }>(
        'SELECT due_ms FROM attempt WHERE key = ?',
        [key],
      );
      const stepMs = (spanSeconds * 1000) / times;
      const due = Math.max(now, row?.due_ms ?? 0);
      const early = due - now - (spanSeconds * 1000 - stepMs);
      // Half a millisecond: steps that do not divide evenly must not refuse the last attempt.
      if (early > 0.5) waitSeconds = Math.max(waitSeconds, Math.ceil(early / 1000));
      next.push([key, Math.round(due + stepMs)]);
    }
    if (waitSeconds > 0) return waitSeconds;
    for (const [key, due] of next) {
      await writer.run(
        'INSERT INTO attempt (key, due_ms) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET due_ms = excluded.due_ms',
        [key, due],
      );
    }
    await writer.run('DELETE FROM attempt WHERE due_ms < ?', [now]);
    return 0;
  });
}
