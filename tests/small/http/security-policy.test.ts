import { describe, expect, test } from 'vitest';
import {
  DATA_POLICY,
  makeNonce,
  PUBLISHED_ORIGINALS,
  pagePolicy,
  SECURITY_HEADERS,
} from '@/lib/http/security-policy';

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values];
    }),
  );
}

describe('the policy of a page', () => {
  test('allows scripts of our own and of this nonce, and no other', () => {
    const policy = directives(pagePolicy({ nonce: 'abc=' }));
    expect(policy.get('script-src')).toEqual(["'self'", "'nonce-abc='"]);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    expect(policy.get('style-src-attr')).toEqual(["'unsafe-inline'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
  });

  test('of a kept page allows its inline scripts by hash', () => {
    const policy = directives(pagePolicy({ hashes: ['sha256-aaa=', 'sha256-bbb='] }));
    expect(policy.get('script-src')).toEqual(["'self'", "'sha256-aaa='", "'sha256-bbb='"]);
  });

  test('names the origins of originals only when they are given', () => {
    expect(directives(pagePolicy()).get('media-src')).toEqual(["'self'"]);
    expect(directives(pagePolicy({ mediaOrigins: PUBLISHED_ORIGINALS })).get('media-src')).toEqual([
      "'self'",
      'https://cdn.openai.com',
    ]);
  });

  test('is loose in development only', () => {
    expect(pagePolicy({ nonce: 'n' })).not.toMatch(/unsafe-eval|ws:|strict-dynamic/);
    const scripts = directives(pagePolicy({ isDevelopment: true })).get('script-src');
    expect(scripts).toContain("'unsafe-eval'");
    expect(scripts).not.toContain("'unsafe-inline'");
  });

  test('fits into one header line', () => {
    for (const text of [pagePolicy(), DATA_POLICY, ...Object.values(SECURITY_HEADERS)]) {
      expect(text).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

test('a nonce has 128 bits and is never the same', () => {
  const nonces = new Set(Array.from({ length: 100 }, makeNonce));
  expect(nonces.size).toBe(100);
  for (const nonce of nonces) expect(atob(nonce)).toHaveLength(16);
});
