import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { UserError } from '../../text/user-error.ts';

/** What is sent for a path. */
export interface Answer {
  readonly status: number;
  /** Media type. */
  readonly type: string;
  readonly text: string;
  /** What a browser shows of it: another one once that would look otherwise. */
  readonly mark: string;
}

export interface PageServer {
  readonly port: number;
  /** Has every open page whose answer has changed loaded anew. */
  announce(): void;
  close(): void;
}

const loopback = '127.0.0.1';
/** Where an open page listens: it names its own path and mark. */
export const eventsPath = '/~events';

/**
 * Answers on this machine alone. The path of a request is only ever a key: nothing is read from the disk for it. A browser
 * that was led here by another name (DNS rebinding) is refused. Throws a UserError where the port is not free.
 */
export async function servePages(answer: (path: string) => Answer, port: number | undefined): Promise<PageServer> {
  const listeners = new Map<ServerResponse, URLSearchParams>();
  const isStale = (asked: URLSearchParams) => answer(asked.get('page') ?? '').mark !== asked.get('mark');
  const tell = (response: ServerResponse, asked: URLSearchParams) => {
    if (isStale(asked)) response.write('event: reload\ndata:\n\n');
  };
  const server = createServer((request, response) => {
    const refused = refusal(request, portOf(server));
    const { pathname = '', searchParams } = locationOf(request) ?? {};
    if (refused !== undefined) send(request, response, refused);
    else if (pathname !== eventsPath) send(request, response, answer(pathname));
    else {
      const asked = searchParams ?? new URLSearchParams();
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
      response.write('retry: 500\n\n');
      listeners.set(response, asked);
      response.on('close', () => listeners.delete(response));
      tell(response, asked);
    }
  });
  await listenOn(server, port);
  return {
    port: portOf(server),
    announce: () => {
      for (const [response, asked] of listeners) tell(response, asked);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What comes from here shows and runs what stands in it, and talks to nobody else. */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function send({ method }: IncomingMessage, response: ServerResponse, { status, type, text }: Answer): void {
  const body = Buffer.from(text);
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8`, 'content-length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}

function refusal(request: IncomingMessage, port: number): Answer | undefined {
  const plain = { type: 'text/plain', mark: '' };
  const { host = '' } = request.headers;
  if (host !== `${loopback}:${port}` && host !== `localhost:${port}`) {
    return { ...plain, status: 403, text: `The preview answers at http://${loopback}:${port}/ alone.\n` };
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { ...plain, status: 405, text: 'The preview only shows pages.\n' };
  }
  if (locationOf(request) === undefined) return { ...plain, status: 400, text: 'This is no address.\n' };
  return undefined;
}

/** The address that was asked for, its path decoded; undefined where it is none. */
function locationOf({ url = '' }: IncomingMessage): Pick<URL, 'pathname' | 'searchParams'> | undefined {
  try {
    const { pathname, searchParams } = new URL(url, `http://${loopback}`);
    return { pathname: decodeURIComponent(pathname), searchParams };
  } catch {
    return undefined;
  }
}

const usual = 4700;
const tries = 20;

/** On the port that was asked for (0: any that is free); else on the usual one, or the next that is free. */
async function listenOn(server: Server, port: number | undefined): Promise<void> {
  const ports = port === undefined ? Array.from({ length: tries }, (_, index) => usual + index) : [port];
  for (const one of ports) {
    const code = await new Promise<string | undefined>((resolve) => {
      const fail = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message);
      server.once('error', fail);
      server.listen(one, loopback, () => {
        server.off('error', fail);
        resolve(undefined);
      });
    });
    if (code === undefined) return;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw new UserError(`Port ${one}: the system says ${code}.`);
  }
  if (port === undefined) throw new UserError(`No port from ${usual} to ${usual + tries - 1} is free.`, remedy);
  throw new UserError(`Port ${port} is taken, or not for this user.`, remedy);
}

const remedy = '--port 0 takes any that is free.';

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
