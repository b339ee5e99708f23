import 'server-only';
import type { Writer } from './database';

/** Lends a connection to one piece of work and takes it back when that is over: later calls are refused, so that a forgotten `await` cannot read or write outside its transaction. */
export async function lendUntilDone<T>(
  connection: Writer,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  let isOver = false;
  const check = () => {
    if (isOver) throw new Error('The transaction is over: await every read and write inside it.');
  };
  const lent: Writer = {
    engine: connection.engine,
    async rows(sql, values) {
      check();
      return connection.rows(sql, values);
    },
    async numbers(sql, values) {
      check();
      return connection.numbers(sql, values);
    },
    async run(sql, values) {
      check();
      return connection.run(sql, values);
    },
  };
  try {
    return await work(lent);
  } finally {
    isOver = true;
  }
}
