import { expect, test } from 'vitest';
import { mergeFacts } from '@/components/studio/merge-facts';

const began = { title: 'one', credit: null, rights: 'held' };

test('what only one side changed is that side’s, and the other’s is shown', () => {
  const now = { ...began, title: 'theirs' };
  const yours = { ...began, credit: 'mine' };
  expect(mergeFacts(began, now, yours)).toEqual({
    facts: { title: 'theirs', credit: 'mine', rights: 'held' },
    clashes: [],
    joined: [{ field: 'title', began: 'one', now: 'theirs' }],
  });
});

test('what both wrote otherwise is a clash in which yours stands; alike is none', () => {
  const now = { title: 'theirs', credit: 'same', rights: 'held' };
  const yours = { title: 'mine', credit: 'same', rights: 'held' };
  expect(mergeFacts(began, now, yours)).toEqual({
    facts: yours,
    clashes: [{ field: 'title', began: 'one', now: 'theirs', yours: 'mine' }],
    joined: [],
  });
});

test('lists and groups are compared by what they hold', () => {
  const first = { prompt: [{ texts: ['a'] }] };
  expect(mergeFacts(first, { prompt: [{ texts: ['a'] }] }, { prompt: [] })).toEqual({
    facts: { prompt: [] },
    clashes: [],
    joined: [],
  });
});
