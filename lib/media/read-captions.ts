import { parseText, tokenizeVTTCue } from 'media-captions';
import type { CaptionForm } from './caption-file';
import { Refusal } from './refusal';
import { writeVttTime } from './vtt-time';

/** Captions as they are kept: WebVTT of plain lines, in the order of time. */
export interface Captions {
  text: string;
  cues: number;
  /** When the first of them begins. */
  firstMs: number;
}

/** As much as a file of captions may hold: an hour of quick talk is a tenth of it. */
export const mostCaptionBytes = 1024 * 1024;
// The parser compares each cue with every other.
const mostCues = 5000;
const mostCueCharacters = 2000;

const right = 'WebVTT or SubRip in UTF-8 would be right';

type Token = ReturnType<typeof tokenizeVTTCue>[number];

/**
 * Reads captions nobody vouches for and writes them anew as WebVTT (https://www.w3.org/TR/webvtt1/):
 * times, lines and who speaks are kept; styles, places and every element are not. Refuses what is no
 * such text, what has no line, and more than 1 MiB or 5,000 lines.
 */
export async function readCaptions(bytes: Uint8Array, form: CaptionForm): Promise<Captions> {
  if (bytes.length > mostCaptionBytes) {
    throw new Refusal('it is larger than 1 MiB; the captions of one clip would be right');
  }
  const text = decode(bytes);
  if (form === 'vtt' && !/^WEBVTT(?:[ \t\n]|$)/.test(text)) {
    throw new Refusal(`it does not begin with WEBVTT; ${right}`);
  }
  if ((text.match(/-->/g)?.length ?? 0) > mostCues) {
    throw new Refusal(
      `it has more than ${mostCues} lines; the captions of one clip would be right`,
    );
  }
  const { cues } = await parseText(text, { type: form, strict: false });
  const kept = cues
    .map((cue) => {
      cue.text = cue.text.slice(0, mostCueCharacters);
      const said =
        form === 'vtt' ? tokenizeVTTCue(cue).map(plainText).join('') : dropStyles(cue.text);
      const lines = said.split('\n');
      return {
        startMs: Math.round(cue.startTime * 1000),
        endMs: Math.round(cue.endTime * 1000),
        lines: lines.map(escapeLine).filter((line) => line !== ''),
      };
    })
    .filter(({ startMs, endMs, lines }) => startMs >= 0 && endMs > startMs && lines.length > 0)
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const [first] = kept;
  if (first === undefined) throw new Refusal(`there is no line with a time in it; ${right}`);
  const written = kept.map(({ startMs, endMs, lines }) => {
    return `${writeVttTime(startMs)} --> ${writeVttTime(endMs)}\n${lines.join('\n')}\n`;
  });
  return {
    text: ['WEBVTT\n', ...written].join('\n'),
    cues: kept.length,
    firstMs: first.startMs,
  };
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    if (!text.includes('\0')) return text;
  } catch {
    // Another encoding, or no text at all.
  }
  throw new Refusal(`it is no text in UTF-8; ${right}`);
}

/** One line of plain text as WebVTT takes it; a blank one would end its cue. */
function escapeLine(line: string): string {
  const plain = line.replace(/\p{Cc}/gu, ' ').trim();
  return plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * SubRip has no grammar: what players take for a style goes, with what is borrowed from another format
 * ({\an8}); any other sign is what is said.
 */
function dropStyles(text: string): string {
  return text.replace(/<\/?(?:b|i|u|s|font)\b[^<>]*>|\{\\[^{}]*\}/gi, '');
}

function plainText(token: Token): string {
  if (token.type === 'text') return token.data;
  const inside = token.children.map(plainText).join('');
  return token.type === 'v' && token.voice ? `${token.voice}: ${inside}` : inside;
}
