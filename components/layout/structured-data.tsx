/** What would end the block, or a line inside it, is written as its escape. */
const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** A page's facts for programs, as a JSON-LD data block: no script, so no policy has to allow it. */
export function StructuredData({ data }: { data: Record<string, unknown> }) {
  const json = JSON.stringify(data).replace(/[<\u2028\u2029]/g, (sign) => ESCAPES[sign] ?? sign);
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, escaped in the line above
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
  );
}
