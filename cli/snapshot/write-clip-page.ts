import { fill } from '@/lib/i18n/fill';
import { LANGUAGE_TAGS, type Locale, otherLocale } from '@/lib/i18n/locales';
import { AI_LABEL } from '@/lib/prompts/ai-label';
import { listTexts } from '@/lib/prompts/prompt-texts';
import { type Html, html } from '@/lib/publish/write-html';
import type { SnapshotClip } from './snapshot-clip';
import { nameIn, type SnapshotWords, snapshotWords } from './snapshot-words';
import { pageName, writeFrame } from './write-frame';
import { writeAddresses, writeAppearances, writeFacts } from './write-record';

function writePicture({ clip, poster, plays }: SnapshotClip, { snapshot }: SnapshotWords): Html {
  const still = poster === null ? null : `../media/${poster}`;
  const picture =
    plays === null
      ? still !== null && html`<img src="${still}" alt="">`
      : html`<video src="../media/${plays.key}" poster="${still ?? ''}" controls playsinline preload="none"${
          !plays.isOriginal && html` loop`
        }></video>`;
  const said = [
    plays === null && snapshot.left,
    plays === null && clip.standIn && snapshot.poster,
    plays !== null && !plays.isOriginal && snapshot.standIn,
  ].filter((one) => one !== false);
  return html`<figure>${picture}
<figcaption><b>${AI_LABEL}</b> ${said.join(' ')}</figcaption></figure>`;
}

function writePrompt({ clip }: SnapshotClip, { prompts, snapshot }: SnapshotWords): Html {
  if (clip.prompt.length === 0) return html`<p class="unknown">${prompts.unknown}</p>`;
  const parts = clip.prompt.map((part, at) => {
    const number = clip.prompt.length > 1 && fill(prompts.part, { number: at + 1 });
    const wordings = listTexts(part).map(
      ({ language, text, origin }) =>
        html`<blockquote lang="${language === 'zh' ? LANGUAGE_TAGS.zh : language}">${text}</blockquote>
<p class="from">${nameIn(prompts.language, language)}, ${prompts.origin[origin]} <button type="button" data-copied="${snapshot.copied}" hidden>${snapshot.copy}</button></p>
`,
    );
    return html`${number !== false && html`<h2>${number}</h2>`}${wordings}`;
  });
  return html`${parts}`;
}

function writeRelations(
  { clip }: SnapshotClip,
  { provenance: { relations } }: SnapshotWords,
  isHere: (slug: string) => boolean,
  locale: Locale,
): Html | null {
  if (clip.relations.length === 0) return null;
  const rows = clip.relations.map(({ kind, direction, slug, titles }) => {
    const title = titles[locale];
    const named = isHere(slug) ? html`<a href="${pageName(slug, locale)}">${title}</a>` : title;
    return html`<li>${nameIn(relations[direction], kind)}: ${named}</li>`;
  });
  return html`<h2>${relations.heading}</h2><ul>${rows}</ul>`;
}

/** A clip's page of a snapshot in one language: picture, prompt with where its wording comes from, facts, appearances. */
export function writeClipPage(
  one: SnapshotClip,
  isHere: (slug: string) => boolean,
  locale: Locale,
): string {
  const { clip } = one;
  const words = snapshotWords[locale];
  const other = otherLocale(locale);
  return writeFrame({
    locale,
    words,
    title: `${clip.titles[locale]} · Promptreel`,
    up: '../',
    other: pageName(clip.slug, other),
    scripts: html`<script defer src="../assets/copy.js"></script>`,
    main: html`<p class="back"><a href="../${pageName('index', locale)}">← ${words.snapshot.back}</a></p>
<article>
${writePicture(one, words)}
<section>
<h1>${clip.titles[locale]}</h1>
<p class="other" lang="${LANGUAGE_TAGS[other]}">${clip.titles[other]}</p>
${writePrompt(one, words)}
</section>
${writeFacts(one, words, locale)}
<section>
${writeAppearances(one, words, locale)}
${writeAddresses(one, words)}
${writeRelations(one, words, isHere, locale)}
${clip.note !== null && html`<h2>${words.provenance.unsure}</h2><p>${clip.note[locale]}</p>`}
</section>
</article>`,
  });
}
