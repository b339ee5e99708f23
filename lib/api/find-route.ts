import { distance } from 'fastest-levenshtein';
import { Problem } from '@/lib/http/problem';
import type { PathParams } from './api-route';

/** The longest path for which a nearest one is looked for, in characters. */
const MOST_COMPARED = 200;

interface Row<Route> {
  route: Route;
  segments: readonly string[];
}

/** Finds routes by path: exact ones by one look-up, variable ones segment by segment. */
export interface RouteFinder<Route> {
  /** Whether the table has a route for a pathname. */
  has(pathname: string): boolean;
  /** The route of a pathname and its variable parts; throws `not_found` naming the nearest path. */
  find(pathname: string): { route: Route; params: PathParams };
}

/** Makes a finder over a table. No regular expression is made of a path, so none can backtrack. */
export function makeFinder<Route extends { path: string }>(
  routes: readonly Route[],
): RouteFinder<Route> {
  const exact = new Map<string, Route>();
  // By how many segments there are and the first of them, which is written out in every path.
  const variable = new Map<string, Row<Route>[]>();
  const groupOf = ([, first, ...rest]: readonly string[]) => `${rest.length} ${first}`;
  const rows: Row<Route>[] = [];
  for (const route of routes) {
    const row = { route, segments: route.path.split('/') };
    rows.push(row);
    if (!route.path.includes('{')) exact.set(route.path, route);
    else if (isVariable(row.segments[1] ?? '')) throw new RangeError(`Too wide: ${route.path}.`);
    else variable.set(groupOf(row.segments), [...(variable.get(groupOf(row.segments)) ?? []), row]);
  }
  const lookUp = (pathname: string) => {
    const route = exact.get(pathname);
    if (route !== undefined) return { route, params: {} };
    const segments = pathname.split('/');
    for (const row of variable.get(groupOf(segments)) ?? []) {
      const params = matchSegments(row.segments, segments);
      if (params !== null) return { route: row.route, params };
    }
    return null;
  };
  return {
    has: (pathname) => lookUp(pathname) !== null,
    find(pathname) {
      const found = lookUp(pathname);
      if (found === null) throw nothingThere(pathname, nearestPath(rows, pathname));
      return found;
    },
  };
}

function isVariable(segment: string): boolean {
  return segment.startsWith('{');
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): PathParams | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? '';
    if (!isVariable(part)) {
      if (part !== segment) return null;
      continue;
    }
    const value = decodeSegment(segment);
    if (value === null || value === '') return null;
    params[part.slice(1, -1)] = value;
  }
  return params;
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** The path of the table that is nearest in the same first folder, variable parts as asked. */
function nearestPath(rows: readonly Row<unknown>[], pathname: string): string | null {
  if (pathname.length > MOST_COMPARED) return null;
  const asked = pathname.split('/');
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { segments } of rows) {
    if (segments[1] !== asked[1]) continue;
    const filled = segments.map((part, at) => (isVariable(part) ? (asked[at] ?? part) : part));
    const path = filled.join('/');
    const away = distance(path, pathname);
    if (away < least) {
      least = away;
      nearest = path;
    }
  }
  return nearest;
}

function nothingThere(pathname: string, nearest: string | null): Problem {
  const hint = nearest === null ? '' : ` The nearest address is ${nearest}.`;
  return new Problem(
    'not_found',
    `There is nothing at ${pathname.slice(0, MOST_COMPARED)}.${hint}`,
    {
      detail: { path: pathname.slice(0, MOST_COMPARED), nearest },
    },
  );
}
