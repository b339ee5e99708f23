import type { Entry } from '@/lib/ingest/connectors/connector';
import { readPlace } from '@/lib/ingest/connectors/read-place.server';
import type { FoundClip } from '@/lib/ingest/found-clip.server';
import { openClient, serveOutside } from '../../support/outside';

/** The entries of a place, of a server's where it may be asked. */
export async function read(place: string, as: string | null = null, places: string[] = []) {
  const client = openClient(places, { retries: 0 });
  const entries: Entry[] = [];
  try {
    for await (const entry of readPlace(place, as, { client })) entries.push(entry);
  } finally {
    await client.close();
  }
  return entries;
}

/** Reads a text as it would come from a server. */
export async function readServed(text: string, type = 'text/plain', as: string | null = null) {
  await using server = await serveOutside((_, response) => {
    response.writeHead(200, { 'content-type': type }).end(text);
  });
  return await read(`${server.address}/place`, as, [server.place]);
}

/** Findings, and what was refused in their places. */
export const found = (entries: Entry[]) =>
  entries.map(({ found, refused }) => found ?? (refused as unknown as FoundClip));
