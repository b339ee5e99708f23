import { beforeAll, expect, test } from 'vitest';
import { describeEachEngine } from '../../support/databases';
import { exported, taken } from '../../support/records';

describeEachEngine('a faulty line of a file of records', (open) => {
  let whole: string;

  beforeAll(async () => {
    const database = await open('seeded');
    whole = await exported(database);
  });

  const lines = () => whole.trimEnd().split('\n');
  const at = (kind: string, nth = 0) =>
    lines()
      .map((line, index) => ({ kind: JSON.parse(line).record, index }))
      .filter((line) => line.kind === kind)[nth]?.index ?? -1;
  const changed = (index: number, change: (record: Record<string, unknown>) => unknown) =>
    lines()
      .map((line, here) => (here === index ? JSON.stringify(change(JSON.parse(line))) : line))
      .join('\n');

  const cases: [string, () => string | Uint8Array, RegExp][] = [
    [
      'is named by its number, its record, its field and what it should be',
      () => changed(at('clip', 3), (clip) => ({ ...clip, durationSeconds: 'ten' })),
      /line \d+ · clip [\w-]+ · durationSeconds: should be a number; found "ten"/,
    ],
    [
      'with a field that does not exist',
      () => changed(at('clip'), (clip) => ({ ...clip, lenght: 1 })),
      /line \d+ · clip [\w-]+ · lenght: should be left out/,
    ],
    [
      'of an unknown kind',
      () => changed(at('source'), (source) => ({ ...source, record: 'sorce' })),
      /record: should be one of .*“source” perhaps; found "sorce"/,
    ],
    [
      'that names a source nobody knows',
      () => changed(at('clip', 5), (clip) => ({ ...clip, source: 'nobody' })),
      /source: should be the key of a source in the file or in the gallery; found "nobody"/,
    ],
    [
      'that leads to a clip nobody knows',
      () =>
        changed(at('clip', 9), (clip) => ({
          ...clip,
          relations: [{ kind: 'extends', slug: 'nobody' }],
        })),
      /relations\[0\]\.slug: should be the slug of a clip in the file or in the gallery/,
    ],
    [
      'that stands there twice',
      () => [...lines(), lines()[at('clip')]].join('\n'),
      /should be one clip of that name: line \d+ has it already/,
    ],
    ['cut off in the middle', () => whole.slice(0, -40), /line \d+ · column \d+: should be/],
    ['without a head', () => lines().slice(1).join('\n'), /a gallery record, first/],
    ['of a later format', () => changed(0, (head) => ({ ...head, format: 2 })), /line 1 · gallery/],
    [
      'that is no UTF-8',
      () => Buffer.concat([Buffer.from(`${lines()[0]}\n`), Buffer.from([0x22, 0xff, 0x22])]),
      /line 2: should be a record in UTF-8/,
    ],
    ['is any line of an empty file', () => '', /line 1: should be a gallery record/],
  ];

  test.each(cases)('%s', async (_, make, words) => {
    const other = await open();
    await expect(taken(other, make())).rejects.toThrow(words);
    expect(await other.rows('SELECT id FROM clip')).toEqual([]);
    expect(await other.rows('SELECT id FROM source')).toEqual([]);
  });

  test('does not hide the others: all are counted, twenty are told', async () => {
    const broken = lines().map((line) => line.replace('"certainty":"', '"certainty":"very '));
    const other = await open();
    const fault = await taken(other, broken.join('\r\n')).catch((thrown: Error) => thrown);
    expect(String(fault)).toMatch(/has 166 faults[\s\S]*… and 146 more/);
  });
});
