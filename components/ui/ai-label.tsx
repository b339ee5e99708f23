import { AI_LABEL } from '@/lib/prompts/ai-label';
import styles from './ai-label.module.css';

/** The label that every picture that plays carries, in both languages, always. */
export function AiLabel() {
  return (
    <span className={styles.label} data-ai-label="">
      {AI_LABEL}
    </span>
  );
}
