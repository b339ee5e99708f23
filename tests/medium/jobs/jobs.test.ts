import { beforeEach, expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import {
  dropJob,
  LEASE_MS,
  leaseJob,
  nextDueAt,
  planJob,
  RESTING,
  renewLease,
  returnJob,
  wakeJob,
} from '@/lib/jobs/lease-job.server';
import { standBy } from '@/lib/jobs/stand-by.server';
import { workDueJobs } from '@/lib/jobs/work-jobs.server';
import { describeEachEngine } from '../../support/databases';

describeEachEngine('jobs', (open) => {
  let database: Database;
  beforeEach(async () => {
    database ??= await open();
    await database.writeAside((writer) => writer.run('DELETE FROM job'));
  });

  const plan = (key: string, dueAt = 0) => planJob(database, { kind: 'try', key, dueAt });

  it('are leased to one worker each, the longest due first', async () => {
    await plan('second', 2);
    await plan('first', 1);
    await plan('later', 1_000);
    const keys = [];
    for (const worker of ['a', 'b', 'c']) keys.push((await leaseJob(database, worker, 10))?.key);
    expect(keys).toEqual(['first', 'second', undefined]);
  });

  it('are shared by many at once, nothing twice', async () => {
    for (let at = 0; at < 20; at += 1) await plan(String(at));
    const done: string[] = [];
    const jobs = {
      try: async ({ key }: { key: string }) => {
        done.push(key);
        return { dueAt: Number.MAX_SAFE_INTEGER, error: null };
      },
    };
    const stop = new AbortController().signal;
    const counts = await Promise.all(
      ['a', 'b', 'c'].map((name) => workDueJobs(database, jobs, stop, name)),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(new Set(done).size).toBe(20);
  });

  it('are taken over when their holder has died, and not before', async () => {
    await plan('one');
    const job = await leaseJob(database, 'dead', 1_000);
    expect(await leaseJob(database, 'next', 1_000 + LEASE_MS - 1)).toBeNull();
    expect(await leaseJob(database, 'next', 1_000 + LEASE_MS)).toMatchObject({ attempts: 2 });
    // He wakes up after all: his lease is gone, and he changes nothing any more.
    if (job === null) throw new Error('no job');
    expect(await renewLease(database, job, 'dead', 2_000)).toBe(false);
    await returnJob(database, job, 'dead', { dueAt: 7, error: null });
    expect(await renewLease(database, job, 'next', 2_000)).toBe(true);
  });

  it('come back when they say, and with what went wrong', async () => {
    await plan('one', 5);
    const stop = new AbortController().signal;
    const fail = async () => ({ dueAt: Date.now() + 60_000, error: 'the feed is broken today' });
    expect(await workDueJobs(database, { try: fail }, stop)).toBe(1);
    const [row] = await database.prisma.job.findMany();
    expect(row).toMatchObject({ error: 'the feed is broken today', attempts: 1, leasedBy: null });
    expect(await nextDueAt(database)).toBeGreaterThan(Date.now());
    expect(await leaseJob(database, 'a', Date.now())).toBeNull();
  });

  it('that throw stop nobody else, and those of a kind one does not know are left to others', async () => {
    await plan('throws');
    await planJob(database, { kind: 'strange', key: 'x', dueAt: 0 });
    await plan('fine', 1);
    const jobs = {
      try: async ({ key }: { key: string }) => {
        if (key === 'throws') throw new Error('a mistake');
        return { dueAt: Number.MAX_SAFE_INTEGER, error: null };
      },
    };
    expect(await workDueJobs(database, jobs, new AbortController().signal)).toBe(2);
    const errors = await database.prisma.job.findMany({ orderBy: { key: 'asc' } });
    expect(errors.map(({ error }) => error)).toEqual([null, 'a mistake', null]);
    expect(await nextDueAt(database, ['strange'])).toBe(0);
    expect(await leaseJob(database, 'other', 1, ['strange'])).toMatchObject({
      key: 'x',
      attempts: 1,
    });
  });

  it('are planned once, for the earlier time, and dropped', async () => {
    await plan('one', 100);
    await plan('one', 50);
    await plan('one', 200);
    expect(await nextDueAt(database)).toBe(50);
    await dropJob(database, 'try', 'one');
    expect(await nextDueAt(database)).toBeNull();
  });

  it('that stand by are done when they are wanted, and what failed keeps its rest', async () => {
    const stop = new AbortController();
    let wanted = 2;
    let done = 0;
    const faults: unknown[] = [];
    const often = {
      kind: 'often',
      settleMs: 0,
      isWanted: async () => wanted > 0,
      work: async () => {
        wanted -= 1;
        done += 1;
        if (wanted === 0) stop.abort(new Error('enough'));
        return { dueAt: RESTING, error: null };
      },
    };
    const failed = { kind: 'failed', key: 'all', dueAt: 5 };
    await wakeJob(database, failed);
    await wakeJob(database, { ...failed, dueAt: 1 });
    expect(await nextDueAt(database, ['failed'])).toBe(5);
    await standBy(database, often, stop.signal, (fault) => faults.push(fault));
    expect([done, faults]).toEqual([2, []]);
    // At rest it is woken.
    expect(await nextDueAt(database, ['often'])).toBeNull();
    await wakeJob(database, { kind: 'often', key: 'all', dueAt: 7 });
    expect(await nextDueAt(database, ['often'])).toBe(7);
  });

  it('are given back at once by whoever is told to stop', async () => {
    await plan('long');
    const stop = new AbortController();
    const wait = (_: unknown, signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        stop.abort(new Error('stopped'));
      });
    await workDueJobs(database, { try: wait }, stop.signal);
    expect(await leaseJob(database, 'next', Date.now())).toMatchObject({ key: 'long' });
  });
});
