import { describe, expect, it } from 'vitest';
import { checkAddress, isPublicAddress } from '@/lib/ingest/outside/check-address.server';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';

const strict = { allowed: new Set<string>() };

function reasonOf(address: string, policy = strict): string {
  try {
    checkAddress(address, policy);
    return 'asked';
  } catch (thrown) {
    if (!(thrown instanceof OutsideFault)) throw thrown;
    return thrown.reason;
  }
}

/** Every way to write an address that leads where nobody from outside should be led. */
const FORMS: Record<string, { reason: string; addresses: string[] }> = {
  'loopback, written in every base': {
    reason: 'private',
    addresses: [
      'http://127.0.0.1/',
      'http://127.1/',
      'http://127.0.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0x7f.0.0.1/',
      'http://0177.0.0.1/',
      'http://017700000001/',
      'http://127.255.255.254/',
      'http://[::1]/',
      'http://[0:0:0:0:0:0:0:1]/',
    ],
  },
  'loopback through full-width digits and IDN dots': {
    reason: 'private',
    addresses: ['http://127。0。0。1/', 'http://１２７.０.０.１/', 'http://127｡0｡0｡1/'],
  },
  'loopback with a dot at its end': {
    reason: 'private',
    addresses: ['http://127.0.0.1./', 'http://localhost./', 'http://localhost/'],
  },
  'this host': { reason: 'private', addresses: ['http://0.0.0.0/', 'http://0/', 'http://[::]/'] },
  'private networks': {
    reason: 'private',
    addresses: [
      'http://10.0.0.1/',
      'http://172.16.5.4/',
      'http://172.31.255.255/',
      'http://192.168.1.1/',
      'http://[fc00::1]/',
      'http://[fd12:3456::1]/',
      'http://[fec0::1]/',
      'http://router/',
    ],
  },
  'link-local, the clouds’ metadata among them': {
    reason: 'private',
    addresses: [
      'http://169.254.169.254/latest/meta-data/',
      'http://2852039166/',
      'http://[fe80::1]/',
      'http://[fd00:ec2::254]/',
    ],
  },
  'shared by a provider’s customers (CGNAT)': {
    reason: 'private',
    addresses: ['http://100.64.0.1/', 'http://100.127.255.254/'],
  },
  'IPv4 inside IPv6: mapped, compatible, translated, tunnelled': {
    reason: 'private',
    addresses: [
      'http://[::ffff:127.0.0.1]/',
      'http://[::ffff:7f00:1]/',
      'http://[::ffff:8.8.8.8]/',
      'http://[::127.0.0.1]/',
      'http://[64:ff9b::7f00:1]/',
      'http://[64:ff9b:1::7f00:1]/',
      'http://[2002:7f00:1::]/',
      'http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/',
    ],
  },
  'reserved, for documents, for tests, to all': {
    reason: 'private',
    addresses: [
      'http://192.0.2.1/',
      'http://198.51.100.1/',
      'http://203.0.113.1/',
      'http://198.18.0.1/',
      'http://240.0.0.1/',
      'http://255.255.255.255/',
      'http://224.0.0.1/',
      'http://192.88.99.1/',
      'http://[2001:db8::1]/',
      'http://[3fff::1]/',
      'http://[ff02::1]/',
      'http://[100::1]/',
      'http://[4000::1]/',
    ],
  },
  'with a zone': {
    reason: 'address',
    addresses: ['http://[fe80::1%25eth0]/', 'http://[::1%251]/'],
  },
  'with a name or a password': {
    reason: 'address',
    addresses: [
      'http://user@example.com/',
      'http://user:pass@example.com/',
      'http://:p@example.com/',
    ],
  },
  'another port': {
    reason: 'address',
    addresses: ['http://example.com:22/', 'https://example.com:6379/', 'http://8.8.8.8:8080/'],
  },
  'another protocol': {
    reason: 'address',
    addresses: [
      'file:///etc/passwd',
      'ftp://example.com/',
      'gopher://example.com/',
      'data:text/plain,a',
      'javascript:alert(1)',
      'ws://example.com/',
      'unix:/run/x.sock',
    ],
  },
  'no address at all': {
    reason: 'address',
    addresses: ['', 'example.com', '//example.com/', 'http://', 'http://a b/', 'http://256.1.1.1/'],
  },
};

describe.each(Object.entries(FORMS))('%s', (_, { reason, addresses }) => {
  it.each(addresses)('%s is refused', (address) => {
    expect(reasonOf(address)).toBe(reason);
  });
});

it.each([
  'https://example.com/a.mp4',
  'http://example.com:80/',
  'https://example.com:443/feed',
  'https://8.8.8.8/',
  'https://[2606:4700::1111]/',
  'https://例え.jp/',
  'https://example.com./',
])('%s may be asked', (address) => {
  expect(reasonOf(address)).toBe('asked');
});

it('an allowed place is exactly one host and one port', () => {
  const policy = { allowed: new Set(['127.0.0.1:8080', 'nas:80', '[::1]:9000']) };
  expect(reasonOf('http://127.0.0.1:8080/', policy)).toBe('asked');
  expect(reasonOf('http://0x7f.1:8080/', policy)).toBe('asked');
  expect(reasonOf('http://nas/', policy)).toBe('asked');
  expect(reasonOf('http://[::1]:9000/', policy)).toBe('asked');
  expect(reasonOf('http://127.0.0.1/', policy)).toBe('private');
  expect(reasonOf('http://127.0.0.1:8081/', policy)).toBe('private');
  expect(reasonOf('http://127.0.0.2:8080/', policy)).toBe('private');
  expect(reasonOf('https://nas/', policy)).toBe('private');
});

it('says what was wrong without repeating a password', () => {
  expect(() => checkAddress('http://user:geheim@example.com/', strict)).toThrow(/leave them out/);
  expect(() => checkAddress('http://user:geheim@example.com/', strict)).not.toThrow(/geheim/);
});

it('is not fooled by what is no address', () => {
  for (const text of ['', 'localhost', '1', '::ffff:', '999.1.1.1']) {
    expect(isPublicAddress(text), text).toBe(false);
  }
});
