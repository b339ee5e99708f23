import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const files: Record<string, string> = {
  'package.json': '{ "name": "empty-next", "private": true, "type": "module" }\n',
  'next.config.mjs':
    'export default { agentRules: false, poweredByHeader: false, compress: false };\n',
  'app/layout.tsx':
    'export default function Layout(props) { return <html><body>{props.children}</body></html>; }\n',
  'app/empty/route.ts':
    "export const dynamic = 'force-dynamic';\nexport function GET(request) {\n  return new Response(request.url === '' ? 'no' : 'ok');\n}\n",
  'app/same/route.ts': `import { readFileSync } from 'node:fs';
export const dynamic = 'force-dynamic';
let same;
export function GET(request) {
  same ??= JSON.parse(readFileSync(process.env.SAME_ANSWER, 'utf8'));
  return new Response(request.url === '' ? 'no' : same.body, { headers: same.headers });
}
`,
};

/** A server of the bench's own; `stop` it. */
export interface BenchServer {
  origin: string;
  stop(): Promise<void>;
}

/**
 * Builds, once, a Next of the same version and starts it: `/empty` is an empty route handler, `/same`
 * answers with the headers and the body that stand in a file.
 */
export async function serveEmptyNext(folder: string, sameFile: string): Promise<BenchServer> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    SAME_ANSWER: sameFile,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  if (!existsSync(join(folder, '.next', 'BUILD_ID'))) {
    await promisify(execFile)(process.execPath, [next, 'build'], { cwd: folder, env });
  }
  return start([next, 'start', '-p', '0'], { cwd: folder, env });
}

const bare = `
const { createServer } = require('node:http');
const body = require('node:fs').readFileSync(process.argv[1]);
const headers = JSON.parse(process.argv[2]);
createServer((request, response) => { response.writeHead(200, headers); response.end(body); })
  .listen(0, function () { console.log('Local: http://localhost:' + this.address().port + ' Ready'); });
`;

/** A bare `node:http` server that sends the bytes of a file, whatever is asked. */
export function serveBytes(file: string, headers: Record<string, string>): Promise<BenchServer> {
  return start(['-e', bare, file, JSON.stringify(headers)], { env: process.env });
}

function start(
  args: string[],
  options: { cwd?: string; env: NodeJS.ProcessEnv },
): Promise<BenchServer> {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const origin = /Local:\s+(http:\/\/localhost:\d+)[\s\S]*Ready/.exec(said)?.[1];
      if (origin === undefined) return;
      resolve({
        origin,
        async stop() {
          child.kill('SIGTERM');
          await ended;
        },
      });
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${said}`)));
  });
}
