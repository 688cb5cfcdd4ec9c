import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as explaining from 'plumbline:schema-errors';
import * as accepting from 'plumbline:validators';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';

const small = { ...accepting };
const full = { ...explaining };
const root = join(import.meta.dirname, '../..');
const kinds = ['portfolio', 'framework', 'library', 'mapping', 'review', 'narrative'] as const;
const data = readdirSync(join(root, 'frameworks'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(join(root, 'frameworks', name), 'utf8')) as object);

/** Every place of some data, as its container and key. */
function places(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const container = value as Record<string, unknown>;
    return [[container, key] as [Record<string, unknown>, string], ...places(container[key])];
  });
}

test('the small validators accept exactly what the explaining ones accept', () => {
  const numRuns = process.env.PLUMBLINE_SOAK === undefined ? 250 : 1500;
  const counts = { accepted: 0, refused: 0 };
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom(undefined, null, 3, -1, 'x', '', '2015-13', true, {}, [], 'delete', 'rename'),
  });
  fc.assert(
    fc.property(fc.nat(data.length - 1), fc.array(change, { maxLength: 3 }), (index, changes) => {
      const changed = structuredClone(data[index]);
      for (const { at, how } of changes) {
        const all = places(changed);
        const [container, key] = all[at % all.length] ?? [];
        if (container === undefined || key === undefined) continue;
        if (how === 'rename') container[`${key}q`] = container[key];
        if (how === 'delete' || how === 'rename') delete container[key];
        else container[key] = how;
      }
      for (const kind of kinds) {
        const accepted = small[kind](changed);
        expect(full[kind](changed)).toBe(accepted);
        counts[accepted ? 'accepted' : 'refused'] += 1;
      }
    }),
    { numRuns },
  );
  expect(counts.accepted).toBeGreaterThan(numRuns / 15);
  expect(counts.refused).toBeGreaterThan((numRuns * 2) / 3);
});

test('every key of the file formats has a description for editors', () => {
  const bare: string[] = [];
  const walk = (schema: unknown, path: string, isMap = false): void => {
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
    for (const [key, value] of Object.entries(schema)) {
      const inner = value as { description?: string; $ref?: string };
      if (isMap && inner.description === undefined && inner.$ref === undefined) bare.push(`${path}/${key}`);
      if (['properties', '$defs', 'fields'].includes(key) && !isMap)
        walk(value, `${path}/${key}`, key === 'properties' || key === 'fields');
      else walk(value, `${path}/${key}`);
    }
  };
  for (const kind of ['common', ...kinds])
    walk(JSON.parse(readFileSync(join(root, 'schemas', `${kind}.schema.json`), 'utf8')), kind);
  expect(bare).toEqual([]);
});

test('the example of the product contract is read without a complaint of form', async () => {
  const { diagnostics, portfolio } = await load(readPortfolio(join(import.meta.dirname, 'product-example')));
  expect(diagnostics).toEqual([]);
  const framework = portfolio.frameworks[0];
  expect([...(framework?.results.keys() ?? [])]).toEqual(['intermediate-outcome', 'city-development-strategies']);
  const indicator = framework?.indicators.get('water-connections');
  expect(indicator?.targets.map(({ period, value }) => `${period.text} ${value}`)).toEqual([
    '2014 45',
    '2015 50',
    '2017 60',
  ]);
  expect(indicator?.aggregation.weights.get('mbale')?.toNumber()).toBe(76000);
  expect(indicator?.revisions[0]).toMatchObject({ kind: 'target', reason: 'budget-realignment', approvedBy: 'EXCO' });
  expect(portfolio.places.get('jinja')?.parent).toBe('UG');
});
