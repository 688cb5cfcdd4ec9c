import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');

/** Runs before the server: tells on standard error of every attempt to reach another machine, and stops it. */
const offline = `import { Socket } from 'node:net';
Socket.prototype.connect = (...target) => {
  process.stderr.write('reaches out: ' + JSON.stringify(target) + '\\n');
  throw new Error('There is no network here.');
};`;

const patience = 30_000;

/** Where the cursor stands in the text of a document. */
const cursor = '‸';

export interface Completion {
  readonly label: string;
  /** What is typed when it is chosen; `$1` is a place to fill in. */
  readonly inserts: string;
}

/** One document in the editor. */
export interface Document {
  /** What is underlined: `line: message`, lines from 1. */
  readonly underlined: () => Promise<readonly string[]>;
  readonly complete: () => Promise<readonly Completion[]>;
  /** The text of the tooltip, in Markdown. */
  readonly hover: () => Promise<string>;
}

export interface Editor {
  /** A file is opened once. */
  readonly open: (file: string, text: string) => Document;
  /** Ends the server; what it logged and wrote on standard error. */
  readonly close: () => Promise<string>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Diagnostics {
  readonly uri: string;
  readonly diagnostics: readonly { readonly range: { readonly start: Position }; readonly message: string }[];
}

interface Completions {
  readonly items: readonly { readonly label: string; readonly textEdit: { readonly newText: string } }[];
}

interface Tooltip {
  readonly contents: { readonly value: string };
}

/** An editor with a folder open. `yaml` are its settings for YAML: what they leave out is the language server's default. */
export async function openEditor(folder: string, yaml: object): Promise<Editor> {
  const server = startServer(yaml);
  const rootUri = pathToFileURL(folder).href;
  await server.request('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'portfolio' }],
    capabilities: { workspace: { configuration: true, workspaceFolders: true } },
  });
  server.send({ method: 'initialized', params: {} });
  server.send({ method: 'workspace/didChangeConfiguration', params: { settings: null } });
  // Answered when the settings are in.
  await server.request('textDocument/codeLens', { textDocument: { uri: rootUri } });
  const files = new Set<string>();
  return {
    open: (file, text) => {
      if (files.has(file)) throw new Error(`${file} is open.`);
      files.add(file);
      return openDocument(server, pathToFileURL(join(folder, file)).href, text);
    },
    close: server.close,
  };
}

function openDocument(server: Server, uri: string, marked: string): Document {
  const text = marked.replace(cursor, '');
  const before = marked.slice(0, Math.max(0, marked.indexOf(cursor))).split('\n');
  const position: Position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const here = { textDocument: { uri }, position };
  const checked = server.heard(uri);
  // Not every test looks at what is underlined.
  checked.catch(() => {});
  server.send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
  });
  return {
    underlined: async () => {
      const { diagnostics } = (await checked).params as Diagnostics;
      return diagnostics.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
    },
    complete: async () => {
      const { items } = (await server.request('textDocument/completion', here)) as Completions;
      return items.map(({ label, textEdit }) => ({ label, inserts: textEdit.newText }));
    },
    hover: async () => {
      const { contents } = (await server.request('textDocument/hover', here)) as Tooltip;
      return contents.value;
    },
  };
}

interface Server {
  readonly send: (message: Message) => void;
  /** The result of a request. */
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  /** What the server says next in answer to a request's number, or about a document. */
  readonly heard: (key: number | string) => Promise<Message>;
  readonly close: () => Promise<string>;
}

/** The language server as a process that speaks JSON-RPC over its standard streams. */
function startServer(yaml: object): Server {
  const preload = `data:text/javascript,${encodeURIComponent(offline)}`;
  const child = spawn(process.execPath, ['--import', preload, program, '--stdio']);
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });

  const hearers = new Map<number | string, (message: Message) => void>();
  const send = (message: Message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  onMessage(child.stdout, (message) => {
    const { id, method, params } = message;
    if (method === undefined) hearers.get(id ?? '')?.(message);
    else if (method === 'workspace/configuration') send({ id: id ?? 0, result: sections(params, yaml) });
    else if (id !== undefined) send({ id, result: null });
    else if (method === 'textDocument/publishDiagnostics') hearers.get((params as Diagnostics).uri)?.(message);
    else if (method === 'window/logMessage') said += `${JSON.stringify(params)}\n`;
  });
  const heard = (key: number | string) =>
    new Promise<Message>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No answer about ${key}. ${said}`)), patience);
      hearers.set(key, (message) => {
        clearTimeout(late);
        resolve(message);
      });
    });
  let requests = 0;
  const request = async (method: string, params: unknown) => {
    requests += 1;
    const answer = heard(requests);
    send({ id: requests, method, params });
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  };
  const close = async () => {
    try {
      await request('shutdown', null);
      send({ method: 'exit' });
      await ended;
    } finally {
      child.kill();
    }
    return said;
  };
  return { send, request, heard, close };
}

/** Messages as they come: a header with their length in bytes, then JSON. */
function onMessage(stream: NodeJS.ReadableStream, hear: (message: Message) => void): void {
  let bytes = Buffer.alloc(0);
  stream.on('data', (more: Buffer) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:.*\r\n)*?\r\n/.exec(bytes.toString('latin1', 0, 200));
      const start = head?.[0].length ?? 0;
      const end = start + Number(head?.[1]);
      if (head === null || bytes.length < end) return;
      const message = JSON.parse(bytes.toString('utf8', start, end)) as Message;
      bytes = bytes.subarray(end);
      hear(message);
    }
  });
}

/** The sections of the settings that the server asks for. */
function sections(params: unknown, yaml: object): readonly object[] {
  const { items } = params as { readonly items: readonly { readonly section: string }[] };
  return items.map(({ section }) => (section === 'yaml' ? yaml : {}));
}
