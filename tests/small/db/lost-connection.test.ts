import { expect, it } from 'vitest';
import { isLost } from '@/lib/db/postgres-connection.server';

const fault = (message: string, code?: string) => Object.assign(new Error(message), { code });

it.each([
  fault('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  fault('Connection terminated unexpectedly'),
  fault('завершение подключения по команде администратора', '57P01'),
  fault('Client has encountered a connection error and is not queryable'),
  fault('timeout exceeded when trying to connect'),
  fault('canceling statement due to conflict with recovery', '40001'),
])('another server may answer after “$message”', (thrown) => {
  expect(isLost(thrown)).toBe(true);
});

it.each([fault('relation "clips" does not exist', '42P01'), fault('It is over.'), null])(
  'no other server would answer otherwise: %s',
  (thrown) => {
    expect(isLost(thrown)).toBe(false);
  },
);
