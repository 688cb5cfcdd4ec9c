import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';
import { sharedFile } from '../support/shared.ts';

const shipped = join(home, 'frameworks/refugee-response');
const source = sharedFile('iati/unhcr/unhcr-results-2022.xml');
const asOf = ['--as-of', '2026-06-30'];

/** Every file below a folder, with its text; without the pages that were written by hand. */
function filesIn(dir: string): Readonly<Record<string, string>> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map((one) => join(one.parentPath, one.name)).toSorted();
  const made = paths.filter((path) => !/(README|NOTICE)\.md$/.test(path));
  return Object.fromEntries(made.map((path) => [path.slice(dir.length), readFileSync(path, 'utf8')]));
}

test('refugee-response has no errors', async () => {
  const { out } = await plumbline(shipped, 'validate', '--format', 'json', ...asOf);
  const { summary } = JSON.parse(out) as { summary: { errors: number } };
  expect(summary.errors).toBe(0);
});

test.skipIf(source === undefined)('the command of its README makes refugee-response, byte for byte', async () => {
  const readme = readFileSync(join(shipped, 'README.md'), 'utf8');
  const command = /```sh\nplumbline ([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const words = command.replaceAll('\\\n', ' ').trim().split(/\s+/);
  const argv = words.map((word) => (word === 'unhcr-results-2022.xml' ? (source ?? '') : word));
  const dir = folder({});
  expect((await plumbline(dir, ...argv)).code).toBe(0);
  expect(filesIn(join(dir, 'refugee-response'))).toEqual(filesIn(shipped));
});
