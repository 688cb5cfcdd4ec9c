import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument, type Scalar, stringify, visit } from 'yaml';
import { compare } from '../../src/diff/changes.ts';
import { readPortfolio } from '../../src/io.ts';
import { type InputFile, load } from '../../src/load.ts';
import { home } from '../support/cli.ts';

const dir = join(home, 'frameworks/example-city');
const files = readPortfolio(dir);

async function portfolioOf(all: readonly InputFile[]) {
  const loaded = await load(all);
  return { portfolio: loaded.portfolio, isWhole: loaded.notChecked.length === 0 };
}

test.each(['example-city', 'cities-alliance'])('%s means what it means, however it is written', async (name) => {
  const written = readPortfolio(join(home, 'frameworks', name));
  const { portfolio } = await portfolioOf(written);
  const rewritten = written.map((file) =>
    file.file.endsWith('.yaml') ? { ...file, text: otherwise(file.text) } : file,
  );
  const again = await portfolioOf(rewritten.toReversed());
  expect(again.isWhole).toBe(true);
  expect(compare(portfolio, again.portfolio).changes).toEqual([]);
});

/** Without comments, in flow, keys the other way round, but for lists whose order says something. */
function otherwise(text: string): string {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, inner]) => [key, turned(inner)]),
    );
  };
  const value = parseDocument(text, { merge: true }).toJS();
  return stringify(turned(value), { collectionStyle: 'flow', lineWidth: 60, version: '1.2' });
}

test('no value of a framework can be another one without a change', { timeout: 120_000 }, async () => {
  const { portfolio } = await portfolioOf(files);
  const name = 'frameworks/country-a.yaml';
  const text = readFileSync(join(dir, name), 'utf8');
  const scalars: Scalar[] = [];
  visit(parseDocument(text), {
    Scalar(key, node) {
      if (key !== 'key') scalars.push(node);
    },
  });
  const silent: string[] = [];
  let looked = 0;
  for (const node of scalars.filter((_, index) => index % 9 === 0)) {
    const [from = 0, to = 0] = node.range ?? [];
    const old = text.slice(from, to);
    const now = typeof node.value === 'number' ? String(node.value + 1) : old.replace(/[a-z](?=\W*$)/, 'z');
    if (now === old) continue;
    const edited = `${text.slice(0, from)}${now}${text.slice(to)}`;
    const after = await portfolioOf(files.map((file) => (file.file === name ? { ...file, text: edited } : file)));
    if (!after.isWhole) continue;
    looked++;
    if (compare(portfolio, after.portfolio).changes.length === 0) silent.push(`${old} → ${now} at ${from}`);
  }
  expect(silent).toEqual([]);
  expect(looked).toBeGreaterThan(20);
});
