import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../support/open-front';
import { placeBeside } from '../support/place-beside';
import { serveGallery } from '../support/serve-gallery';

test('told to stop, it sends what it has begun, refuses the rest, says nothing and ends with 0', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-stop-'));
  try {
    const opened = await serveGallery(placeBeside(folder));
    const port = Number(new URL(opened.origin).port);
    // Pages that nobody has rendered yet take long enough to be in flight.
    const paths = ['/', '/zh/clips/tokyo-walk', '/?q=dog'];
    const sent: Promise<void>[] = [];
    const inFlight = Promise.all(
      paths.map((path) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        sent.push(promise);
        return ask(port, path, { onSent: resolve });
      }),
    );
    await Promise.all(sent);
    // Answered after those: their connections were taken before this one.
    await ask(port, '/api/v1/health');
    const code = await opened.stop();
    for (const { status, text } of await inFlight) {
      expect(status).toBe(200);
      expect(text).toContain('</html>');
    }
    expect(code).toBe(0);
    expect(opened.errors()).toBe('');
    await expect(ask(port, '/api/v1/health')).rejects.toThrow(/ECONNREFUSED/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('without a catalogue it does not open, and says what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-none-'));
  try {
    const place = { folder, databaseUrl: `file:${join(folder, 'no.db')}`, mediaStore: folder };
    await expect(serveGallery(place)).rejects.toThrow(/gallery -- migrate/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
