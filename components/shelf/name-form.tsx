'use client';

import type { ReactNode } from 'react';
import { SHELF_BOUNDS } from '@/lib/collections/shelf';

/** A field for a name and the button that takes it: one line, trimmed, never empty; empty again after. */
export function NameForm(props: {
  /** The field's name, also written in it while it is empty and has no `initial` name. */
  label: string;
  initial?: string;
  submit: string;
  save: (name: string) => void;
  className?: string | undefined;
  /** Gives up: Escape, and the button with this label. */
  cancel?: { label: string; className: string | undefined; act: () => void };
  /** Whether the field takes the focus, its name selected, as it appears. */
  isFirst?: boolean;
}): ReactNode {
  const { label, initial, cancel } = props;
  return (
    <form
      className={props.className}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const name = String(new FormData(form).get('name') ?? '').trim();
        if (name === '') return;
        form.reset();
        props.save(name);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) cancel?.act();
      }}
    >
      <input
        ref={props.isFirst ? selectName : undefined}
        name="name"
        defaultValue={initial}
        placeholder={initial === undefined ? label : undefined}
        maxLength={SHELF_BOUNDS.name}
        aria-label={label}
        autoComplete="off"
        required
      />
      <button type="submit">{props.submit}</button>
      {cancel === undefined ? null : (
        <button type="button" className={cancel.className} onClick={cancel.act}>
          {cancel.label}
        </button>
      )}
    </form>
  );
}

function selectName(field: HTMLInputElement | null) {
  field?.select();
}
