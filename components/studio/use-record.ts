'use client';

import { useEffect, useRef, useState } from 'react';
import type { Facts } from '@/lib/curation/desk-kinds';
import { askDesk, DeskRefusal, toldOf } from './ask-desk';
import { type Draft, keepDraft, readDraft } from './drafts';
import { type Merged, mergeFacts } from './merge-facts';

/** What a save of a record came to. */
export interface SavedRecord {
  number: number;
  fields: string[];
}

/** How a record is saved: its facts, the revision they began with, why. */
export type SaveRecord = (
  facts: Facts,
  base: number,
  reason: string | null,
) => Promise<SavedRecord>;

/** What is the matter, shown above the fields. */
export type Outcome =
  | { kind: 'idle' | 'busy' | 'unchanged' }
  | { kind: 'saved'; number: number }
  | { kind: 'refused'; message: string }
  | ({ kind: 'conflict'; by: string } & Omit<Merged, 'facts'>);

const AUTOSAVE_MS = 600;

interface Conflict {
  number: number;
  by: string | null;
  facts: Facts;
}

/** Saves a record through the desk's own row for it. */
export function saveTo(kind: string, key: string): SaveRecord {
  const path = `/records/${kind}/${encodeURIComponent(key)}`;
  return (facts, base, reason) => askDesk('PUT', path, { facts, base, reason });
}

/** The state of one record that is edited: facts, faults, drafts of this browser, conflicts. */
export function useRecord(name: string, first: Facts, firstBase: number, save: SaveRecord) {
  const [facts, setFacts] = useState(first);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [draft, setDraft] = useState<Draft | null>(null);
  const began = useRef({ facts: first, base: firstBase });
  const isDirty = JSON.stringify(facts) !== JSON.stringify(began.current.facts);

  useEffect(() => {
    const kept = readDraft(name);
    if (kept !== null && JSON.stringify(kept.facts) !== JSON.stringify(first)) setDraft(kept);
  }, [name, first]);

  useEffect(() => {
    if (!isDirty) return;
    const { base, facts: before } = began.current;
    const draft = { base, began: before, facts };
    const timer = setTimeout(() => keepDraft(name, { ...draft, at: Date.now() }), AUTOSAVE_MS);
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('beforeunload', warn);
    };
  }, [name, facts, isDirty]);

  async function submit(wanted: Facts, reason: string | null): Promise<SavedRecord | null> {
    setOutcome({ kind: 'busy' });
    setFaults(new Map());
    try {
      const saved = await save(wanted, began.current.base, reason);
      began.current = { facts: wanted, base: saved.number };
      keepDraft(name, null);
      setDraft(null);
      setOutcome(
        saved.fields.length === 0 ? { kind: 'unchanged' } : { kind: 'saved', number: saved.number },
      );
      return saved;
    } catch (thrown) {
      takeRefusal(thrown, wanted);
      return null;
    }
  }

  function takeRefusal(thrown: unknown, wanted: Facts) {
    const { detail, code } = thrown instanceof DeskRefusal ? thrown : { detail: null, code: '' };
    if (code === 'conflict' && detail !== null) {
      const there = detail as Conflict;
      const merged = mergeFacts(began.current.facts, there.facts ?? {}, wanted);
      began.current = { facts: there.facts ?? {}, base: there.number };
      const { clashes, joined } = merged;
      setFacts(merged.facts);
      setOutcome({ kind: 'conflict', by: there.by ?? '', clashes, joined });
      return;
    }
    const { faults: told = [] } = (detail ?? {}) as {
      faults?: { path: string; message: string }[];
    };
    setFaults(new Map(told.map(({ path, message }) => [path, message])));
    setOutcome({ kind: 'refused', message: toldOf(thrown) });
  }

  function restore() {
    if (draft === null) return;
    // A draft of an older revision is compared with what is there now, like anybody's.
    began.current = { facts: draft.began, base: draft.base };
    setFacts(draft.facts);
    setDraft(null);
  }

  function discard() {
    keepDraft(name, null);
    setDraft(null);
  }

  return { facts, setFacts, outcome, faults, draft, isDirty, submit, restore, discard };
}
