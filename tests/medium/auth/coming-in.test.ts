import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { safeReturn } from '@/lib/auth/safe-return';
import { takeAttempt } from '@/lib/auth/take-attempt.server';
import { weighPassword } from '@/lib/auth/weigh-password.server';
import { describeEachEngine } from '../../support/databases';
import { openDesk, PASSWORD, readCookies, type TestDesk } from './open-desk';

/** A code of RFC 6238 for a secret in base32, as an app shows it. */
function makeCode(secret: string, nowMs: number): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(nowMs / 30_000)));
  const digest = createHmac('sha1', bytes).update(step).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describeEachEngine('coming in', (open) => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openDesk(await open());
    await desk.addCurator('first@reel.example', 'owner');
  });
  afterAll(() => desk.front.stop(1000));

  test('by password gives a cookie no script reads, and the version stays', async () => {
    const version = await desk.database.version();
    const reply = await desk.ask(
      'POST',
      '/sign-in',
      {},
      { email: 'First@reel.example', password: PASSWORD },
    );
    expect(reply.status, reply.text).toBe(200);
    const [cookie = ''] = reply.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^promptreel-desk\.session_token=.*HttpOnly.*SameSite=Strict/i);
    expect(reply.text).not.toContain(cookie.split('=')[1]?.split('.')[0] ?? '-');
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    expect(reply.headers['cache-control']).toBe('no-store');
    const sessions = await desk.ask('GET', '/sessions', { cookie: readCookies(reply) });
    expect(JSON.parse(sessions.text).items).toMatchObject([{ isThis: true }]);
    expect(await desk.database.version()).toBe(version);
  });

  test('a wrong password and an address nobody has are refused alike; nobody signs up', async () => {
    const wrong = await desk.ask(
      'POST',
      '/sign-in',
      {},
      { email: 'first@reel.example', password: 'not it at all' },
    );
    const nobody = await desk.ask(
      'POST',
      '/sign-in',
      {},
      { email: 'none@reel.example', password: PASSWORD },
    );
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(wrong.text).toBe(nobody.text);
    for (const path of [
      '/sign-up',
      '/sign-up/email',
      '/library/sign-up/email',
      '/library/sign-in/email',
      '/library/list-sessions',
    ]) {
      expect(
        (await desk.ask('POST', path, {}, { email: 'a@b.example', password: PASSWORD, name: 'a' }))
          .status,
      ).toBe(404);
    }
  });

  test('is counted for each account in the database, whoever asks', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      const reply = await desk.ask(
        'POST',
        '/sign-in',
        {},
        { email: 'tried@reel.example', password: `wrong ${at}` },
      );
      statuses.push(reply.status);
      if (reply.status === 429) expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });

  test('a session that was ended is over at once', async () => {
    const one = await desk.signIn('first@reel.example');
    const other = await desk.signIn('first@reel.example');
    const { items } = JSON.parse((await desk.ask('GET', '/sessions', one)).text);
    const mine = items.find(({ isThis }: { isThis: boolean }) => isThis);
    expect((await desk.ask('DELETE', `/sessions/${mine.id}`, other)).status).toBe(200);
    expect((await desk.ask('GET', '/sessions', one)).status).toBe(401);
    expect((await desk.ask('POST', '/sign-out', other)).status).toBe(200);
    expect((await desk.ask('GET', '/sessions', other)).status).toBe(401);
  });

  test('with a second factor takes a code, each backup code once', async () => {
    await desk.addCurator('factor@reel.example', 'editor');
    const who = await desk.signIn('factor@reel.example');
    const begun = await desk.ask('POST', '/totp', who, { password: PASSWORD });
    expect(begun.status, begun.text).toBe(200);
    const { totpURI, backupCodes } = JSON.parse(begun.text) as {
      totpURI: string;
      backupCodes: string[];
    };
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    const confirmed = await desk.ask('POST', '/totp/confirm', who, {
      code: makeCode(secret, Date.now()),
    });
    expect(confirmed.status, confirmed.text).toBe(200);
    const [stored] = await desk.database.rows<{ secret: string }>(
      'SELECT secret FROM curator_factor',
    );
    expect(stored?.secret).not.toContain(secret);

    const email = 'factor@reel.example';
    const first = await desk.ask('POST', '/sign-in', {}, { email, password: PASSWORD });
    expect(JSON.parse(first.text)).toMatchObject({ twoFactorRedirect: true });
    const step = { cookie: readCookies(first) };
    expect((await desk.ask('GET', '/sessions', step)).status).toBe(401);
    expect((await desk.ask('POST', '/sign-in/code', step, { code: '000000' })).status).not.toBe(
      200,
    );
    const second = await desk.ask('POST', '/sign-in/code', step, {
      code: makeCode(secret, Date.now()),
    });
    expect(second.status, second.text).toBe(200);
    expect((await desk.ask('GET', '/sessions', { cookie: readCookies(second) })).status).toBe(200);

    for (const expected of [200, 401]) {
      const again = await desk.ask('POST', '/sign-in', {}, { email, password: PASSWORD });
      const code = backupCodes[0] ?? '';
      const used = await desk.ask(
        'POST',
        '/sign-in/backup-code',
        { cookie: readCookies(again) },
        { code },
      );
      expect(used.status, used.text).toBe(expected);
    }
  });

  test('another password must be a strong one and ends the other sessions', async () => {
    await desk.addCurator('change@reel.example', 'editor');
    const [here, there] = [
      await desk.signIn('change@reel.example'),
      await desk.signIn('change@reel.example'),
    ];
    const change = (newPassword: string) =>
      desk.ask('PUT', '/password', here, { currentPassword: PASSWORD, newPassword });
    expect((await change('change@reel.example1')).status).toBe(400);
    expect((await change('umbrella wharf 92 quince')).status).toBe(200);
    expect((await desk.ask('GET', '/sessions', there)).status).toBe(401);
    expect((await desk.signIn('change@reel.example')).cookie).toBe('');
    expect((await desk.signIn('change@reel.example', 'umbrella wharf 92 quince')).cookie).not.toBe(
      '',
    );
  });

  test('a token is kept as its hash and ends when it is ended', async () => {
    const who = await desk.signIn('first@reel.example');
    const made = await desk.ask('POST', '/tokens', who, {
      name: 'nightly',
      scopes: ['desk:read'],
      days: 30,
    });
    expect(made.status, made.text).toBe(201);
    const { id, token } = JSON.parse(made.text) as { id: string; token: string };
    const [row] = await desk.database.rows<{ hash: string }>(
      'SELECT hash FROM curator_token WHERE id = ?',
      [id],
    );
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
    const listed = await desk.ask('GET', '/tokens', who);
    expect(listed.text).not.toContain(token);
    expect((await desk.ask('DELETE', `/tokens/${id}`, who)).status).toBe(200);
  });

  test('attempts of one span are counted across whoever counts', async () => {
    const limit = { who: 'a test', times: 3, spanSeconds: 60 };
    const at = 1_800_000_000_000;
    const waits = [];
    for (let tries = 0; tries < 4; tries += 1)
      waits.push(await takeAttempt(desk.database, [limit], at));
    expect(waits).toEqual([0, 0, 0, 20]);
    expect(await takeAttempt(desk.database, [limit], at + 20_000)).toBe(0);
  });
});

test.each([
  ['short', 'tiny-Zebra1'],
  ['common', 'iloveyou123456'],
  ['his own address', 'curator@reel.example'],
  ['a row of keys', 'qwertyuiop[]asdf'],
])('a password that is %s is weak', async (_why, password) => {
  expect(await weighPassword(password, ['curator@reel.example'])).not.toBeNull();
});

test('a password of four odd words will do', async () => {
  expect(await weighPassword(PASSWORD, ['curator@reel.example'])).toBeNull();
});

test.each([
  ['/studio/clips/tokyo-walk?x=1', '/studio/clips/tokyo-walk?x=1'],
  ['//evil.example', '/studio'],
  ['/\\evil.example', '/studio'],
  ['/\t/evil.example', '/studio'],
  ['https://evil.example/', '/studio'],
  ['javascript:alert(1)', '/studio'],
  ['/studio/..//evil.example', '/studio'],
  ['', '/studio'],
])('a sign-in that wants to go to %s goes to %s', (asked, expected) => {
  expect(safeReturn(asked, '/studio')).toBe(expected);
});
