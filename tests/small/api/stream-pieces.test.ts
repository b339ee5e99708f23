import { describe, expect, test } from 'vitest';
import { streamPieces } from '@/lib/api/stream-pieces.server';

const PIECES = 50;

/** Pieces that are ready at once, as SQLite's are. */
async function* ready(told: (event: string) => void): AsyncGenerator<Uint8Array> {
  try {
    for (let at = 0; at < PIECES; at += 1) yield Uint8Array.of(at);
  } finally {
    told('over');
  }
}

describe('a streamed body', () => {
  test('gives every piece in order, and lets others have their turn between two', async () => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const body = await streamPieces(ready(() => undefined));
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    isOver = true;
    expect([...bytes]).toEqual(Array.from({ length: PIECES }, (_, at) => at));
    expect(turns).toBeGreaterThan(PIECES / 2);
  });

  test('throws what is wrong from the start before there is a body', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(1);
      throw new Error('the second read failed');
    }
    await expect(streamPieces(broken())).rejects.toThrow('the second read failed');
  });

  test('ends its reading when its reader leaves', async () => {
    const events: string[] = [];
    const body = await streamPieces(ready((event) => events.push(event)));
    const reader = body.getReader();
    await reader.read();
    expect(events).toEqual([]);
    await reader.cancel();
    expect(events).toEqual(['over']);
  });
});
