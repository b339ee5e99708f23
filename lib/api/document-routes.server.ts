import 'server-only';
import { problemStatuses } from '@/lib/http/problem';
import type { ApiRoute, ParameterContract, PathParams } from './api-route';
import { clipParameters } from './clip-parameters.server';

/** One parameter as the page about the API shows it. */
export interface ParameterDoc {
  name: string;
  description: string;
  example: string | null;
}

/** One row of the route table as the page about the API shows it. */
export interface RouteDoc {
  id: string;
  path: string;
  summary: string;
  /** Whether it takes the one query. */
  takesQuery: boolean;
  /** The parameters it has beside the one query, those of its path first. */
  parameters: ParameterDoc[];
  /** The media type of its reply. */
  reply: string;
  /** `404 not_found`, in the order of the statuses. */
  errors: string[];
  /** An address that answers; null where none is known beforehand. */
  example: string | null;
}

/** The query that examples ask: one that finds something in the seeded gallery. */
const SHOWN = '?source=official-page&hasPrompt=true';

const toDoc = ([name, { description, example }]: [string, ParameterContract]): ParameterDoc => ({
  name,
  description,
  example: example ?? null,
});

/** A route's path with the examples of its variable parts in their places; null when one has none. */
function exampleAddress({ path, contract }: ApiRoute): string | null {
  const values: PathParams = Object.fromEntries(
    Object.entries(contract.path).map(([name, { example }]) => [name, example ?? '']),
  );
  if (Object.values(values).includes('')) return null;
  const needed = Object.entries(contract.query).filter(([, one]) => !one.schema.isOptional());
  const isFree = needed.every(([name]) => name in clipParameters || name === 'lang');
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  return isFree ? filled + ('q' in contract.query ? SHOWN : '') : null;
}

/** The routes of a table as a page shows them, in the table's order. */
export function documentRoutes(routes: readonly ApiRoute[]): RouteDoc[] {
  return routes.map((route) => {
    const { id, path, summary, contract } = route;
    const own = Object.entries(contract.query).filter(([name]) => !(name in clipParameters));
    const codes = contract.errors.map((code) => `${problemStatuses[code]} ${code}`);
    return {
      id,
      path,
      summary,
      takesQuery: 'q' in contract.query,
      parameters: [...Object.entries(contract.path), ...own].map(toDoc),
      reply: typeof contract.reply === 'string' ? contract.reply : 'application/json',
      errors: codes.sort(),
      example: exampleAddress(route),
    };
  });
}

/** The parameters of the one query, in canonical order. */
export function documentQuery(): ParameterDoc[] {
  return Object.entries(clipParameters).map(toDoc);
}
