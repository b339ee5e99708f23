'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { CandidateEntry } from '@/lib/curation/inbox.server';
import { askDesk, toldOf } from './ask-desk';

/** What may be decided on candidates from the list. */
export type ListAction = 'approve' | 'merge' | 'reject' | 'later' | 'done' | 'withdraw';

/** Whether a candidate may be one more place of some clip. */
export const canMerge = ({ kind }: CandidateEntry) =>
  kind === 'clip' || kind === 'appearance' || kind === 'suggestion';

/** Which actions a kind of candidate takes. */
export function actionsOf({ kind, match }: CandidateEntry): ListAction[] {
  if (kind === 'report') return ['done', 'withdraw', 'reject', 'later'];
  if (kind === 'difference') return ['approve', 'reject', 'later'];
  return [...(match === null ? [] : (['merge'] as const)), 'reject', 'later'];
}

/** Whether an action may be taken on a candidate; what has a draft may be approved as it was found. */
const takes = (one: CandidateEntry, action: ListAction) =>
  actionsOf(one).includes(action) || (action === 'approve' && one.draft !== null);

/** The state of the inbox's list: where one is, what is chosen, what was decided last. */
export function useInbox(items: readonly CandidateEntry[]) {
  const router = useRouter();
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const [last, setLast] = useState<readonly number[]>([]);
  const [told, setTold] = useState('');
  const shown = items.filter(({ id }) => !gone.has(id));
  const current = shown[Math.min(at, shown.length - 1)];

  /** Those that a decision is about: the chosen ones, else the one that is open. */
  const subjects = () => {
    if (chosen.size > 0) return shown.filter(({ id }) => chosen.has(id));
    return current === undefined ? [] : [current];
  };

  /** `into` is the clip that all of them are merged into, instead of each into its own match. */
  async function decide(action: ListAction, into?: string) {
    const about = subjects().filter((one) =>
      into === undefined ? takes(one, action) : canMerge(one),
    );
    const [first] = about;
    if (first === undefined) return;
    // Each is merged into its own match; everything else is decided in one go.
    const runs = action === 'merge' && into === undefined ? about.map((one) => [one]) : [about];
    try {
      for (const run of runs) {
        const ids = run.map(({ id }) => id);
        const more =
          action === 'merge'
            ? { into: into ?? run[0]?.match?.slug }
            : action === 'withdraw'
              ? { reason: null }
              : {};
        await askDesk('POST', '/inbox/decide', { ids, action, ...more });
      }
      const ids = about.map(({ id }) => id);
      setGone(new Set([...gone, ...ids]));
      setChosen(new Set());
      setLast(ids);
      setTold('');
    } catch (thrown) {
      setTold(toldOf(thrown));
    }
  }

  async function undo(ids: readonly number[] = last) {
    if (ids.length === 0) return;
    try {
      await askDesk('POST', '/inbox/undo', { ids });
      setGone(new Set([...gone].filter((id) => !ids.includes(id))));
      setLast([]);
      setTold('');
      router.refresh();
    } catch (thrown) {
      setTold(toldOf(thrown));
    }
  }

  function toggle(id: number) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  const step = (by: number) => setAt((now) => Math.max(0, Math.min(shown.length - 1, now + by)));
  return { shown, current, chosen, told, last, decide, undo, toggle, step, open: setAt };
}
