'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { DeskKind, Facts } from '@/lib/curation/desk-kinds';
import { fill } from '@/lib/i18n/fill';
import { askDesk } from './ask-desk';
import { ConflictView } from './conflict-view';
import styles from './editor.module.css';
import { FIELD_PLANS } from './field-plans';
import { FieldView, type FieldWorld } from './field-view';
import type { StudioWords } from './studio-words';
import { saveTo, useRecord } from './use-record';

/** What an editor is given. */
export interface EditorProps {
  kind: DeskKind;
  name: string;
  facts: Facts;
  base: number;
  curated: readonly string[];
  labels: Readonly<Record<string, string>>;
  words: StudioWords;
  /** Keys that fields may name, by what they are. */
  known: Readonly<Record<string, readonly string[]>>;
  /** Where to go once it is saved: the record's own page, for a new one. */
  next?: string;
  /** The candidate that becomes this clip. */
  candidateId?: number;
  /** The public page beside it. */
  children?: ReactNode;
}

/** One record with every fact of it, the public page beside it; Ctrl or ⌘ S saves. */
export function RecordEditor(props: EditorProps) {
  const { kind, name, words, labels, candidateId } = props;
  const router = useRouter();
  const [reason, setReason] = useState('');
  const save = useMemo(
    () => (candidateId === undefined ? saveTo(kind, name) : approveAs(candidateId)),
    [kind, name, candidateId],
  );
  const record = useRecord(
    candidateId === undefined ? `${kind}/${name}` : `candidate/${candidateId}`,
    props.facts,
    props.base,
    save,
  );
  const { facts, setFacts, outcome, faults, draft } = record;
  const world: FieldWorld = {
    labels,
    words: words.editor,
    faults,
    curated: useMemo(() => new Set(props.curated), [props.curated]),
    isNew: props.base === 0 && candidateId !== undefined,
  };

  async function submit(wanted: Facts) {
    const saved = await record.submit(wanted, reason.trim() === '' ? null : reason.trim());
    if (saved === null) return;
    setReason('');
    if (props.next !== undefined) router.push(props.next);
    router.refresh();
  }

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      submit(facts);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });

  return (
    <div className={styles.desk}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit(facts);
        }}
      >
        {draft === null ? null : (
          <p className={styles.notice} data-draft="">
            {fill(words.editor.draft, {
              when: new Date(draft.at).toISOString().slice(0, 16).replace('T', ' '),
            })}{' '}
            <button type="button" onClick={record.restore}>
              {words.editor.restore}
            </button>{' '}
            <button type="button" onClick={record.discard}>
              {words.editor.discard}
            </button>
          </p>
        )}
        {outcome.kind === 'conflict' ? (
          <ConflictView
            by={outcome.by}
            clashes={outcome.clashes}
            joined={outcome.joined}
            labels={labels}
            words={words}
            choose={(chosen) => {
              const picked = outcome.clashes.filter(({ field }) => chosen.get(field) === 'now');
              const next = {
                ...facts,
                ...Object.fromEntries(picked.map(({ field, now }) => [field, now])),
              };
              setFacts(next);
              submit(next);
            }}
          />
        ) : null}
        {FIELD_PLANS[kind].map((plan) => (
          <FieldView
            key={plan.name}
            plan={plan}
            path={plan.name}
            value={facts[plan.name]}
            change={(value) => setFacts((now) => ({ ...now, [plan.name]: value }))}
            world={world}
          />
        ))}
        <div className={styles.bar}>
          <label>
            <span className="visually-hidden">{words.editor.reason}</span>
            <input
              value={reason}
              placeholder={words.editor.reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <button type="submit" className={styles.save} disabled={outcome.kind === 'busy'}>
            {words.editor.save} <kbd>Ctrl S</kbd>
          </button>
          {kind === 'clip' && candidateId === undefined ? (
            <Withdraw slug={name} reason={reason} words={words} />
          ) : null}
          <p role="status" data-outcome={outcome.kind}>
            {outcome.kind === 'saved' ? fill(words.editor.saved, { number: outcome.number }) : null}
            {outcome.kind === 'unchanged' ? words.editor.unchanged : null}
            {outcome.kind === 'refused'
              ? fill(words.editor.refused, { message: outcome.message })
              : null}
          </p>
        </div>
        {Object.entries(props.known).map(([what, keys]) => (
          <datalist key={what} id={`known-${what}`}>
            {keys.map((key) => (
              <option key={key} value={key} />
            ))}
          </datalist>
        ))}
      </form>
      <aside className={styles.preview} aria-label={words.editor.preview}>
        {props.children}
      </aside>
    </div>
  );
}

/** Approving a candidate with its facts is what saves them. */
function approveAs(id: number) {
  return async (facts: Facts) => {
    await askDesk('POST', '/inbox/decide', { ids: [id], action: 'approve', facts });
    return { number: 1, fields: Object.keys(facts) };
  };
}

function Withdraw({ slug, reason, words }: { slug: string; reason: string; words: StudioWords }) {
  const router = useRouter();
  async function withdraw() {
    if (!window.confirm(words.editor.withdrawAsk)) return;
    const why = reason.trim() === '' ? null : reason.trim();
    await askDesk('POST', `/clips/${encodeURIComponent(slug)}/withdraw`, { reason: why });
    router.refresh();
    window.location.reload();
  }
  return (
    <button type="button" className={styles.danger} onClick={withdraw}>
      {words.editor.withdraw}
    </button>
  );
}
