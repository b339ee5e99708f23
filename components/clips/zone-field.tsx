'use client';

import { useEffect, useState } from 'react';
import { ASK_FORM } from './ask-form';

/** A zone that days can be counted in, and its name. */
export interface ZoneChoice {
  zone: string;
  name: string;
}

/**
 * The zone in which days are meant. Without scripts it offers the zones the server knows of; with
 * them the reader's own too, which then is chosen unless the address names another.
 */
export function ZoneField(props: {
  label: string;
  zones: readonly ZoneChoice[];
  /** The zone of the address, or null. */
  chosen: string | null;
  className?: string | undefined;
}) {
  const { zones, chosen } = props;
  const [own, setOwn] = useState<string | null>(null);
  const [value, setValue] = useState(chosen ?? zones[0]?.zone ?? 'UTC');
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    setOwn(zone);
    setValue(chosen ?? zone);
  }, [chosen]);
  const isOffered = own === null || zones.some(({ zone }) => zone === own);
  return (
    <label className={props.className}>
      <span>{props.label}</span>
      <select
        name="zone"
        form={ASK_FORM}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      >
        {isOffered ? null : <option value={own}>{own.replaceAll('_', ' ')}</option>}
        {zones.map(({ zone, name }) => (
          <option key={zone} value={zone}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
