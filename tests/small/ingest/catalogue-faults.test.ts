import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueFault } from '@/lib/ingest/catalogue-fault.server';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';

const seedFolder = fileURLToPath(new URL('../../../seed', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-catalogue-'));
  await cp(join(seedFolder, 'catalogue'), join(folder, 'catalogue'), { recursive: true });
  await cp(join(seedFolder, 'explainers.json'), join(folder, 'explainers.json'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const change = async (file: string, edit: (text: string) => string) => {
  const before = await readFile(join(folder, file), 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  await writeFile(join(folder, file), after);
};
const refusal = async (): Promise<CatalogueFault> => {
  const fault = await readCatalogue(folder).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof CatalogueFault)) throw new Error(`not refused: ${String(fault)}`);
  return fault;
};

/** Name, file, what is written wrong there (from, to), and the one line of the message. */
const FAULTS: [string, string, string, string, string][] = [
  [
    'a comma too many',
    'catalogue/authors.json',
    '"handle": "@sama",',
    '"handle": "@sama",,',
    'catalogue/authors.json · line 29, column 23: should be a field name in double quotes; found ","',
  ],
  [
    'a field misspelt',
    'catalogue/altman-x.json',
    '"slug": "wizard-lightning",',
    '"slug": "wizard-lightning", "titel": 1,',
    'catalogue/altman-x.json · wizard-lightning · titel: should be left out: there is no such field; found 1',
  ],
  [
    'a field missing',
    'catalogue/sources.json',
    '"kind": "account",',
    '',
    'catalogue/sources.json · openai-tiktok · kind: should be one of page, account, people, compilation; found nothing',
  ],
  [
    'a day that is none',
    'catalogue/altman-x.json',
    '"on": "2024-02-15"',
    '"on": "2024-02-30"',
    'catalogue/altman-x.json · wizard-lightning · published.on: should be a date as YYYY-MM-DD; found "2024-02-30"',
  ],
  [
    'a number in quotation marks',
    'catalogue/altman-x.json',
    '"durationSeconds": 10,',
    '"durationSeconds": "10",',
    'catalogue/altman-x.json · wizard-lightning · durationSeconds: should be a number; found "10"',
  ],
  [
    'an address that is a script',
    'catalogue/official-page.json',
    '"page": "https://openai.com/sora"',
    '"page": "javascript:alert(1)"',
    'catalogue/official-page.json · tokyo-walk · addresses.page: should be an address that starts with http:// or https://; found "javascript:alert(1)"',
  ],
  [
    'a wording from nowhere',
    'catalogue/official-page.json',
    '"origin": "document"',
    '"origin": "seed"',
    'catalogue/official-page.json · tokyo-walk · prompt[0].texts[1].origin: should be one of original, document, translation, person; found "seed"',
  ],
  [
    'a slug twice, in two files',
    'catalogue/altman-x.json',
    '"slug": "golden-retrievers-podcasting"',
    '"slug": "tokyo-walk"',
    'catalogue/official-page.json · tokyo-walk · slug: should be unique: catalogue/altman-x.json has it already; found "tokyo-walk"',
  ],
  [
    'a source nobody knows',
    'catalogue/compilation.json',
    '"source": "compilation",\n    "batch"',
    '"source": "youtube",\n    "batch"',
    'catalogue/compilation.json · introducing-sora-youtube · source: should be a key in sources.json; found "youtube"',
  ],
  [
    'a batch of another source',
    'catalogue/altman-x.json',
    '"batch": "altman-x-2024-02-15"',
    '"batch": "official-page-2024-02-15"',
    'catalogue/altman-x.json · wizard-lightning · batch: should be a batch of altman-x; found "official-page-2024-02-15"',
  ],
  [
    'an author nobody knows',
    'catalogue/altman-x.json',
    '"author": "sam-altman"',
    '"author": "altman"',
    'catalogue/altman-x.json · wizard-lightning · author: should be a key in authors.json, or null; found "altman"',
  ],
  [
    'a relation to itself',
    'catalogue/technical-report.json',
    '"kind": "same-prompt-as",\n        "slug": "tr-scaling-0"',
    '"kind": "same-prompt-as",\n        "slug": "tr-scaling-1"',
    'catalogue/technical-report.json · tr-scaling-1 · relations[0].slug: should be the slug of another clip; found "tr-scaling-1"',
  ],
  [
    'a collection with a clip that is not there',
    'catalogue/collections.json',
    '"slug": "lagos"',
    '"slug": "lagos-2056"',
    'catalogue/collections.json · document-section-3 · entries[2].slug: should be the slug of a clip; found "lagos-2056"',
  ],
  [
    'a certain date that is not there',
    'catalogue/compilation.json',
    '"certainty": "unknown"',
    '"certainty": "day"',
    'catalogue/compilation.json · seed-sora-reel · published.certainty: should be "unknown" without a date; found "day"',
  ],
  [
    'an instant long before its day',
    'catalogue/altman-x.json',
    '"on": "2024-02-15",\n      "at": "2024-02-15T18:43:40Z"',
    '"on": "2024-02-18",\n      "at": "2024-02-15T18:43:40Z"',
    'catalogue/altman-x.json · wizard-lightning · published.at: should be within a day of 2024-02-18; found "2024-02-15T18:43:40Z"',
  ],
  [
    'an instant long after its day',
    'catalogue/altman-x.json',
    '"on": "2024-02-15",\n      "at": "2024-02-15T18:43:40Z"',
    '"on": "2024-02-13",\n      "at": "2024-02-15T18:43:40Z"',
    'catalogue/altman-x.json · wizard-lightning · published.at: should be within a day of 2024-02-13; found "2024-02-15T18:43:40Z"',
  ],
  [
    'an instant that the post’s id denies',
    'catalogue/researcher-x.json',
    '"publishedAt": "2024-02-19T15:37:58Z"',
    '"publishedAt": "2024-02-19T23:37:58Z"',
    'catalogue/researcher-x.json · leaf-trains · appearances[1].publishedAt: should be "2024-02-19T15:37:58Z", which the post’s id gives; found "2024-02-19T23:37:58Z"',
  ],
  [
    'a second origin',
    'catalogue/researcher-x.json',
    '"role": "relay"',
    '"role": "origin"',
    'catalogue/researcher-x.json · leaf-trains · appearances[1].role: should be "relay": one origin, first; found "origin"',
  ],
];

describe('a faulty seed is refused whole', () => {
  it.each(FAULTS)('%s (%s)', async (_name, file, from, to, line) => {
    await change(file, (text) => text.replace(from, () => to));
    const { message, faults } = await refusal();
    expect(message).toBe(`The catalogue has 1 fault and was not taken:\n  ${line}`);
    expect(faults).toHaveLength(1);
    expect(line.startsWith(faults[0]?.file ?? 'no file')).toBe(true);
  });

  it('reports all faults at once and prints the first twenty', async () => {
    await change('catalogue/altman-x.json', (text) => text.replaceAll('"model": "sora",', ''));
    await change('catalogue/technical-report.json', (text) =>
      text.replaceAll('"hasSound": false', '"hasSound": "no"'),
    );
    const { message, faults } = await refusal();
    expect(faults).toHaveLength(8 + 49);
    expect(message).toMatch(/^The catalogue has 57 faults and was not taken:\n/);
    expect(message.split('\n')).toHaveLength(1 + 20 + 1);
    expect(message).toMatch(/\n {2}… and 37 more$/);
  });

  it('names a record without a slug by its place', async () => {
    await change('explainers.json', (text) => text.replace('"slug": "portal-aisora",', ''));
    expect((await refusal()).message).toContain(
      'explainers.json · record 2 · slug: should be text; found nothing',
    );
  });

  it('names a file that is missing and one that is no list', async () => {
    await rm(join(folder, 'explainers.json'));
    await writeFile(join(folder, 'catalogue/batches.json'), '{}');
    const { message } = await refusal();
    expect(message).toContain('explainers.json: should be a readable file; found none');
    expect(message).toContain('catalogue/batches.json: should be a list of records; found {}');
  });

  it('takes clips from a file of any name', async () => {
    const { clips } = await readCatalogue(seedFolder);
    await cp(join(folder, 'catalogue/artist.json'), join(folder, 'catalogue/a-new-file.json'));
    await rm(join(folder, 'catalogue/artist.json'));
    expect((await readCatalogue(folder)).clips).toHaveLength(clips.length);
  });
});
