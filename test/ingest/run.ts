import { main } from '../../src/cli.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in process, in the folder, on 30 June 2026. */
export async function run(cwd: string, ...argv: readonly string[]): Promise<Run> {
  let [out, err] = ['', ''];
  const code = await main(argv, {
    cwd,
    home: new URL('../..', import.meta.url).pathname,
    version: '0.0.0',
    today: '2026-06-30',
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    environment: {},
    colour: false,
    width: undefined,
  });
  return { code, out, err };
}
