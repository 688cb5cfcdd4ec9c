import { get, type IncomingMessage, type RequestOptions } from 'node:http';
import { onTestFinished } from 'vitest';
// Loaded here, before the time of a test begins.
import '../../src/commands/preview/preview.ts';
import '../../src/measurements/engine.ts';
import { main } from '../../src/cli.ts';
import { home, type Run } from './cli.ts';

/** A preview that runs until it is stopped, or the test ends. */
export interface Preview {
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  /** Stops it as Ctrl-C would. */
  stop(): Promise<Run>;
}

/** Runs `plumbline preview` in process. Throws what it printed where it ends by itself. */
export async function startPreview(dir: string, ...argv: readonly string[]): Promise<Preview> {
  const said = { out: '', err: '' };
  let last = () => '';
  let started = () => {};
  const isUp = new Promise<void>((resolve) => {
    started = resolve;
  });
  const live = {
    ...{ terminal: false, columns: undefined, elapsed: () => 0 },
    onStop: (given: () => string) => {
      last = given;
      started();
      return () => {};
    },
  };
  const context = {
    ...{ cwd: dir, home, version: '0.0.0', today: '2026-06-30', environment: {}, colour: false, width: 120, live },
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  const run = main(['preview', ...argv], context);
  const ended = run.then((code) => Promise.reject(new Error(`ended with ${code}: ${said.err}`)));
  ended.catch(() => {});
  await Promise.race([isUp, ended]);
  const stop = async () => {
    said.err += last();
    return { code: await run, ...said };
  };
  onTestFinished(async () => {
    await stop();
  });
  return { address: said.out.trim().replace(/\/$/, ''), stop };
}

/** What is answered to a request as it is: no path is tidied up. */
export async function ask(
  address: string,
  path: string,
  options: RequestOptions = {},
): Promise<{ readonly status: number; readonly text: string; readonly headers: IncomingMessage['headers'] }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const request = get({ hostname, port, path, agent: false, ...options }, async (response) => {
      let text = '';
      for await (const piece of response) text += piece;
      resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
    });
    request.on('error', reject);
  });
}

/** A browser that shows a page: the page, and what it is told afterwards. */
export interface Visitor {
  readonly page: string;
  /** Names of the events so far. */
  readonly events: string[];
  /** Waits for the next event. */
  next(): Promise<void>;
  leave(): void;
}

export async function visit(address: string, path: string): Promise<Visitor> {
  const page = (await ask(address, path)).text;
  const [, escaped = ''] = /data-events="([^"]*)"/.exec(page) ?? [];
  const listening = escaped.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
  const events: string[] = [];
  let told = () => {};
  const request = get(address + listening, { agent: false }, (response) => {
    response.setEncoding('utf8');
    response.on('error', () => {});
    response.on('data', (text: string) => {
      for (const [, name = ''] of text.matchAll(/^event: (\w+)\ndata:\n\n/gm)) events.push(name);
      if (events.length > 0) told();
    });
  });
  request.on('error', () => {});
  return {
    ...{ page, events, leave: () => request.destroy() },
    next: () =>
      new Promise((resolve) => {
        told = resolve;
        if (events.length > 0) resolve();
      }),
  };
}
