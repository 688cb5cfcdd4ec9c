import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';
import { chromium, startBrowser } from './chromium.ts';

const soak = process.env.PLUMBLINE_SOAK !== undefined;
/** The longest words on the shorter paper; all languages on both papers in the soak. */
const cases = soak
  ? ['en', 'fr', 'es', 'pt'].flatMap((language) => [
      [language, 'A4'],
      [language, 'Letter'],
    ])
  : [['fr', 'Letter']];

describe.skipIf(chromium === '')('a board summary is one printed page', () => {
  test.each(cases)(
    'in %s on %s',
    async (language = '', paper = '') => {
      const out = folder({});
      const browser = await startBrowser();
      try {
        const page = await browser.newPage();
        for (const portfolio of soak ? ['example-city', 'cities-alliance'] : ['example-city']) {
          const dir = join(home, 'frameworks', portfolio);
          const one = soak ? [] : ['--framework', 'programme'];
          await plumbline(dir, 'report', 'board-summary', ...one, '--lang', language, '--out', join(out, portfolio));
          const files = readdirSync(join(out, portfolio)).filter((name) => name.endsWith('.html'));
          expect(files.length).toBeGreaterThan(0);
          for (const name of files) {
            await page.goto(pathToFileURL(join(out, portfolio, name)).href);
            // The document says how it stands, not how large the paper is.
            await page.addStyleTag({ content: `@page portrait { size: ${paper} portrait }` });
            const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
            expect([name, printed.match(/\/Type \/Page\b/g)?.length]).toEqual([name, 1]);
          }
        }
      } finally {
        await browser.close();
      }
    },
    600_000,
  );
});

test('its running text is set in 8.5 points or more', () => {
  const template = readFileSync(join(home, 'templates/board-summary/report.html.hbs'), 'utf8');
  const print = template.slice(template.indexOf('@media print'), template.indexOf('</style>'));
  const root = Number(/html \{ font-size: ([\d.]+)pt; \}/.exec(print)?.[1]);
  const style = readFileSync(join(home, 'templates/partials/style.html.hbs'), 'utf8');
  const body = Number(/^body \{.*? font: ([\d.]+)rem/m.exec(style)?.[1]);
  const tables = Number(/\.board table, \.board \.plain-list[^{]*\{ font-size: ([\d.]+)rem/.exec(print)?.[1]);
  expect(Math.min(root * body, root * tables)).toBeGreaterThanOrEqual(8.5);
});
