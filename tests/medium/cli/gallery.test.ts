import { describe, expect, test } from 'vitest';
import { tryGallery } from '../../support/serve-gallery';

const gallery = (...args: string[]) => tryGallery(args);

describe('npm run gallery', () => {
  test('--help lists every verb and is no failure', () => {
    const { status, stdout } = gallery('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}migrate {2,}\S/m);
    expect(stdout).toMatch(/^ {2}seed {2,}\S/m);
  });

  test('a mistyped verb exits 2 and names the nearest right one', () => {
    const { status, stderr } = gallery('migarte');
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "migrate"?');
  });

  test('a word that is like no verb, or a property every object has, is only refused', () => {
    for (const word of ['xylophone', 'constructor']) {
      const { status, stderr } = gallery(word);
      expect(status).toBe(2);
      expect(stderr).toContain(`There is no verb "${word}".\n`);
    }
  });

  test('no verb at all shows the verbs and exits 2', () => {
    const { status, stdout } = gallery();
    expect(status).toBe(2);
    expect(stdout).toContain('VERB');
  });
});
