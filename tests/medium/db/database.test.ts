import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database, Reader, Writer } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';

const save = (writer: Writer, name: string, value: string, at = 0) =>
  writer.run(
    'INSERT INTO stamp (name, value, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at',
    [name, value, at],
  );

const read = async (reader: Reader, name: string) => {
  const rows = await reader.rows<{ value: string }>('SELECT value FROM stamp WHERE name = ?', [
    name,
  ]);
  return rows[0]?.value ?? null;
};

describeEachEngine('a database', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  describe('write', () => {
    it('raises the version once, however much is written', async () => {
      const before = await database.version();
      const result = await database.write(async (writer) => {
        await save(writer, 'a', '1');
        await save(writer, 'b', '2');
        expect(await read(writer, 'b')).toBe('2');
        return 'done';
      });
      expect(result).toBe('done');
      expect(await database.version()).toBe(before + 1);
      expect(await read(database, 'a')).toBe('1');
    });

    it('leaves everything as it was when the work fails, the version too', async () => {
      const before = await database.version();
      const failing = database.write(async (writer) => {
        await save(writer, 'half', '1');
        throw new Error('the second half is missing');
      });
      await expect(failing).rejects.toThrow('the second half is missing');
      expect(await database.version()).toBe(before);
      expect(await read(database, 'half')).toBeNull();
      await database.write((writer) => save(writer, 'next', 'goes on'));
      expect(await read(database, 'next')).toBe('goes on');
    });

    it('leaves everything as it was when a statement is refused', async () => {
      const before = await database.version();
      const failing = database.write(async (writer) => {
        await save(writer, 'half', '1');
        await writer.run(
          'INSERT INTO batch (key, source_id, document_date, position) VALUES (?, ?, ?, ?)',
          ['k', 999, 'd', 1],
        );
      });
      await expect(failing).rejects.toThrow(/foreign key/i);
      expect(await database.version()).toBe(before);
      expect(await read(database, 'half')).toBeNull();
    });

    it('is alone: what one reads still holds when it writes', async () => {
      await database.write((writer) => save(writer, 'count', '0'));
      const raise = () =>
        database.write(async (writer) => {
          const count = Number(await read(writer, 'count'));
          await sleep(1);
          await save(writer, 'count', String(count + 1));
        });
      await Promise.all(Array.from({ length: 40 }, raise));
      expect(await read(database, 'count')).toBe('40');
    });

    it('refuses a write inside a write, which would wait for itself', async () => {
      const nested = database.write(() => database.write(async () => 'never'));
      await expect(nested).rejects.toThrow('inside another write');
      await expect(database.write(async () => 'still works')).resolves.toBe('still works');
    });

    it('refuses a statement after its end', async () => {
      const kept = await database.write(async (writer) => writer);
      await expect(save(kept, 'late', '1')).rejects.toThrow('The transaction is over');
      expect(await read(database, 'late')).toBeNull();
    });

    it('says how many rows changed, and gives rows of RETURNING', async () => {
      await database.write(async (writer) => {
        await save(writer, 'x1', '');
        await save(writer, 'x2', '');
        expect(await writer.run("UPDATE stamp SET value = 'x' WHERE name LIKE 'x%'")).toBe(2);
        const sql = "DELETE FROM stamp WHERE name LIKE 'x%' RETURNING name";
        const gone = await writer.rows<{ name: string }>(sql);
        expect(gone.map((row) => row.name).sort()).toEqual(['x1', 'x2']);
        expect(await writer.run("DELETE FROM stamp WHERE name LIKE 'x%'")).toBe(0);
      });
    });
  });

  describe('snapshot', () => {
    it('sees one state while a writer commits', async () => {
      await database.write((writer) => save(writer, 'state', 'old'));
      const before = await database.version();
      await database.snapshot(async (reader) => {
        expect(await read(reader, 'state')).toBe('old');
        await database.write((writer) => save(writer, 'state', 'new'));
        expect(await read(reader, 'state')).toBe('old');
        const [row] = await reader.rows<{ version: number }>(
          'SELECT version FROM catalogue_version',
        );
        expect(row?.version).toBe(before);
        expect(await read(database, 'state')).toBe('new');
      });
      expect(await database.snapshot((reader) => read(reader, 'state'))).toBe('new');
    });

    it('does not mix with another that runs at the same time', async () => {
      await database.write((writer) => save(writer, 'turn', '0'));
      const seen = await Promise.all(
        [1, 2, 3, 4, 5, 6].map(async (turn) => {
          const snapshot = database.snapshot(async (reader) => {
            const first = await read(reader, 'turn');
            await sleep(20);
            return [first, await read(reader, 'turn')];
          });
          await database.write((writer) => save(writer, 'turn', String(turn)));
          return snapshot;
        }),
      );
      for (const [first, second] of seen) expect(second).toBe(first);
    });

    it('cannot write', async () => {
      const attempt = database.snapshot((reader) =>
        reader.rows("INSERT INTO stamp (name, value, at) VALUES ('no', '', 0) RETURNING name"),
      );
      await expect(attempt).rejects.toThrow(/read-?only/i);
      expect(await read(database, 'no')).toBeNull();
    });

    it('gives its connection back after a failure', async () => {
      for (let count = 0; count < 30; count++) {
        const failing = database.snapshot((reader) => reader.rows('SELECT 1 FROM nowhere'));
        await expect(failing).rejects.toThrow(/nowhere/);
      }
      expect(await database.snapshot(async () => 'well')).toBe('well');
    });
  });

  describe('values', () => {
    it('leaves a ? inside quotes and comments alone', async () => {
      const rows = await database.rows(
        `SELECT '?' AS quoted, 'it''s ?' AS doubled, name AS "why?" /* ? */ FROM stamp WHERE name = ? -- ?`,
        ['a'],
      );
      expect(rows).toEqual([{ quoted: '?', doubled: "it's ?", 'why?': 'a' }]);
    });

    it('keeps 64-bit integers right, written as number or bigint', async () => {
      const largest = Number.MAX_SAFE_INTEGER;
      await database.write(async (writer) => {
        await save(writer, 'int', '', 1_708_020_840_123);
        await writer.run('INSERT INTO stamp (name, value, at) VALUES (?, ?, ?)', [
          'big',
          '',
          BigInt(largest),
        ]);
      });
      const sql =
        "SELECT name, at, count(*) OVER () AS many, sum(at) OVER () AS total FROM stamp WHERE name IN ('int', 'big') ORDER BY at";
      expect(await database.rows(sql)).toEqual([
        { name: 'int', at: 1_708_020_840_123, many: 2, total: largest + 1_708_020_840_123 },
        { name: 'big', at: largest, many: 2, total: largest + 1_708_020_840_123 },
      ]);
    });

    it('stores a whole number given for text without a fraction', async () => {
      await database.write((writer) =>
        writer.run('INSERT INTO stamp (name, value, at) VALUES (?, ?, ?)', ['five', 5, 0]),
      );
      expect(await read(database, 'five')).toBe('5');
    });

    it('keeps text of every script as it is', async () => {
      const text = '提示 🐈\u0301 “quoted” \\ % _ ?';
      await database.write((writer) => save(writer, 'text', text));
      expect(await read(database, 'text')).toBe(text);
      const sql = 'SELECT count(*) AS many FROM stamp WHERE value = ?';
      const [row] = await database.rows<{ many: number }>(sql, [text]);
      expect(row?.many).toBe(1);
    });
  });

  it('shows Prisma what was written, booleans as booleans', async () => {
    await database.write(async (writer) => {
      await writer.run(
        "INSERT INTO source (id, key, name_en, name_zh, kind, zone, position) VALUES (1, 's', 'S', '源', 'page', 'UTC', 1)",
      );
      await writer.run(
        "INSERT INTO clip (slug, model, capability, source_id, title_en, title_zh, certainty, clock, sort_at, has_sound, has_prompt, has_original, evidence, card, added_at, updated_at) VALUES (?, 'sora', 'text-to-video', 1, 'T', '题', 'day', 'printed', ?, ?, ?, ?, '[]', '{}', 0, 0)",
        ['cat', 1_708_020_840_123, null, true, false],
      );
    });
    const clip = await database.prisma.clip.findUnique({
      where: { slug: 'cat' },
      include: { source: true },
    });
    expect(clip).toMatchObject({
      hasPrompt: true,
      hasOriginal: false,
      hasSound: null,
      sortAt: 1_708_020_840_123n,
      source: { key: 's' },
    });
    const found = await database.rows(
      'SELECT slug FROM clip WHERE has_prompt = ? AND has_original = ?',
      [true, false],
    );
    expect(found).toEqual([{ slug: 'cat' }]);
    const sources = await database.prisma.source.findMany({
      where: { nameZh: { contains: '源' } },
    });
    expect(sources).toHaveLength(1);
  });
});
