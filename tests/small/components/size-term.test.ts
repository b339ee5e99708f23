import { expect, it } from 'vitest';
import { sizeTerm } from '@/components/prompts/size-term';

it('grows by doublings, from once to the most said', () => {
  expect([1, 2, 4, 8, 16, 32].map((count) => sizeTerm(count, 32))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(sizeTerm(0, 32)).toBe(0);
  expect(sizeTerm(1, 1)).toBe(0);
  expect(sizeTerm(40, 32)).toBe(5);
});
