import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Prompt } from '@/lib/prompts/prompt-texts';

const folder = fileURLToPath(new URL('../../../seed/catalogue/', import.meta.url));
const lists = new Set(['sources', 'batches', 'authors', 'collections']);

/** What these tests read of a catalogue record. */
export interface CatalogueClip {
  slug: string;
  prompt: Prompt;
}

/** Every clip of the seed catalogue, by slug, as its file has it. */
export function readClips(): Map<string, CatalogueClip> {
  const clips = new Map<string, CatalogueClip>();
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.json') || lists.has(name.replace('.json', ''))) continue;
    const records = JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as CatalogueClip[];
    for (const record of records) clips.set(record.slug, record);
  }
  return clips;
}

/** The entries of the ready-made collection, each prompt as the document prints it. */
export function readSectionThree(): { slug: string; printed: string | null }[] {
  const text = readFileSync(`${folder}collections.json`, 'utf8');
  return JSON.parse(text)[0].entries;
}
