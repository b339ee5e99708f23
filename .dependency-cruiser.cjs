// The law of the house: who may import whom. `npm run check` runs it over every file; a house test
// plants a violation of each rule below and sees it refused.
const reading = ['clips', 'search', 'db', 'http', 'format'];
const telling = ['prompts', 'provenance', 'collections', 'explainers'];
const filling = [...telling, ...reading, 'jobs', 'media'];

/** A room of lib and the rooms it may import from. A room that is not listed does not exist. */
const ROOMS = {
  env: [],
  format: [],
  i18n: ['env', 'format'],
  db: ['env'],
  http: ['env'],
  auth: ['db', 'env', 'http'],
  media: ['env', 'http'],
  search: ['db', 'format'],
  clips: ['search', 'db', 'media', 'http', 'format'],
  jobs: ['db', 'env'],
  ...Object.fromEntries(telling.map((room) => [room, reading])),
  // A client of the API: its contracts' types, and how a query is written.
  client: ['clips', 'http', ...telling],
  publish: [...telling, ...reading],
  ingest: ['env', ...filling],
  curation: ['ingest', 'auth', 'env', ...filling],
};
ROOMS.api = Object.keys(ROOMS);
const rooms = Object.keys(ROOMS).join('|');

const SERVER = '\\.server\\.tsx?$';
const RUNTIME = { dependencyTypesNot: ['type-only'] };

const roomLaw = Object.entries(ROOMS).map(([room, below]) => ({
  name: `room-${room}`,
  comment: `lib/${room} may import from: ${below.join(', ') || 'no other room'}.`,
  severity: 'error',
  from: { path: `^lib/${room}/` },
  to: { path: '^lib/', pathNot: `^lib/(${[room, ...below].join('|')})/` },
}));

/** A rule against one direction between the house's folders. */
const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    ...roomLaw,
    never('room-unknown', '', `^lib/(?!(${rooms})/)`, 'Add the room to ROOMS, or put it in one.'),
    {
      name: 'no-cycle',
      comment: 'Whoever is imported never imports back, in any number of steps.',
      severity: 'error',
      from: { pathNot: '^lib/db/generated/' },
      to: { circular: true },
    },
    never('lib-looks-down', '^lib/', '^(app|components|cli|tests)/', 'lib knows only lib.'),
    never('components-look-down', '^components/', '^(app|cli|tests)/', 'Components know only lib.'),
    never('cli-looks-down', '^cli/', '^(app|components|tests)/', 'The terminal knows only lib.'),
    never('app-looks-down', '^app/', '^(cli|tests)/', 'Routes compose components and lib.'),
    never('nobody-imports-app', '^(?!app/|tests/)', '^app/', 'Routes are where imports end.'),
    never('nobody-imports-tests', '^(?!tests/|vitest)', '^tests/', 'Tests are where imports end.'),
    {
      name: 'pure-stays-pure',
      comment: 'A file of lib without the suffix .server runs anywhere: types only from a server.',
      severity: 'error',
      from: { path: '^lib/', pathNot: [SERVER, '^lib/db/generated/'] },
      to: { path: SERVER, ...RUNTIME },
    },
    {
      name: 'pure-without-node',
      comment: 'A file of lib without the suffix .server also runs in a browser.',
      severity: 'error',
      from: { path: '^lib/', pathNot: [SERVER, '^lib/db/generated/'] },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'generated-clients',
      comment: 'Only lib/db imports the generated Prisma clients and the database drivers.',
      severity: 'error',
      from: { path: '^(app|components|lib|cli)/', pathNot: ['^lib/db/', '^cli/db-'] },
      to: {
        path: [
          '^lib/db/generated/',
          'node_modules/(@prisma/(client|adapter-[^/]+)|better-sqlite3|pg)/',
        ],
      },
    },
    {
      name: 'one-way-out',
      comment: 'Only the guarded client talks to the world outside; cli/serve and cli/up listen.',
      severity: 'error',
      from: {
        path: '^(app|components|lib|cli|proxy)',
        pathNot: '^(lib/ingest/outside/|cli/(serve|up)/)',
      },
      to: {
        path: '^(node:)?(http|https|http2|net|tls|dgram|dns)(/|$)|node_modules/undici/',
        ...RUNTIME,
      },
    },
    {
      name: 'zod-on-the-server',
      comment: 'The browser gets types and a small serialiser, never zod.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: SERVER },
      to: { path: 'node_modules/zod/', ...RUNTIME },
    },
    never(
      'video-js-in-the-player',
      '^(?!components/player/|tests/)',
      'node_modules/video\\.js/',
      '',
    ),
    never('browser-driver', '^(?!tests/|cli/stand-ins)', 'node_modules/playwright-core/', ''),
    {
      name: 'no-development-packages',
      comment: '`npm run up` installs without them.',
      severity: 'error',
      from: {
        path: '^(app|components|lib|cli)/',
        pathNot: '^cli/(stand-ins|db-generate|db-migration)',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'resolvable',
      comment: 'What is imported exists and is named in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file of lib or components that nobody imports and that imports nothing.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(lib|components)/',
        pathNot: ['\\.d\\.ts$', '^lib/db/generated/'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/db/generated/'] },
    exclude: { path: ['^\\.next/', '^data/', 'next-env\\.d\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
