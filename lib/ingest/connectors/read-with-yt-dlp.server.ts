import 'server-only';
import { MissingProgram } from '@/lib/media/refusal';
import { runProgram } from '@/lib/media/run-program.server';
import { checkAddress } from '../outside/check-address.server';
import { openGuardProxy } from '../outside/open-guard-proxy.server';
import { PlaceFault } from '../place-fault';
import type { Entry, ReadOptions } from './connector';
import { finishFinding } from './finish-finding.server';
import { readInfo } from './read-folder.server';

const MB = 1024 * 1024;
const LIMITS = { wallSeconds: 900, cpuSeconds: 300, memoryBytes: 1024 * MB };
/** Posts of a channel that are looked at in one reading, the newest first. */
const MOST_POSTS = 100;
const MOST_OUTPUT_BYTES = 256 * MB;

/** What yt-dlp is told: no settings and no cache of this machine, and no way out but ours. */
function argumentsFor(address: string, proxy: string): string[] {
  return [
    '--ignore-config',
    '--no-cache-dir',
    '--no-warnings',
    '--ignore-errors',
    '--dump-json',
    ...['--playlist-end', String(MOST_POSTS)],
    ...['--socket-timeout', '20'],
    ...['--sleep-requests', '1'],
    ...['--proxy', proxy],
    '--',
    address,
  ];
}

function readPost(line: string, at: string): Entry {
  try {
    const info = JSON.parse(line) as Record<string, unknown>;
    const platform = typeof info.extractor_key === 'string' ? info.extractor_key : 'post';
    const raw = readInfo(info);
    return finishFinding({ ...raw, id: raw.id === null ? null : `${platform} ${raw.id}` }, at);
  } catch {
    return { refused: { at, why: 'yt-dlp said something that is no JSON of its own' } };
  }
}

/**
 * The posts at an address as yt-dlp reads them (TikTok, X, YouTube and some thousand sites more), where
 * it is installed. Its network goes through a proxy that guards it; nothing is downloaded.
 */
export async function* readWithYtDlp(
  address: string,
  { client }: Pick<ReadOptions, 'client'>,
): AsyncGenerator<Entry> {
  const { href } = checkAddress(address, client.policy);
  const proxy = await openGuardProxy(client.policy);
  let output = '';
  try {
    const { code, stderr, timedOut } = await runProgram(
      'yt-dlp',
      argumentsFor(href, proxy.address),
      LIMITS,
      (piece) => {
        if (output.length < MOST_OUTPUT_BYTES) output += piece.toString('utf8');
      },
    );
    const lines = output.split('\n').filter((line) => line !== '');
    if (lines.length === 0 && code !== 0) {
      const why = timedOut ? 'it took more than 15 minutes' : lastLine(stderr);
      throw new PlaceFault(`yt-dlp found nothing at ${href}: ${why}.`);
    }
    for (const [at, line] of lines.entries()) yield readPost(line, `post ${at + 1}`);
  } catch (thrown) {
    if (!(thrown instanceof MissingProgram)) throw thrown;
    const why = `${href} is read by yt-dlp, which is not installed: apt-get install -y yt-dlp, or pipx install yt-dlp.`;
    throw new PlaceFault(why, { cause: thrown });
  } finally {
    await proxy.close();
  }
}

function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1) ?? '';
  return (
    line
      .replace(/^ERROR:\s*/, '')
      .replace(/\.$/, '')
      .slice(0, 300) || 'it said nothing'
  );
}
