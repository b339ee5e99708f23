import { describe, expect, test } from 'vitest';
import { readEnv } from '@/lib/env/env.server';

describe('readEnv', () => {
  test('fills in every default, a variable set to nothing counting as unset', () => {
    expect(readEnv({ PUBLIC_URL: '', PORT: '' })).toEqual({
      DATABASE_URL: 'file:data/promptreel.db',
      DATABASE_REPLICA_URLS: [],
      MEDIA_STORE: 'data/media',
      PORT: 3000,
      ORIGINALS: 'link',
      KEPT_ANSWERS_MB: 64,
      READS_PER_MINUTE: 600,
      JOBS: 'here',
      CRAWL: 'outside',
      ALLOW_HOSTS: [],
      NODE_ENV: 'development',
    });
  });

  test('takes what is set', () => {
    const env = readEnv({
      DATABASE_URL: 'postgresql://reel@localhost/reel',
      DATABASE_REPLICA_URLS: 'postgresql://reel@one/reel, postgresql://reel@two/reel',
      MEDIA_STORE: '/srv/reel',
      PORT: '0',
      PUBLIC_URL: 'https://reel.example/',
      ORIGINALS: 'stored',
      KEPT_ANSWERS_MB: '0',
      READS_PER_MINUTE: '60',
      JOBS: 'elsewhere',
      CRAWL: 'inside',
      NODE_ENV: 'production',
      HOME: 'ignored',
    });
    expect(env).toEqual({
      DATABASE_URL: 'postgresql://reel@localhost/reel',
      DATABASE_REPLICA_URLS: ['postgresql://reel@one/reel', 'postgresql://reel@two/reel'],
      MEDIA_STORE: '/srv/reel',
      PORT: 0,
      PUBLIC_URL: 'https://reel.example',
      ORIGINALS: 'stored',
      KEPT_ANSWERS_MB: 0,
      READS_PER_MINUTE: 60,
      JOBS: 'elsewhere',
      CRAWL: 'inside',
      ALLOW_HOSTS: [],
      NODE_ENV: 'production',
    });
  });

  test.each([
    ['DATABASE_URL', 'mysql://root@localhost/reel', 'file:<path> or postgresql://'],
    ['DATABASE_REPLICA_URLS', 'file:x.db', 'a list of postgresql://'],
    ['MEDIA_STORE', 's3://bucket', 'a folder, or s3://<bucket>?endpoint=<address>'],
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '3e3', 'a whole number from 0 to 65535'],
    ['PUBLIC_URL', 'ftp://reel.example', 'http:// or https://'],
    ['PUBLIC_URL', 'reel.example', 'http:// or https://'],
    ['ORIGINALS', 'both', 'link or stored'],
    ['WEBSUB_HUB', 'hub.example', 'http:// or https://'],
    ['JOBS', 'nowhere', 'here or elsewhere'],
    ['CRAWL', 'yes', 'inside or outside'],
    ['NODE_ENV', 'prod', 'development, production or test'],
  ])('%s=%s is refused with what it should be', (name, value, expected) => {
    expect(() => readEnv({ [name]: value })).toThrow(expected);
    expect(() => readEnv({ [name]: value })).toThrow(`${name} is not `);
  });

  test('refuses a hub that could not come and read', () => {
    const WEBSUB_HUB = 'https://hub.example/';
    expect(() => readEnv({ WEBSUB_HUB })).toThrow('WEBSUB_HUB needs PUBLIC_URL');
    expect(readEnv({ WEBSUB_HUB, PUBLIC_URL: 'https://reel.example' })).toMatchObject({
      WEBSUB_HUB,
    });
  });

  test('names every fault at once and shows no value', () => {
    const refuse = () => readEnv({ DATABASE_URL: 'mysql://a:secret@b/c', PORT: 'x' });
    expect(refuse).toThrow(/DATABASE_URL .*; PORT /);
    expect(refuse).not.toThrow('secret');
  });
});
