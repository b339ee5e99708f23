'use client';

import { useState } from 'react';
import type { FieldPlan } from './field-plans';

/** Lists of words, one a line, and what has no form of its own: JSON. */
export function RawField(props: {
  plan: FieldPlan;
  id: string;
  value: unknown;
  change: (value: unknown) => void;
}) {
  const { plan, value, change, id } = props;
  const isWords = plan.as === 'words';
  const write = () =>
    isWords
      ? ((value ?? []) as string[]).join('\n')
      : value === null
        ? ''
        : JSON.stringify(value, null, 1);
  const [typed, setTyped] = useState(write);
  const take = (next: string) => {
    setTyped(next);
    if (isWords)
      return change(
        next
          .split('\n')
          .map((one) => one.trim())
          .filter(Boolean),
      );
    try {
      change(next.trim() === '' ? null : JSON.parse(next));
    } catch {
      // Half a list is no list: the desk is told what stands there, and refuses it.
      change(next);
    }
  };
  return (
    <textarea
      id={id}
      rows={3}
      value={typed}
      spellCheck={false}
      onChange={(event) => take(event.target.value)}
    />
  );
}
