import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import { textsOf } from '../../src/model/texts.ts';

const files = readPortfolio(join(import.meta.dirname, '../../frameworks/example-city'));
const read = /^(?:plumbline\.yaml|(?:frameworks|library|narratives)\/)/;
/** Texts that the model does not keep, or that only exports and settings read. */
const unread =
  /^plumbline\.yaml#(?:waivers|dimensions\/[^/]+\/categories|places\/.*\/note)|^library\/[^#]+#title|#iati\//;

/** The places of all texts with languages: the tutorial writes every text so. */
function* places(value: unknown, path: string): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  if (Object.keys(value).every((key) => key === 'en' || key === 'fr') && 'en' in value) yield path;
  else
    for (const [key, one] of Object.entries(value))
      yield* places(one, path.endsWith('#') ? `${path}${key}` : `${path}/${key}`);
}

test('every text of a portfolio is walked, at its place', async () => {
  const { portfolio } = await load(files);
  const walked = new Set([...textsOf(portfolio)].map(({ at }) => `${at.source.file}#${at.path.join('/')}`));
  const written = files
    .filter(({ file }) => read.test(file))
    .flatMap(({ file, text }) => [...places(parse(text), `${file}#`)])
    .filter((place) => !unread.test(place));
  expect(written.length).toBeGreaterThan(400);
  expect(written.filter((place) => !walked.has(place))).toEqual([]);
});
