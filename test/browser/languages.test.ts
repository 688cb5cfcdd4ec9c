import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/report/language.ts';
import { across, chromium, desk, layoutFindings, openPage, startBrowser, upright, type Watched } from './chromium.ts';
import { sheetsIn } from './sheets.ts';

/** The suite looks at one document of each template in French; with PLUMBLINE_SOAK at every document in each language. */
const all = process.env.PLUMBLINE_SOAK !== undefined;
const tried = languages.filter((language) => (all ? language !== 'en' : language === 'fr'));

describe.skipIf(chromium === '').each(tried)('pages in %s, whose words are longer', (language) => {
  const out = mkdtempSync(join(tmpdir(), 'plumbline-languages-'));
  let browser: Browser;
  let watched: Watched;
  beforeAll(async () => {
    browser = await startBrowser();
    watched = await openPage(browser);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(out, { recursive: true, force: true });
  });

  test('have nothing cut off, broken in a word or over an edge on a desk and paper', async () => {
    const { page } = watched;
    const found: string[] = [];
    for (const { name, path } of await sheetsIn(out, all, language)) {
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize(desk);
      await page.goto(pathToFileURL(path).href);
      found.push(...(await layoutFindings(watched)).map((one) => `${name}: ${one}`));
      const isUpright = await page.evaluate<boolean>('document.body.classList.contains("portrait")');
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize(isUpright ? upright : across);
      found.push(...(await layoutFindings(watched)).map((one) => `${name}, printed: ${one}`));
    }
    expect(found).toEqual([]);
  });
});
