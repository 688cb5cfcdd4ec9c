import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reports } from '../../src/report/reports.ts';
import {
  across,
  axeFindings,
  chromium,
  desk,
  keyboardFindings,
  layoutFindings,
  loadAxe,
  openPage,
  startBrowser,
  upright,
  type Watched,
} from './chromium.ts';
import { sheetsIn } from './sheets.ts';

/** The suite looks at one document of each template; with PLUMBLINE_SOAK at every document. */
const all = process.env.PLUMBLINE_SOAK !== undefined;
const out = mkdtempSync(join(tmpdir(), 'plumbline-browser-'));
const sheets = await sheetsIn(out, all);
afterAll(() => rmSync(out, { recursive: true, force: true }));

const standard = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));

async function htmlFindings(html: string): Promise<readonly string[]> {
  const { results } = await standard.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

test('each report has a page', () => {
  expect([...new Set(sheets.map(({ report }) => report))]).toEqual([...reports.map(({ name }) => name), 'index']);
});

test.each(sheets)('$name is valid HTML', async ({ html }) => {
  expect(await htmlFindings(html)).toEqual([]);
});

test('what is not valid is found', async () => {
  const wrong = sheets[0]?.html.replace('<h1', '<p><h1').replace('<main ', '<main wrong-attribute id="x" ') ?? '';
  expect(await htmlFindings(wrong)).not.toEqual([]);
});

/** One of each mistake that the measures look for. */
const broken = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Broken</title>
<style>:focus-visible { outline: 3px solid #000 }</style></head><body><main>
<h1>Broken</h1><p id="fits">Fits</p><div id="wide" style="width: 500px">Wide</div>
<div id="scrolls" tabindex="0" style="overflow: auto"><p style="width: 900px">Scrolls</p></div>
<p id="cut" style="overflow: hidden; height: 10px">Cut<br>off</p><p id="spilling" style="width: 20px">Spilling</p>
<p id="broken" style="width: 20px; overflow-wrap: anywhere">Broken</p>
<svg role="img" aria-label="drawing" width="50" height="20"><text id="drawn" x="40" y="15">Drawn</text></svg>
<p id="pale" style="color: #ccc">Pale</p><img id="picture" src="missing.png">
<p><a href="#fits">reached</a></p><p><a id="left-out" href="#fits" tabindex="-1">left out</a></p>
<details><summary>More</summary><p><a id="unmarked" href="#fits" style="outline: 0">unmarked</a></p></details>
</main><script>console.log('hello');</script></body></html>`;

const screen = { media: 'screen', colorScheme: 'light' } as const;
const telephone = { width: 390, height: 844 };

describe.skipIf(chromium === '')('in Chromium', () => {
  let browser: Browser;
  let watched: Watched;
  beforeAll(async () => {
    browser = await startBrowser();
    watched = await openPage(browser);
  });
  afterAll(() => browser.close());

  async function open(path: string): Promise<void> {
    const { page, noise } = watched;
    noise.length = 0;
    await page.emulateMedia(screen);
    await page.setViewportSize(desk);
    await page.goto(pathToFileURL(path).href);
  }

  test('what is broken is found', async () => {
    const { page, noise } = watched;
    const path = join(out, 'broken.html');
    writeFileSync(path, broken);
    await open(path);
    expect(noise).toEqual(expect.arrayContaining(['log: hello', expect.stringMatching(/^request: .*missing\.png$/)]));
    for (const thin of [false, true]) {
      await loadAxe(watched, thin);
      expect((await axeFindings(watched)).map((one) => one.slice(0, one.indexOf(': Fix')))).toEqual([
        'color-contrast: #pale',
        'image-alt: #picture',
      ]);
    }
    expect(await keyboardFindings(watched)).toEqual([
      'a#left-out "left out" is not reached by keyboard',
      'a#unmarked "unmarked" does not show that it has the focus',
    ]);
    await page.setViewportSize(telephone);
    const layout = (await layoutFindings(watched)).join('\n');
    for (const id of ['wide', 'cut', 'spilling', 'broken', 'drawn']) expect(layout).toContain(`#${id} `);
    expect(layout).not.toMatch(/#(fits|scrolls) /);
  });

  test('a table is sorted and filtered, and what is folded is opened, by keyboard', async () => {
    const { page } = watched;
    const { html = '' } = sheets.find(({ html }) => /<table class="stack scorecard"[^>]* data-sort/.test(html)) ?? {};
    const path = join(out, 'long.html');
    const long = html.replace(/<tbody[\s\S]*?<\/tbody>/g, '$&'.repeat(12));
    writeFileSync(
      path,
      long.replace('</main>', `${'<details><summary>More</summary>Text</details>'.repeat(3)}</main>`),
    );
    await open(path);
    const table = page.locator('table[data-sort]');
    const first = table.locator('thead th').first();
    await first.getByRole('button').press('Enter');
    expect(await first.getAttribute('aria-sort')).toBe('ascending');
    const sorted = () => page.evaluate<string[]>('plumbline.firstCells("table[data-sort] tbody")');
    const names = await sorted();
    expect(names).toEqual(names.toSorted(new Intl.Collator('en', { numeric: true }).compare));
    await first.getByRole('button').press('Enter');
    expect(await sorted()).toEqual(names.toReversed());
    const rows = page.locator('.tools:has(input) + table').first().locator('tbody tr:not(.group):visible');
    const before = await rows.count();
    const id = (await rows.last().locator('code').first().textContent()) ?? '';
    await page.getByRole('searchbox').first().pressSequentially(id.toUpperCase());
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await rows.count()).toBeLessThan(before);
    for (const text of await rows.allTextContents()) expect(text).toContain(id);
    const folded = page.locator('main details:not([open])');
    expect(await folded.count()).toBe(3);
    await page.locator('.tools button').first().press('Enter');
    expect(await folded.count()).toBe(0);
  });

  describe.each(sheets)('$name', ({ path }) => {
    beforeAll(() => open(path));

    test('loads without a word on the console or a request', () => {
      expect(watched.noise).toEqual([]);
    });

    test('is reached as a whole with the Tab key alone', async () => {
      expect(await keyboardFindings(watched)).toEqual([]);
    });

    test('has nothing cut off or over an edge on a desk, a telephone and paper', async () => {
      const { page } = watched;
      expect(await layoutFindings(watched)).toEqual([]);
      await page.setViewportSize(telephone);
      expect(await layoutFindings(watched)).toEqual([]);
      const isUpright = await page.evaluate<boolean>('document.body.classList.contains("portrait")');
      await page.emulateMedia({ ...screen, media: 'print' });
      await page.setViewportSize(isUpright ? upright : across);
      expect(await layoutFindings(watched)).toEqual([]);
    });

    test('meets WCAG 2.2 AA, light and dark', async () => {
      await watched.page.emulateMedia(screen);
      await watched.page.setViewportSize(desk);
      await loadAxe(watched, !all);
      expect(await axeFindings(watched)).toEqual([]);
      await watched.page.emulateMedia({ ...screen, colorScheme: 'dark' });
      expect(await axeFindings(watched, all ? '' : 'color-contrast')).toEqual([]);
    });
  });
});
