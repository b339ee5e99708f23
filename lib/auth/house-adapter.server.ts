import 'server-only';
import { createAdapterFactory } from 'better-auth/adapters';
import type { Database, SqlValue } from '@/lib/db/database';

/** One condition as the library hands it to an adapter. */
interface Condition {
  field: string;
  value: unknown;
  operator?: string | undefined;
  connector?: string | undefined;
}

type Row = Record<string, unknown>;

/** Columns are named in snake case, fields as the library names them. */
const toColumn = (field: string) => field.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
const toField = (column: string) =>
  column === 'credential_id'
    ? 'credentialID'
    : column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const toSql = (value: unknown): SqlValue => {
  if (value === undefined) return null;
  return value instanceof Date ? value.getTime() : (value as SqlValue);
};

const OPERATORS: Record<string, string> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** Conditions as SQL; table and column names are the library's and ours, never a visitor's. */
function writeWhere(where: readonly Condition[] = []): { sql: string; values: SqlValue[] } {
  const values: SqlValue[] = [];
  const write = ({ field, value, operator = 'eq' }: Condition) => {
    const column = toColumn(field);
    if (value === null) return `${column} IS ${operator === 'ne' ? 'NOT ' : ''}NULL`;
    if (operator === 'in' || operator === 'not_in') {
      const list = value as unknown[];
      values.push(...list.map(toSql));
      if (list.length === 0) return operator === 'in' ? '1 = 0' : '1 = 1';
      return `${column} ${operator === 'in' ? 'IN' : 'NOT IN'} (${list.map(() => '?').join(', ')})`;
    }
    const sign = OPERATORS[operator];
    if (sign === undefined) throw new Error(`The adapter has no operator ${operator}.`);
    values.push(toSql(value));
    return `${column} ${sign} ?`;
  };
  const all = where.filter(({ connector }) => connector !== 'OR').map(write);
  const any = where.filter(({ connector }) => connector === 'OR').map(write);
  const parts = [...all, ...(any.length === 0 ? [] : [`(${any.join(' OR ')})`])];
  return { sql: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`, values };
}

const readRow = <T>(row: Row | undefined): T | null =>
  row === undefined
    ? null
    : (Object.fromEntries(
        Object.entries(row).map(([column, value]) => [toField(column), value]),
      ) as T);

/**
 * The auth library on the house's own connections, for both engines: its writes take their turn
 * among ours and raise no catalogue version. Instants are milliseconds, as everywhere here.
 */
export function houseAdapter(database: Database) {
  const change = async (sql: string, values: SqlValue[]) =>
    database.writeAside((writer) => writer.run(sql, values));
  const changed = async (sql: string, values: SqlValue[]) =>
    database.writeAside((writer) => writer.rows<Row>(sql, values));
  const setList = (update: Row) =>
    Object.keys(update)
      .map((field) => `${toColumn(field)} = ?`)
      .join(', ');
  /** One row at most, whichever it is among several. */
  const oneOf = (model: string, where: Condition[]) => {
    const { sql, values } = writeWhere(where);
    return { sql: `id = (SELECT id FROM ${model}${sql} LIMIT 1)`, values };
  };
  return createAdapterFactory({
    config: {
      adapterId: 'promptreel',
      adapterName: 'Promptreel',
      supportsNumericIds: false,
      supportsJSON: false,
      transaction: false,
      customTransformOutput({ data, fieldAttributes }) {
        if (data === null || data === undefined) return data;
        if (fieldAttributes.type === 'date') return new Date(Number(data));
        return fieldAttributes.type === 'boolean' ? Boolean(data) : data;
      },
    },
    adapter: () => ({
      async create({ model, data }) {
        const fields = Object.keys(data);
        const columns = fields.map(toColumn).join(', ');
        const places = fields.map(() => '?').join(', ');
        const [row] = await changed(
          `INSERT INTO ${model} (${columns}) VALUES (${places}) RETURNING *`,
          fields.map((field) => toSql(data[field])),
        );
        return readRow(row) ?? data;
      },
      async findOne({ model, where }) {
        const { sql, values } = writeWhere(where);
        const [row] = await database.rows<Row>(`SELECT * FROM ${model}${sql} LIMIT 1`, values);
        return readRow(row);
      },
      async findMany<T>({
        model,
        where,
        limit,
        sortBy,
        offset,
      }: {
        model: string;
        where?: Condition[] | undefined;
        limit: number;
        sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined;
        offset?: number | undefined;
      }) {
        const { sql, values } = writeWhere(where);
        const order =
          sortBy === undefined
            ? ''
            : ` ORDER BY ${toColumn(sortBy.field)} ${sortBy.direction === 'desc' ? 'DESC' : 'ASC'}`;
        const rows = await database.rows<Row>(
          `SELECT * FROM ${model}${sql}${order} LIMIT ? OFFSET ?`,
          [...values, limit, offset ?? 0],
        );
        return rows.map((row) => readRow<T>(row) as T);
      },
      async count({ model, where }) {
        const { sql, values } = writeWhere(where);
        const [row] = await database.rows<{ n: number }>(
          `SELECT count(*) AS n FROM ${model}${sql}`,
          values,
        );
        return Number(row?.n ?? 0);
      },
      async update({ model, where, update }) {
        const one = oneOf(model, where);
        const row = update as Row;
        const [updated] = await changed(
          `UPDATE ${model} SET ${setList(row)} WHERE ${one.sql} RETURNING *`,
          [...Object.values(row).map(toSql), ...one.values],
        );
        return readRow(updated);
      },
      async updateMany({ model, where, update }) {
        const { sql, values } = writeWhere(where);
        const given = Object.values(update).map(toSql);
        return change(`UPDATE ${model} SET ${setList(update)}${sql}`, [...given, ...values]);
      },
      async delete({ model, where }) {
        const { sql, values } = writeWhere(where);
        await change(`DELETE FROM ${model}${sql}`, values);
      },
      async deleteMany({ model, where }) {
        const { sql, values } = writeWhere(where);
        return change(`DELETE FROM ${model}${sql}`, values);
      },
      async consumeOne({ model, where }) {
        const one = oneOf(model, where);
        const [row] = await changed(
          `DELETE FROM ${model} WHERE ${one.sql} RETURNING *`,
          one.values,
        );
        return readRow(row);
      },
      async incrementOne({ model, where, increment, set }) {
        const one = oneOf(model, where);
        const counted = Object.keys(increment).map(
          (field) => `${toColumn(field)} = ${toColumn(field)} + ?`,
        );
        const sets = [...counted, ...(set && Object.keys(set).length > 0 ? [setList(set)] : [])];
        const given = [...Object.values(increment), ...Object.values(set ?? {}).map(toSql)];
        const [row] = await changed(
          `UPDATE ${model} SET ${sets.join(', ')} WHERE ${one.sql} RETURNING *`,
          [...given, ...one.values],
        );
        return readRow(row);
      },
    }),
  });
}
