import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';

describeEachEngine('a reader who asks without end', (open, { engine }) => {
  let front: TestFront;

  beforeAll(async () => {
    // One in twenty seconds: a machine of any speed is through before the next.
    vi.stubEnv('READS_PER_MINUTE', '3');
    front = await openFront(await open());
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await front.stop(1000);
  });

  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

  test('is told when to ask again, and nobody else is', async () => {
    const reader = `203.0.113.${engine === 'sqlite' ? 1 : 2}`;
    for (const word of ['a', 'b', 'c']) {
      expect((await front.ask(`/api/v1/clips?q=${word}`, from(reader))).status).toBe(200);
    }
    const refused = await front.ask('/api/v1/clips?q=more', from(reader));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['access-control-allow-origin']).toBe('*');
    expect(JSON.parse(refused.text).error.code).toBe('too_many_requests');

    const tools = await front.ask('/mcp', { method: 'POST', ...from(reader), body: '{}' });
    expect(tools.status).toBe(429);

    // What is ready, files, and how the gallery is, are had all the same.
    expect((await front.ask(`/api/v1/clips?q=a`, from(reader))).status).toBe(200);
    expect((await front.ask('/api/v1/health', from(reader))).status).toBe(200);
    expect((await front.ask('/api/v1/clips?q=others', from('198.51.100.9'))).status).toBe(200);
    expect((await front.ask('/api/v1/clips?q=owner')).status).toBe(200);
  });
});
