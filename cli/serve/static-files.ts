import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import { answerConditionally } from '@/lib/http/conditional';
import { weakEtag } from '@/lib/http/etag.server';
import type { KeptAnswers } from '@/lib/http/kept-answers.server';

/** Where the files of the build stand in the gallery's addresses. */
export const STATIC_PREFIX = '/_next/static/';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The build's own files, by address. */
export interface StaticFiles {
  readonly count: number;
  /** The answer for an address under `/_next/static/`; null for one that the build did not make. */
  answer(request: AnswerRequest): Promise<Answer | null>;
}

/**
 * Lists a build's files once: an address is looked up whole and never joined to a path. Their
 * content never changes under a name, so they are kept compressed and cached for ever.
 */
export async function openStaticFiles(folder: string, kept: KeptAnswers): Promise<StaticFiles> {
  const files = new Map<string, string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    files.set(STATIC_PREFIX + relative(folder, path).split(sep).join('/'), path);
  }
  return {
    count: files.size,
    async answer(request) {
      const address = decodeURIComponent(request.url.pathname);
      const path = files.get(address);
      if (path === undefined) return null;
      const make = async () => ({ answer: await readAnswer(path), version: 0 });
      const accept = request.headers.get('accept-encoding');
      const answer = await kept.findOrMake(`static ${address}`, 0, accept, make);
      return answerConditionally(request, answer);
    },
  };
}

async function readAnswer(path: string): Promise<Answer> {
  const body = await readFile(path);
  return {
    status: 200,
    headers: {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: weakEtag(body),
    },
    body,
  };
}
