import { expect, it } from 'vitest';
import { BLENDED, inputsOf } from '@/lib/clips/blend-inputs';
import report from '@/seed/catalogue/technical-report.json';

it('knows what each blend of the report was made of, as the note of its clip has it', () => {
  const connecting = report.filter(({ capability }) => capability === 'connecting-videos');
  expect(BLENDED).toEqual(connecting.map(({ slug }) => slug));
  for (const { slug, notes, addresses } of connecting) {
    const { left, right } = inputsOf(slug) ?? { left: '', right: '' };
    expect(notes?.en).toContain(`${left} (left) and ${right} (right)`);
    expect(new Set([left, right, addresses.media]).size).toBe(3);
  }
  expect(inputsOf('tokyo-walk')).toBeNull();
});
