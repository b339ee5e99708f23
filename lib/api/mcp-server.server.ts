import 'server-only';
import type { McpHttpHandler, McpServer } from '@modelcontextprotocol/server';
import { DATA_POLICY, SECURITY_HEADERS } from '@/lib/http/security-policy';
import type { Rooms } from './api-route';
import { houseRooms } from './open-rooms.server';

/** Where the tools are spoken to over HTTP (Model Context Protocol, streamable HTTP). */
export const MCP_PATH = '/mcp';

/** No question of ours is longer: what is, is a 413 before any of it is read as JSON. */
const MOST_BODY_BYTES = 64 * 1024;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A server with the gallery's tools; `origin` is where the addresses in its answers stand. */
export async function makeMcpServer(origin: string, rooms: Rooms = houseRooms): Promise<McpServer> {
  // Loaded when someone asks: whoever only looks at clips pays nothing for it.
  const [{ McpServer }, { registerTools }] = await Promise.all([
    import('@modelcontextprotocol/server'),
    import('./mcp-tools.server'),
  ]);
  const server = new McpServer(
    { name: 'promptreel', title: 'Promptreel', version: '1', websiteUrl: origin },
    {
      instructions:
        'An archive of AI-generated clips (由 AI 生成) with their prompts, sources and dates, and how each is known. ' +
        `Addresses that begin with / stand under ${origin}; a clip’s page is ${origin}/clips/<slug>. ` +
        'null is not known: never say that a clip has no prompt. `standIn` says that poster and preview are drawings of this project and not the clip. ' +
        'Name author and source beside what you quote.',
    },
  );
  registerTools(server, rooms);
  return server;
}

let handler: Promise<McpHttpHandler> | undefined;
let handlerOrigin = '';

/** One handler a process and origin; it holds nothing between two requests. */
function getHandler(origin: string): Promise<McpHttpHandler> {
  if (handler === undefined || handlerOrigin !== origin) {
    handlerOrigin = origin;
    handler = import('@modelcontextprotocol/server').then(({ createMcpHandler }) =>
      createMcpHandler(() => makeMcpServer(origin), {
        maxRequestBodySize: MOST_BODY_BYTES,
      }),
    );
  }
  return handler;
}

/**
 * Answers one request of the protocol, without sessions. A browser's page of another site is refused
 * (403): its Origin is neither ours nor this machine's, however its name was made to lead here.
 */
export async function answerMcp(request: Request, origin: string): Promise<Response> {
  const response = await answerSafely(request, origin);
  const headers = new Headers(response.headers);
  const ours = { ...SECURITY_HEADERS, 'content-security-policy': DATA_POLICY };
  for (const [name, value] of Object.entries(ours)) headers.set(name, value);
  headers.set('cache-control', 'no-store');
  return new Response(response.body, { status: response.status, headers });
}

async function answerSafely(request: Request, origin: string): Promise<Response> {
  if (request.method !== 'POST') {
    const headers = { allow: 'POST' };
    return fail(405, 'This address takes POST: it speaks the Model Context Protocol.', headers);
  }
  if (!isOurs(request.headers.get('origin'), origin)) {
    return fail(403, 'Pages of other sites may not ask here; programs may.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BODY_BYTES) {
    return fail(413, `A question has at most ${MOST_BODY_BYTES} bytes.`);
  }
  return (await getHandler(origin)).fetch(request);
}

function isOurs(asker: string | null, origin: string): boolean {
  if (asker === null) return true;
  if (!URL.canParse(asker)) return false;
  const { origin: from, hostname } = new URL(asker);
  return from === origin || LOOPBACK.has(hostname);
}

/** A refusal in the protocol's own form (JSON-RPC 2.0, 5.1), for no request in particular. */
function fail(status: number, message: string, headers: Record<string, string> = {}): Response {
  const body = { jsonrpc: '2.0', error: { code: -32000, message }, id: null };
  return Response.json(body, { status, headers });
}
