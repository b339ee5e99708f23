import 'server-only';
import { createHash } from 'node:crypto';
import { addressIdentity, foldPrompt } from '@/lib/clips/clip-identity.server';
import type { ClipRecord } from '@/lib/clips/record-contracts.server';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { PayloadOf } from './candidate-contract.server';
import { readPostInstant } from './catalogue-clock.server';
import { readPlace } from './connectors/read-place.server';
import type { FoundClip } from './found-clip.server';
import { listPlaces } from './list-places';
import { checkAddress } from './outside/check-address.server';
import type { GuardedClient } from './outside/guarded-client.server';
import { PlaceFault } from './place-fault';
import { guessLanguage } from './read-found-text';
import { readRecords } from './read-record.server';
import { saveCandidate } from './save-candidate.server';

type Fields = PayloadOf<'difference'>['fields'];

/** What a clip's source says now. */
export interface Refreshed {
  /** The place that was asked. */
  address: string;
  /** What it says otherwise, field by field: as it is kept here, as it is offered there. */
  fields: Fields;
  /** Which of them were read out of something else. */
  guessed: string[];
  /** Whether the difference is new to the inbox; false where it waits or was decided on already. */
  isNew: boolean;
}

/** Lengths that differ by less are one: sources round. */
const SAME_SECONDS = 1;

/** Entries of one page that are looked at: a page of more is a list. */
const MOST_ENTRIES = 500;

function placeOf(clip: ClipRecord, wanted: string | null): string {
  const places = listPlaces(clip);
  if (wanted !== null && !places.includes(wanted)) {
    throw new Problem('bad_request', `${clip.slug} is not known to be at ${wanted}.`);
  }
  const place = wanted ?? places[0];
  if (place === undefined) throw new Problem('bad_request', `No address of ${clip.slug} is known.`);
  return place;
}

/** What a page says of just this clip: by its file or its post, or as the only one there. */
async function findThere(
  client: GuardedClient,
  place: string,
  clip: ClipRecord,
  signal?: AbortSignal,
): Promise<FoundClip> {
  const own = new Set(
    [place, clip.addresses.media].map((one) => addressIdentity(one)?.value ?? ''),
  );
  const found: FoundClip[] = [];
  for await (const entry of readPlace(place, null, { client, ...(signal ? { signal } : {}) })) {
    if (entry.found !== undefined) found.push(entry.found);
    if (found.length >= MOST_ENTRIES) break;
  }
  const isOwn = ({ mediaUrl }: FoundClip) => own.has(addressIdentity(mediaUrl)?.value ?? '-');
  const mine = found.find(isOwn) ?? (found.length === 1 ? found[0] : undefined);
  if (mine !== undefined) return mine;
  const says =
    found.length === 0 ? 'shows no clip' : `shows ${found.length} clips, none by its file`;
  throw new PlaceFault(`${place} ${says}.`);
}

const fold = (text: string) => foldPrompt(text).join(' ');

function offerPrompt(clip: ClipRecord, { prompts }: FoundClip): ClipRecord['prompt'] | null {
  const known = clip.prompt.flatMap(({ texts }) => texts);
  const [part, ...more] = clip.prompt;
  const fresh = prompts.filter(({ text }) => !known.some((one) => fold(one.text) === fold(text)));
  const [first] = fresh;
  // A clip of several prompts is told apart by nobody but a curator.
  if (first === undefined || more.length > 0) return null;
  const language = first.language ?? 'en';
  const kept = (part?.texts ?? []).filter((one) => one.language !== language);
  return [{ texts: [{ language, text: first.text, origin: 'original' as const }, ...kept] }];
}

function offerTitle({ title }: ClipRecord, found: FoundClip): ClipRecord['title'] | null {
  if (found.title === null) return null;
  const language = guessLanguage(found.title) ?? 'en';
  if (Object.values(title).some((one) => fold(one) === fold(found.title ?? ''))) return null;
  return { ...title, [language]: found.title };
}

function offerPublished(clip: ClipRecord, found: FoundClip): ClipRecord['published'] | null {
  const { published } = clip;
  const at = found.publishedAt === null ? null : new Date(found.publishedAt).toISOString();
  if (at !== null && published.at !== at && found.claimed === null) {
    const byId = found.pageUrl === null ? null : readPostInstant(found.pageUrl);
    return { ...published, at, certainty: 'exact', clock: byId === null ? 'printed' : 'post-id' };
  }
  const on = found.publishedOn;
  return on === null || published.on === on || published.at !== null
    ? null
    : { ...published, on, certainty: 'day', clock: 'printed' };
}

/** What a finding says of a clip that is known otherwise; what it does not know it does not offer. */
export function compareWithSource(clip: ClipRecord, found: FoundClip): Fields {
  const { durationSeconds, width, height, rights, author, mediaUrl } = found;
  const away = Math.abs((durationSeconds ?? 0) - (clip.durationSeconds ?? 0));
  const isCredited = author === null || fold(clip.credit ?? '') === fold(author.name);
  const offers: [keyof ClipRecord, unknown][] = [
    ['title', offerTitle(clip, found)],
    ['prompt', offerPrompt(clip, found)],
    ['credit', isCredited ? null : author.name],
    ['published', offerPublished(clip, found)],
    ['durationSeconds', away >= SAME_SECONDS ? durationSeconds : null],
    ['width', width === clip.width ? null : width],
    ['height', height === clip.height ? null : height],
    ['rights', rights === clip.rights ? null : rights],
    [
      'addresses',
      addressIdentity(mediaUrl) === null ||
      addressIdentity(mediaUrl)?.value === addressIdentity(clip.addresses.media)?.value
        ? null
        : { ...clip.addresses, media: mediaUrl },
    ],
  ];
  const fields: Fields = {};
  for (const [name, offered] of offers) {
    if (offered === null) continue;
    fields[name] = JSON.parse(JSON.stringify({ kept: clip[name] ?? null, offered }));
  }
  return fields;
}

/**
 * Asks a clip's source again through the guarded client and puts what it says otherwise into the
 * inbox, as one difference: a curator takes it, by a revision that keeps what stood here. Throws
 * `OutsideFault` and `PlaceFault` for what cannot be had or read. `dryRun` saves nothing.
 */
export async function refreshFromSource(
  database: Database,
  client: GuardedClient,
  asked: { slug: string; address: string | null; dryRun?: boolean; signal?: AbortSignal },
): Promise<Refreshed> {
  const { slug, dryRun = false, signal } = asked;
  const clip = (await readRecords(database, 'clip', [slug])).get(slug);
  if (clip === undefined) throw new Problem('not_found', `There is no clip ${slug}.`);
  const address = checkAddress(placeOf(clip, asked.address), client.policy).href;
  const found = await findThere(client, address, clip, signal);
  const fields = compareWithSource(clip, found);
  const names = Object.keys(fields);
  const guessed = found.guessed.includes('prompts') && 'prompt' in fields ? ['prompt'] : [];
  if (names.length === 0 || dryRun) return { address, fields, guessed, isNew: false };
  const offered = JSON.stringify(names.map((name) => [name, fields[name]?.offered]));
  const print = createHash('sha256').update(offered).digest('base64url');
  const isNew = await database.writeAside((writer) =>
    saveCandidate(writer, {
      kind: 'difference',
      origin: 'page',
      place: address,
      identity: `refreshed ${slug} ${print}`,
      title: `${slug}: ${names.join(', ')}`,
      payload: { kind: 'clip', key: slug, fields },
      guessed,
      match: { slug, likeness: 1 },
    }),
  );
  return { address, fields, guessed, isNew };
}
