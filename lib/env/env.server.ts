import 'server-only';
import { z } from 'zod';

/** What the gallery reads from its environment: each variable, its shape and its default. */
export const envSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'file:<path> or postgresql://<user>@<host>/<name>')
    .default('file:data/promptreel.db')
    .describe('Where the catalogue is kept: a SQLite file, or a PostgreSQL database.'),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((list) => list.split(',').map((address) => address.trim()))
    .refine(
      (addresses) => addresses.every((address) => /^postgres(ql)?:\/\/.+$/.test(address)),
      'a list of postgresql://<user>@<host>/<name>, parted by commas',
    )
    .default([])
    .describe('Streaming replicas of that PostgreSQL database, which readers are served from.'),
  MEDIA_STORE: z
    .string()
    .regex(
      /^(?:s3:\/\/[^?\s]+\?\S+|(?![a-z][a-z0-9+.-]+:\/\/).+)$/i,
      'a folder, or s3://<bucket>?endpoint=<address>',
    )
    .default('data/media')
    .describe('What holds posters, previews and clips: a folder, or an S3-compatible bucket.'),
  AWS_ACCESS_KEY_ID: z.string().optional().describe('The name of the key to the bucket.'),
  AWS_SECRET_ACCESS_KEY: z.string().optional().describe('The key to the bucket.'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a whole number from 0 to 65535')
    .default(3000)
    .describe('Where the gallery listens; 0 takes any free port.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
    .transform((address) => address.replace(/\/+$/, ''))
    .optional()
    .describe('The address readers use, without a slash at its end.'),
  ORIGINALS: z
    .enum(['link', 'stored'], 'link or stored')
    .default('link')
    .describe('Whether a player may load an original from its publisher, or only stored ones.'),
  KEPT_ANSWERS_MB: z
    .string()
    .regex(/^\d{1,5}$/, 'a whole number from 0 to 99999')
    .transform(Number)
    .default(64)
    .describe('How much memory ready answers may take, in MB; 0 keeps none.'),
  READS_PER_MINUTE: z
    .string()
    .regex(/^\d{1,6}$/, 'a whole number from 0 to 999999')
    .transform(Number)
    .default(600)
    .describe('How many answers of the API are made for one reader a minute; 0 is no limit.'),
  JOBS: z
    .enum(['here', 'elsewhere'], 'here or elsewhere')
    .default('here')
    .describe(
      'Whether this process also draws pictures for link previews and tells the hub of news.',
    ),
  WEBSUB_HUB: z
    .url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
    .optional()
    .describe('A WebSub hub that feeds name and that is told when they change; needs PUBLIC_URL.'),
  CRAWL: z
    .enum(['inside', 'outside'], 'inside or outside')
    .default('outside')
    .describe(
      'Whether this process also collects from feeds and watches over links while it serves.',
    ),
  ALLOW_HOSTS: z
    .string()
    .transform((list) => list.split(',').map((place) => place.trim()))
    .refine(
      (places) => places.every((place) => /^([a-z0-9.-]+|\[[0-9a-f:.]+\]):\d{1,5}$/.test(place)),
      'a list of host:port, parted by commas',
    )
    .default([])
    .describe('Places inside your own network that may be collected from; nothing by default.'),
  CRAWL_CONTACT: z
    .string()
    .regex(/^(https?:\/\/|mailto:)[\x21-\x27\x2a-\x7e]{3,200}$/, 'https://… or mailto:…')
    .optional()
    .describe('How whoever runs a site this gallery reads can reach you; PUBLIC_URL if not set.'),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32, '32 characters or more')
    .optional()
    .describe('What signs the curators’ sessions, where several machines share one database.'),
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'development, production or test')
    .default('development')
    .describe('Set by the commands themselves.'),
});

/** The environment as the gallery uses it, defaults filled in. */
export type Env = z.output<typeof envSchema>;

/**
 * Reads the environment, a variable set to nothing counting as unset. Refuses it whole, naming each
 * variable that is wrong and what it should be, never its value: it may hold a password.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.keys(envSchema.shape).map((name) => [name, source[name] || undefined]);
  const read = envSchema.safeParse(Object.fromEntries(given));
  const faults = (read.error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')} is not ${message}`,
  );
  if (read.success) {
    const { WEBSUB_HUB, PUBLIC_URL } = read.data;
    if (WEBSUB_HUB === undefined || PUBLIC_URL !== undefined) return read.data;
    faults.push('WEBSUB_HUB needs PUBLIC_URL, from which a hub reads the feeds');
  }
  throw new Error(`The environment cannot be used: ${faults.join('; ')}.`);
}
