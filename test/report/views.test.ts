import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reports } from '../../src/report/reports.ts';
import { home } from '../support/cli.ts';
import { inputsFor, loadPortfolio, sampleFacts } from './sample.ts';
import { shapesIn, undescribed, viewReference, viewsIn } from './view-reference.ts';

const shapes = shapesIn(join(home, 'src/report'));
const readme = join(home, 'templates/README.md');

/** `npm test -- -u` writes the fields anew: a change of them is a change for everybody's own templates. */
test('templates/README.md describes the fields that the code has', async () => {
  const text = readFileSync(readme, 'utf8');
  const start = '<!-- fields: generated -->\n';
  const at = text.indexOf(start);
  expect(at).toBeGreaterThan(0);
  await expect(text.slice(0, at + start.length) + viewReference(shapes)).toMatchFileSnapshot(readme);
});

test('every field of every view is described, and every one described is there', async () => {
  const inputs = await inputsFor(sampleFacts(await loadPortfolio()), 'fr');
  const views = viewsIn(shapes);
  for (const report of reports) {
    for (const variant of report.variants.length === 0 ? [''] : report.variants) {
      const options = { variant, linked: true, index: 'index' };
      for (const document of await report.documents(inputs, options)) {
        const pieces = document.pieces === undefined ? [] : [...document.pieces()].map(({ view }) => view);
        for (const view of [document.view(), ...pieces]) {
          expect(Object.keys(view)).toContain('labels');
          const kinds = (views.get(report.name) ?? []).map(({ name }) => undescribed(view, name, shapes, name));
          const best = kinds.toSorted((a, b) => a.length - b.length)[0];
          expect([document.file, best]).toEqual([document.file, []]);
        }
      }
    }
  }
});
