import { describe, expect, test } from 'vitest';
import { makeFinder } from '@/lib/api/find-route';
import { routes } from '@/lib/api/routes.server';
import { Problem } from '@/lib/http/problem';

const finder = makeFinder(routes);

function problemOf(pathname: string): Problem {
  try {
    finder.find(pathname);
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
  }
  throw new Error(`${pathname} was found`);
}

describe('the table', () => {
  test('holds what was promised, each path and name once', () => {
    const promised = [
      '/api/v1/clips',
      '/api/v1/clips/{slug}',
      '/api/v1/clips/{slug}/related',
      '/api/v1/clips/{slug}/neighbours',
      '/api/v1/facets',
      '/api/v1/timeline',
      '/api/v1/sources',
      '/api/v1/batches',
      '/api/v1/collections',
      '/api/v1/collections/{key}',
      '/api/v1/explainers',
      '/api/v1/terms',
      '/api/v1/terms/{key}',
      '/api/v1/health',
      '/api/v1/openapi.json',
      '/media/{key}',
    ];
    const paths = routes.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(promised));
    expect(new Set(paths).size).toBe(routes.length);
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
  });

  test('describes exactly the variable parts that a path has', () => {
    for (const { path, contract } of routes) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(contract.path)).toEqual(parts);
    }
  });
});

describe('a path', () => {
  test.each([
    ['/api/v1/clips', 'listClips', {}],
    ['/api/v1/clips/tokyo-walk', 'getClip', { slug: 'tokyo-walk' }],
    ['/api/v1/clips/%E7%8C%AB', 'getClip', { slug: '猫' }],
    ['/api/v1/clips/a%2Fb', 'getClip', { slug: 'a/b' }],
    ['/api/v1/clips/x/related', 'listRelatedClips', { slug: 'x' }],
    ['/api/v1/collections/k', 'getCollection', { key: 'k' }],
    ['/media/abc.mp4', 'getMedia', { key: 'abc.mp4' }],
  ])('%s is %s', (pathname, id, params) => {
    const found = finder.find(pathname);
    expect(found.route.id).toBe(id);
    expect(found.params).toEqual(params);
  });

  test.each([
    ['/api/v1/clip', '/api/v1/clips'],
    ['/api/v1/Clips', '/api/v1/clips'],
    ['/api/v1/clips/x/relatd', '/api/v1/clips/x/related'],
    ['/api/v1/clips/tokyo-walk/neighbors', '/api/v1/clips/tokyo-walk/neighbours'],
    ['/api/v1/openapi', '/api/v1/openapi.json'],
    ['/api/v1/collection/abc', '/api/v1/collections/abc'],
    ['/api/v1', '/api/v1/list'],
  ])('%s is not there, and %s is named', (pathname, nearest) => {
    const problem = problemOf(pathname);
    expect(problem.code).toBe('not_found');
    expect(problem.detail).toEqual({ path: pathname, nearest });
    expect(problem.message).toContain(nearest);
  });

  test('with an empty or broken variable part is not there', () => {
    for (const pathname of ['/api/v1/clips/', '/api/v1/clips/%E7', '/api/v1/clips/%zz']) {
      expect(problemOf(pathname).code).toBe('not_found');
    }
  });

  test('of great length is not compared with others', () => {
    const long = `/api/v1/${'clips/'.repeat(1300)}`;
    expect(problemOf(long).detail).toMatchObject({ nearest: null });
    expect(problemOf(long).message.length).toBeLessThan(300);
  });
});
