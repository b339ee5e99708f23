'use client';

import { useLayoutEffect } from 'react';
import { DENSITY_KEY } from '@/components/layout/theme-script';
import { Icon } from '@/components/ui/icon';
import styles from './density-switch.module.css';
import { setDensity, useDensity } from './use-density';
import { DENSITIES, type Density } from './use-wall-measure';

/** Chooses how closely clips hang: in rows, in few large ones, or one a line with its prompt. */
export function DensitySwitch(props: { label: string; names: Readonly<Record<Density, string>> }) {
  const density = useDensity();
  // React drops attributes it did not write when it remounts <html>, as between languages.
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (root.dataset.density !== undefined) return;
    try {
      const kept = localStorage.getItem(DENSITY_KEY);
      if (kept === 'large' || kept === 'list') root.dataset.density = kept;
    } catch {
      // Storage is refused: the common density.
    }
  }, []);
  return (
    <fieldset className={`${styles.switch} needs-script`}>
      <legend className="visually-hidden">{props.label}</legend>
      {DENSITIES.map((one) => (
        <label key={one} title={props.names[one]}>
          <input
            type="radio"
            name="density"
            className="visually-hidden"
            checked={density === one}
            onChange={() => setDensity(one)}
          />
          <span className="visually-hidden">{props.names[one]}</span>
          <Icon name={one} />
        </label>
      ))}
    </fieldset>
  );
}
