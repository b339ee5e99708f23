'use client';

import { useId } from 'react';
import styles from './editor.module.css';
import type { FieldPlan } from './field-plans';
import { RawField } from './raw-field';

/** What the fields need to be drawn: words, faults by path, suggestions. */
export interface FieldWorld {
  labels: Readonly<Record<string, string>>;
  words: {
    add: string;
    remove: string;
    up: string;
    unknown: string;
    yes: string;
    no: string;
    curated: string;
  };
  faults: ReadonlyMap<string, string>;
  curated: ReadonlySet<string>;
  isNew: boolean;
}

interface FieldProps {
  plan: FieldPlan;
  path: string;
  value: unknown;
  change: (value: unknown) => void;
  world: FieldWorld;
}

/** One field of a record, whatever its shape; the path of what is wrong in it is shown beside it. */
export function FieldView(props: FieldProps) {
  const { plan, path, world } = props;
  const id = useId();
  const fault = world.faults.get(path);
  const isWhole = plan.as === 'pair' || plan.as === 'group' || plan.as === 'list';
  const label = world.labels[plan.name] ?? plan.name;
  const mark = world.curated.has(path) ? (
    <abbr className={styles.curated} title={world.words.curated}>
      ✎
    </abbr>
  ) : null;
  return (
    <div
      className={styles.field}
      data-as={plan.as}
      data-fault={fault === undefined ? undefined : ''}
    >
      {isWhole ? (
        <p className={styles.label} id={`${id}-label`}>
          {label}
          {mark}
        </p>
      ) : (
        <label className={styles.label} htmlFor={id}>
          {label}
          {mark}
        </label>
      )}
      <Input {...props} id={id} />
      {fault === undefined ? null : (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function Input(props: FieldProps & { id: string }) {
  switch (props.plan.as) {
    case 'pair':
      return <Pair {...props} />;
    case 'group':
      return <Group {...props} />;
    case 'list':
      return <List {...props} />;
    case 'choice':
    case 'flag':
      return <Choice {...props} />;
    case 'json':
    case 'words':
      return <RawField {...props} />;
    default:
      return <Line {...props} />;
  }
}

function Line({ plan, value, change, world, id }: FieldProps & { id: string }) {
  const shown = value === null || value === undefined ? '' : String(value);
  const take = (typed: string) => {
    if (typed === '' && plan.unknown) return change(null);
    // What is no number stays as it was typed: the desk says what is wrong with it.
    if (plan.as === 'number')
      return change(typed !== '' && !Number.isNaN(Number(typed)) ? Number(typed) : typed);
    change(typed);
  };
  const common = {
    id,
    value: shown,
    placeholder: plan.unknown ? world.words.unknown : undefined,
    readOnly: plan.fixed && !world.isNew,
  };
  if (plan.as === 'long' || plan.long) {
    return <textarea {...common} rows={4} onChange={(event) => take(event.target.value)} />;
  }
  return (
    <input
      {...common}
      list={plan.suggest === undefined ? undefined : `known-${plan.suggest}`}
      inputMode={plan.as === 'number' ? 'decimal' : undefined}
      onChange={(event) => take(event.target.value)}
    />
  );
}

function Choice({ plan, value, change, world, id }: FieldProps & { id: string }) {
  const isFlag = plan.as === 'flag';
  const choices = isFlag ? ['true', 'false'] : (plan.choices ?? []);
  const nameOf = (one: string) => (one === 'true' ? world.words.yes : world.words.no);
  return (
    <select
      id={id}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={({ target }) => {
        if (target.value === '') change(null);
        else change(isFlag ? target.value === 'true' : target.value);
      }}
    >
      {plan.unknown ? <option value="">{world.words.unknown}</option> : null}
      {choices.map((one) => (
        <option key={one} value={one}>
          {isFlag ? nameOf(one) : (world.labels[`${plan.name}.${one}`] ?? one)}
        </option>
      ))}
    </select>
  );
}

function Pair({ plan, path, value, change, world }: FieldProps) {
  const both = (value ?? { en: '', zh: '' }) as Record<string, string>;
  const take = (language: string, typed: unknown) => {
    const next = { ...both, [language]: typed };
    change(plan.unknown && next.en === '' && next.zh === '' ? null : next);
  };
  return (
    <div className={styles.pair}>
      {['en', 'zh'].map((language) => (
        <div key={language} lang={language === 'zh' ? 'zh-Hans' : 'en'}>
          <FieldView
            plan={{ name: language, as: plan.long ? 'long' : 'text' }}
            path={`${path}.${language}`}
            value={both[language] ?? ''}
            change={(typed) => take(language, typed)}
            world={world}
          />
        </div>
      ))}
    </div>
  );
}

function Group({ plan, path, value, change, world }: FieldProps) {
  const group = (value ?? {}) as Record<string, unknown>;
  return (
    <div className={styles.group}>
      {(plan.fields ?? []).map((field) => (
        <FieldView
          key={field.name}
          plan={field}
          path={path === '' ? field.name : `${path}.${field.name}`}
          value={group[field.name]}
          change={(next) => change({ ...group, [field.name]: next })}
          world={world}
        />
      ))}
    </div>
  );
}

function List({ plan, path, value, change, world }: FieldProps) {
  const entries = (value ?? []) as unknown[];
  const swap = (at: number) =>
    change(
      entries.map((one, index) =>
        index === at - 1 ? entries[at] : index === at ? entries[at - 1] : one,
      ),
    );
  return (
    <ol className={styles.list}>
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no name of its own
        <li key={at}>
          <Group
            plan={plan}
            path={`${path}.${at}`}
            value={entry}
            change={(next) => change(entries.map((one, index) => (index === at ? next : one)))}
            world={world}
          />
          <p className={styles.tools}>
            {at === 0 ? null : (
              <button type="button" onClick={() => swap(at)}>
                {world.words.up}
              </button>
            )}
            <button
              type="button"
              onClick={() => change(entries.filter((_, index) => index !== at))}
            >
              {world.words.remove}
            </button>
          </p>
        </li>
      ))}
      <li className={styles.tools}>
        <button type="button" onClick={() => change([...entries, structuredClone(plan.empty)])}>
          {world.words.add}
        </button>
      </li>
    </ol>
  );
}
