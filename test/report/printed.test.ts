import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const soak = process.env.PLUMBLINE_SOAK !== undefined;
/** The longest words on the shorter paper; all languages on both papers in the soak. */
const cases = soak
  ? ['en', 'fr', 'es', 'pt'].flatMap((language) => [
      [language, 'A4'],
      [language, 'Letter'],
    ])
  : [['fr', 'Letter']];

describe.skipIf(chromium === undefined)('a board summary is one printed page', () => {
  test.each(cases)(
    'in %s on %s',
    async (language = '', paper = '') => {
      const out = folder({});
      for (const portfolio of soak ? ['example-city', 'cities-alliance'] : ['example-city']) {
        const dir = join(home, 'frameworks', portfolio);
        const one = soak ? [] : ['--framework', 'programme'];
        await plumbline(dir, 'report', 'board-summary', ...one, '--lang', language, '--out', join(out, portfolio));
        const files = readdirSync(join(out, portfolio)).filter((name) => name.endsWith('.html'));
        expect(files.length).toBeGreaterThan(0);
        for (const name of files) {
          expect([name, pagesOf(join(out, portfolio, name), paper, out)]).toEqual([name, 1]);
        }
      }
    },
    600_000,
  );
});

/** Pages of the document when a browser prints it. */
function pagesOf(file: string, paper: string, out: string): number {
  const [page, pdf] = [join(out, 'page.html'), join(out, 'page.pdf')];
  writeFileSync(page, readFileSync(file, 'utf8').replace(/size: (?=landscape|portrait)/g, `size: ${paper} `));
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  execFileSync(
    chromium ?? '',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', ...quiet, `--user-data-dir=${join(out, 'profile')}`],
      ...['--no-pdf-header-footer', `--print-to-pdf=${pdf}`, `file://${page}`],
    ],
    { stdio: 'ignore', timeout: 100_000 },
  );
  return readFileSync(pdf, 'latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

test('its running text is set in 8.5 points or more', () => {
  const template = readFileSync(join(home, 'templates/board-summary/report.html.hbs'), 'utf8');
  const print = template.slice(template.indexOf('@media print'), template.indexOf('</style>'));
  const root = Number(/html \{ font-size: ([\d.]+)pt; \}/.exec(print)?.[1]);
  const style = readFileSync(join(home, 'templates/partials/style.html.hbs'), 'utf8');
  const body = Number(/^body \{.*? font: ([\d.]+)rem/m.exec(style)?.[1]);
  const tables = Number(/\.board table, \.board \.plain-list[^{]*\{ font-size: ([\d.]+)rem/.exec(print)?.[1]);
  expect(Math.min(root * body, root * tables)).toBeGreaterThanOrEqual(8.5);
});
