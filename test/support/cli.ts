import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli.ts';

export const home = `${join(import.meta.dirname, '../..')}/`;

/** What a run of the program printed, and how it ended. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a command line in process, as bin/plumbline.js would. `today` is fixed: no test depends on the clock. Without a cache,
 * unless a folder is named for it.
 */
export async function plumbline(
  where: string | { readonly cwd: string; readonly cache: string },
  ...argv: readonly string[]
): Promise<Run> {
  const said = { out: '', err: '' };
  const code = await main(argv, {
    ...(typeof where === 'string' ? { cwd: where } : where),
    home,
    version: '0.0.0',
    today: '2026-06-30',
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    environment: {},
    colour: false,
    width: 120,
  });
  return { code, ...said };
}

/** A folder with these files, gone after the test. */
export function folder(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }), 60_000);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}
