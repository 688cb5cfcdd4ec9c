import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileRules } from '../../../src/measurements/rules/file-rules.ts';
import { rowRules } from '../../../src/measurements/rules/index.ts';
import { factRules } from '../../../src/progress/rules/index.ts';
import { sections, shared } from '../../rules/fixture.ts';
import { folder, plumbline } from '../../support/cli.ts';

/** `file:line` of everything that a rule objects to in an example: in incoming files, else in the store. */
async function found(
  id: string,
  part: 'wrong' | 'right',
): Promise<{ found: string[]; expected: string[]; all: number }> {
  const text = readFileSync(join(import.meta.dirname, id, `${part}.yaml`), 'utf8');
  const files = sections(text);
  const expected = [...text.matchAll(/^# file: (\S+) expect: (\d+)$/gm)].map(([, file, line]) => `${file}:${line}`);
  const dir = folder(Object.fromEntries([shared, ...files].map(({ file, text: content }) => [file, content])));
  const incoming = files.map(({ file }) => file).filter((file) => file.startsWith('incoming/'));
  const mapping = files.find(({ file }) => file.startsWith('mappings/'))?.file.replace(/^mappings\/|\.yaml$/g, '');
  const by = mapping === undefined ? [] : ['--mapping', mapping];
  const command = incoming.length > 0 ? ['ingest', ...incoming, ...by] : ['validate'];
  const output = JSON.parse((await plumbline(dir, ...command, '--format', 'json')).out);
  interface Said {
    readonly rule: string;
    readonly file: string;
    readonly line?: number;
    readonly range?: { readonly start: { readonly line: number } };
  }
  const list: readonly Said[] = output.rejected ?? output.diagnostics;
  const own = list.filter(({ rule }) => rule === id);
  return {
    found: own.map(({ file, line, range }) => `${file}:${line ?? range?.start.line}`),
    expected,
    all: list.filter(({ rule }) => /^(msr|csv)-/.test(rule)).length,
  };
}

// A workbook is no text to be shown: test/xlsx has what its rules refuse and take.
const shownAsText = [...rowRules, ...factRules, ...fileRules]
  .map(({ id }) => id)
  .filter((id) => !id.startsWith('xlsx-'));
describe.each(shownAsText)('%s', (id) => {
  test('what is shown as wrong is refused at its line, what is shown as right is taken', async () => {
    const wrong = await found(id, 'wrong');
    expect(wrong.expected.length).toBe(1);
    expect(wrong.found).toEqual(wrong.expected);
    expect(wrong.all, 'one mistake, one finding').toBe(1);
    expect(await found(id, 'right')).toEqual({ found: [], expected: [], all: 0 });
  });
});
