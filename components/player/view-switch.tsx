import { useState } from 'react';
import type { ClipView } from './clip-views';
import styles from './view-switch.module.css';

/**
 * Which of a clip's views one watches: the whole picture or one of its panes, with the published sound
 * or the scored version. What plays goes on at the same second.
 */
export function ViewSwitch(props: {
  label: string;
  views: readonly ClipView[];
  choose: (view: ClipView) => void;
}) {
  const { label, views, choose } = props;
  const [chosen, setChosen] = useState(views[0]?.id);
  return (
    <fieldset className={styles.views}>
      <legend className="visually-hidden">{label}</legend>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          aria-pressed={view.id === chosen}
          onClick={() => {
            setChosen(view.id);
            choose(view);
          }}
        >
          {view.label}
        </button>
      ))}
    </fieldset>
  );
}
