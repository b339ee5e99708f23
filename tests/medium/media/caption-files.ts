/** A class of files of captions, the bytes of one, and the verdict it must get. */
export interface OddCaptions {
  what: string;
  form: 'vtt' | 'srt';
  bytes: string | Uint8Array;
  /** The lines that are kept, or why it is refused. */
  verdict: string | RegExp;
}

const cue = '00:01.000 --> 00:02.000\n';
const vtt = (text: string) => `WEBVTT\n\n${cue}${text}\n`;

/** Files beside a film that are named as captions; what is kept is plain lines. */
export const captionFiles: OddCaptions[] = [
  { what: 'WebVTT', form: 'vtt', bytes: vtt('words'), verdict: 'words' },
  {
    what: 'WebVTT behind a byte order mark, with lines of Windows',
    form: 'vtt',
    bytes: `\uFEFF${vtt('words').replaceAll('\n', '\r\n')}`,
    verdict: 'words',
  },
  {
    what: 'SubRip',
    form: 'srt',
    bytes: '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<b>1</b> < 2\n',
    verdict: '1 &lt; 2',
  },
  {
    what: 'WebVTT with a style that asks for an address',
    form: 'vtt',
    bytes: `WEBVTT\n\nSTYLE\n::cue { background: url(//evil.example) }\n\n${cue}words\n`,
    verdict: 'words',
  },
  {
    what: 'WebVTT with HTML in it',
    form: 'vtt',
    bytes: vtt('<img src=x onerror=alert(1)><script>words</script>'),
    verdict: 'words',
  },
  {
    what: 'WebVTT with escaped HTML in it',
    form: 'vtt',
    bytes: vtt('&lt;script&gt;'),
    verdict: '&lt;script&gt;',
  },
  {
    what: 'an HTML page named .vtt',
    form: 'vtt',
    bytes: '<!DOCTYPE html><p>404</p>',
    verdict: /does not begin with WEBVTT/,
  },
  {
    what: 'an HTML page named .srt',
    form: 'srt',
    bytes: '<!DOCTYPE html><p>404</p>',
    verdict: /there is no line with a time in it/,
  },
  {
    what: 'WebVTT without a line',
    form: 'vtt',
    bytes: 'WEBVTT\n\nNOTE nothing is said\n',
    verdict: /there is no line with a time in it/,
  },
  {
    what: 'a film named .vtt',
    form: 'vtt',
    bytes: Uint8Array.from([0, 0, 0, 32, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d]),
    verdict: /it is no text in UTF-8/,
  },
  {
    what: 'SubRip in another encoding',
    form: 'srt',
    bytes: Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nç\n', 'latin1'),
    verdict: /it is no text in UTF-8/,
  },
  {
    what: 'more than 5,000 lines',
    form: 'vtt',
    bytes: `WEBVTT\n\n${`${cue}la\n\n`.repeat(5001)}`,
    verdict: /it has more than 5000 lines/,
  },
  {
    what: 'captions of more than 1 MiB',
    form: 'vtt',
    bytes: vtt('a'.repeat(1 << 20)),
    verdict: /it is larger than 1 MiB/,
  },
];
