import { findTerms, type Lexicon } from '@/lib/search/find-terms';
import styles from './term-text.module.css';

/** Where a term leads, and what it is called, for who points at it. */
export interface TermLink {
  href: string;
  name: string;
}

/** The terms of a clip: ready to be found in its texts, and where each leads. */
export interface TermLinks {
  lexicon: Lexicon;
  links: ReadonlyMap<string, TermLink>;
}

/** A text with its terms as quiet links; read aloud and copied it is the text as it stands. */
export function TermText({ text, terms }: { text: string; terms: TermLinks }) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const { key, start, end } of findTerms(text, terms.lexicon)) {
    const link = terms.links.get(key);
    if (link === undefined) continue;
    parts.push(
      text.slice(at, start),
      <a key={start} className={styles.term} href={link.href} title={link.name}>
        {text.slice(start, end)}
      </a>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
