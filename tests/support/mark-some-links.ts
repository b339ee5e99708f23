import type { Database } from '@/lib/db/database';

/** Has the addresses of a third of the clips be gone, of another third answer, of the rest never asked. */
export async function markSomeLinks(database: Database): Promise<void> {
  await database.write((writer) =>
    writer.run(
      "UPDATE clip SET link = CASE id % 3 WHEN 0 THEN 'gone' WHEN 1 THEN 'answers' ELSE NULL END",
    ),
  );
}
