import 'server-only';
import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { clipPage, facets } from '@/lib/clips/contracts.server';
import { countFacets } from '@/lib/clips/count-facets.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { toProblem } from '@/lib/http/problem';
import { listTerms, termItem, termList } from '@/lib/prompts/list-terms.server';
import type { Rooms } from './api-route';
import { clipParameters } from './clip-parameters.server';
import { clipReply } from './clip-routes.server';
import { compareClips } from './compare-clips';

/** A page of a conversation: shorter than a page of a wall. */
const USUAL_LIMIT = 10;
const MOST_COMPARED = 6;
const USUAL_TERMS = 50;

const slug = z.string().max(200).describe('The clip’s slug, as a search gives it');

const compareReply = z.strictObject({
  slugs: z.array(z.string()),
  facts: z.array(
    z.strictObject({
      fact: z.string(),
      isSame: z.boolean().nullable().describe('null where it is not known for all'),
      values: z.array(z.unknown()).describe('In the order of the slugs; null is not known'),
    }),
  ),
  version: z.number().int(),
});

/** The parameters of the one query, as a tool takes them: the API's own, each of them optional. */
function queryInput(left: (name: string) => boolean = () => true) {
  const shape = Object.entries(clipParameters)
    .filter(([name]) => left(name))
    .map(([name, { schema, description }]) => {
      const known = schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;
      return [name, known.describe(description).optional()] as const;
    });
  return z.strictObject(Object.fromEntries(shape));
}

/** What a tool was given, as the address the API would have been asked at. */
function toParams(given: Record<string, unknown>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const one of [value ?? []].flat()) params.append(name, String(one));
  }
  return params;
}

/** A reply as data and as its text; a failure as the API would say it. */
async function give(make: () => Promise<Record<string, unknown>>): Promise<CallToolResult> {
  try {
    const structuredContent = await make();
    const text = JSON.stringify(structuredContent);
    return { content: [{ type: 'text', text }], structuredContent };
  } catch (thrown) {
    const { code, message, detail, status, cause } = toProblem(thrown);
    if (status >= 500) console.error(cause ?? thrown);
    const text = JSON.stringify({ error: { code, message, detail } });
    return { content: [{ type: 'text', text }], isError: true };
  }
}

const readOnly = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
const isFilter = (name: string) => !['limit', 'cursor', 'sort'].includes(name);

/** Adds the tools to a server: the API's reads, under the API's contracts. */
export function registerTools(server: McpServer, rooms: Rooms): void {
  server.registerTool(
    'search',
    {
      title: 'Search clips',
      description:
        'Lists AI-generated clips by words in their prompts, by source, date and more: a page at a time. Unknown values are null and can be asked for as “unknown”.',
      inputSchema: queryInput(),
      outputSchema: clipPage,
      annotations: readOnly,
    },
    (given) =>
      give(async () => {
        const query = parseApiQuery(toParams({ limit: USUAL_LIMIT, ...given }));
        return { ...(await listClips(await rooms.database(), query)) };
      }),
  );
  server.registerTool(
    'get',
    {
      title: 'Get one clip',
      description:
        'One clip with everything that is known of it: prompt in each language with where the wording comes from, source, dates and how they are known, where it appeared, files.',
      inputSchema: z.strictObject({ slug }),
      outputSchema: clipReply,
      annotations: readOnly,
    },
    ({ slug }) => give(async () => ({ ...(await getClip(await rooms.database(), slug)) })),
  );
  server.registerTool(
    'compare',
    {
      title: 'Compare clips',
      description: 'The facts of two to six clips beside each other, and which are the same.',
      inputSchema: z.strictObject({ slugs: z.array(slug).min(2).max(MOST_COMPARED) }),
      outputSchema: compareReply,
      annotations: readOnly,
    },
    ({ slugs }) =>
      give(async () => {
        const database = await rooms.database();
        const read = await Promise.all(slugs.map((one) => getClip(database, one)));
        const facts = compareClips(read.map(({ clip }) => clip));
        return { slugs, facts, version: Math.min(...read.map(({ version }) => version)) };
      }),
  );
  server.registerTool(
    'vocabulary',
    {
      title: 'List terms',
      description:
        'The words of camera, light, style and more that were found in prompts, in both languages, with how many clips have each: the most frequent first. A key is what `term` of a search takes.',
      inputSchema: z.strictObject({
        family: termItem.shape.family.optional(),
        limit: z.number().int().min(1).max(1000).default(USUAL_TERMS),
      }),
      outputSchema: termList,
      annotations: readOnly,
    },
    ({ family, limit }) =>
      give(async () => {
        const { items, ...list } = await listTerms(await rooms.database());
        const asked = items.filter((one) => family === undefined || one.family === family);
        const frequent = asked.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
        return { ...list, items: frequent.slice(0, limit) };
      }),
  );
  server.registerTool(
    'facets',
    {
      title: 'Count values',
      description:
        'How many clips each source, batch, author, capability, term of the vocabulary and other value has, under the other filters of a query.',
      inputSchema: queryInput(isFilter),
      outputSchema: facets,
      annotations: readOnly,
    },
    (given) =>
      give(async () => ({
        ...(await countFacets(await rooms.database(), parseApiQuery(toParams(given)))),
      })),
  );
}
