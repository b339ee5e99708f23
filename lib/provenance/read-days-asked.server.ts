import 'server-only';
import { z } from 'zod';
import type { DaysAsked } from './list-days.server';

const daysAsked = z.union([
  z.strictObject({ until: z.iso.date().optional() }),
  z.strictObject({ since: z.iso.date() }),
]);

/** The days that an address of the timeline asks for; null where it says anything else. */
export function readDaysAsked(
  search: Record<string, string | string[] | undefined>,
): DaysAsked | null {
  return daysAsked.safeParse(search).data ?? null;
}
