/** A part of a text to be lit, UTF-16 offsets, `end` exclusive. */
interface Range {
  start: number;
  end: number;
}

/** A text with what a search found in it marked. Ranges stand in order and do not overlap. */
export function LitText({ text, ranges }: { text: string; ranges: readonly Range[] }) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
