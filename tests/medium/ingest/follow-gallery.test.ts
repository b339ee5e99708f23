import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { collectFindings } from '@/lib/ingest/collect-findings.server';
import { foundClip } from '@/lib/ingest/found-clip.server';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';
import { openClient } from '../../support/outside';

describeEachEngine('a gallery follows another', (open) => {
  let front: TestFront;
  let followed: Database;
  let follower: Database;
  let client: GuardedClient;
  let origin: string;
  beforeAll(async () => {
    followed = await open('seeded');
    follower = await open();
    front = await openFront(followed);
    origin = `http://localhost:${front.port}`;
    client = openClient([`localhost:${front.port}`]);
  });
  afterAll(async () => {
    await client.close();
    await front.stop(1000);
  });

  const follow = (path: string, database: Database = follower) => {
    const place = `${origin}${path}`;
    return collectFindings(database, place, {
      client,
      as: null,
      arrival: { origin: 'feed', place },
    });
  };

  describe.each(['rss', 'atom', 'json'])('by its feed.%s', (format) => {
    it('to the end of its pages, each clip once', async () => {
      const path = `/feed.${format}?source=technical-report`;
      expect(await follow(path)).toMatchObject({ found: 53, fresh: 53, refused: 0 });
      expect(await follow(path)).toMatchObject({ found: 53, fresh: 0 });
    });
  });

  it('whole, and knows its clips again where it has them by their files, not their stand-ins', async () => {
    const { found, refused, verdicts } = await follow('/feed.rss', followed);
    expect({ found, refused }).toEqual({ found: 166, refused: 0 });
    // Of the 166 seeded clips 88 have the address of a file.
    expect(verdicts.same).toBeGreaterThanOrEqual(88);
  });

  it('and has every prompt in both languages as it is there', async () => {
    await follow('/feed.json?q=tokyo');
    const [candidate] = await follower.prisma.candidate.findMany({
      where: {
        place: `${origin}/feed.json?q=tokyo`,
        payload: { contains: 'videos/tokyo-walk.mp4' },
      },
    });
    const payload = foundClip.parse(JSON.parse(candidate?.payload ?? 'null'));
    expect(payload.prompts.map(({ language }) => language).sort()).toEqual(['en', 'zh']);
    expect(payload.guessed).toEqual([]);
    // The stand-in that plays there is no file of the clip, and that gallery no origin.
    expect(payload).toMatchObject({
      pageUrl: 'https://openai.com/sora',
      mediaUrl: 'https://cdn.openai.com/sora/videos/tokyo-walk.mp4',
      posterUrl: null,
      durationSeconds: null,
    });
    expect(payload.publishedOn ?? payload.publishedAt).not.toBeNull();
  });
});
