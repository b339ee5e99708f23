import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import type { ApiRoute } from './api-route';
import { textAnswer } from './json-answer.server';
import { MCP_PATH } from './mcp-server.server';

/** What a language model is told of the gallery (https://llmstxt.org): where everything is as data. */
export function llmsRoute(listRoutes: () => readonly ApiRoute[]): ApiRoute {
  return {
    method: 'GET',
    path: '/llms.txt',
    id: 'readLlms',
    summary: 'The gallery in a page of Markdown, for language models',
    contract: { path: {}, query: {}, reply: 'text/plain', errors: [] },
    handler({ url }) {
      const origin = new URL(readEnv().PUBLIC_URL ?? url.origin).origin;
      return {
        kind: 'passing',
        make: async () => textAnswer(writeLlms(listRoutes(), origin), 'text/plain; charset=utf-8'),
      };
    },
  };
}

function writeLlms(routes: readonly ApiRoute[], origin: string): string {
  const lines = routes.map(({ path, summary }) => {
    // A path with a variable part is a pattern and no link.
    const place = path.includes('{') ? `\`${origin}${path}\`` : `[${path}](${origin}${path})`;
    return `- ${place}: ${summary}`;
  });
  return `${[
    '# Promptreel',
    '',
    '> A curated archive of AI-generated video: every clip with its prompt in English and Chinese, its source and its date, and how each of these is known.',
    '',
    'What is not known is null and can be asked for as `unknown`; a clip whose prompt is null is not a clip without a prompt. Pictures and loops marked as stand-ins are drawn by this project and are not the clips. Name author and source beside what is quoted, and that it is AI-generated (由 AI 生成). A page of the wall and the API take the same query: what stands behind `?` on the one asks the same of the other.',
    '',
    '## Pages',
    '',
    `- [The wall of clips](${origin}/): in Chinese at [/zh](${origin}/zh)`,
    `- [Vocabulary](${origin}/vocabulary): the words of camera, light and style that prompts use`,
    `- [Sources](${origin}/sources): who published the clips`,
    `- [Explainers](${origin}/explainers): articles, papers and videos about the model`,
    `- [About](${origin}/about): what is known and how, labels, rights`,
    '',
    '## Tools',
    '',
    `- [${MCP_PATH}](${origin}${MCP_PATH}): Model Context Protocol, streamable HTTP; tools search, get, compare, vocabulary, facets`,
    '',
    '## Data',
    '',
    ...lines,
  ].join('\n')}\n`;
}
