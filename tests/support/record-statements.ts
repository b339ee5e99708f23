import type { Database, Reader, SqlValue } from '@/lib/db/database';

/** A statement as it was sent, and what filled its placeholders. */
export interface SentStatement {
  sql: string;
  values: readonly SqlValue[];
}

/** A database that answers as the one given, and writes down what reads send it. */
export function recordStatements(database: Database): {
  recorded: Database;
  take(): SentStatement[];
} {
  let sent: SentStatement[] = [];
  const listen = (reader: Reader): Reader => ({
    engine: reader.engine,
    rows(sql, values = []) {
      sent.push({ sql, values });
      return reader.rows(sql, values);
    },
    numbers(sql, values = []) {
      sent.push({ sql, values });
      return reader.numbers(sql, values);
    },
  });
  const recorded: Database = {
    ...database,
    ...listen(database),
    snapshot: (read) => database.snapshot((reader) => read(listen(reader))),
    aside: (read) => database.aside((reader) => read(listen(reader))),
  };
  return {
    recorded,
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
  };
}
