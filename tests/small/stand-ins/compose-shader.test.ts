import { describe, expect, it } from 'vitest';
import { composeShader } from '@/cli/stand-ins/compose-shader';

const folder = 'seed/stand-ins';

describe('composeShader', () => {
  it('writes parameters as constants, words as their numbers, and defaults for the rest', () => {
    const source = composeShader(folder, 'plain', { subject: 'mammoth', horizon: -0.25, herd: 3 });
    expect(source).toContain('#define uSubject 101');
    expect(source).toContain('#define uHorizon (-0.25)');
    expect(source).toContain('#define uHerd (3.)');
    expect(source).toContain('#define uWeather 0');
  });

  it.each([
    ['a parameter nobody declares', { horizn: 0 }, /has no parameter horizn/],
    ['a word nobody knows', { subject: 'unicorn' }, /knows the word unicorn/],
    ['a word for a number', { horizon: 'high' }, /horizon wants a number/],
  ])('refuses %s', (_, parameters: Record<string, string | number>, message) => {
    expect(() => composeShader(folder, 'plain', parameters)).toThrow(message);
  });

  it('refuses a scene that is not there', () => {
    expect(() => composeShader(folder, 'nowhere', {})).toThrow(/nowhere/);
  });
});
