import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import type { Portfolio } from '../../src/model/portfolio.ts';

export interface Folder {
  readonly dir: string;
  readonly portfolio: Portfolio;
}

/** A portfolio of these files in a folder of its own, which goes when the test ends. */
export async function folderOf(files: { readonly [file: string]: string }): Promise<Folder> {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  put(dir, files);
  const { portfolio, diagnostics } = await load(readPortfolio(dir));
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return { dir, portfolio };
}

export function put(dir: string, files: { readonly [file: string]: string }): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
}

/** All files below a folder of the portfolio, with their texts; hidden ones too. */
export function textsIn(dir: string, folder: string): { readonly [file: string]: string } {
  const names = readdirSync(join(dir, folder), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  );
}
