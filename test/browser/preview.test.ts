import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder } from '../support/cli.ts';
import { startPreview } from '../support/preview.ts';
import {
  axeFindings,
  chromium,
  keyboardFindings,
  layoutFindings,
  loadAxe,
  openPage,
  startBrowser,
} from './chromium.ts';

const framework =
  'id: main\ntitle: Main\nresults:\n  output-1: {level: output, statement: Plans adopted}\nindicators:\n  plans: {result: output-1, name: Number of plans, measure: number, unit: plans, direction: increase, cumulation: incremental}\n';

test.skipIf(chromium === '')('an open page shows what is saved, and what is wrong with it', async () => {
  const dir = folder({ 'plumbline.yaml': 'title: Portfolio\n', 'frameworks/main.yaml': framework });
  const save = (title: string) =>
    writeFileSync(join(dir, 'frameworks/main.yaml'), framework.replace('title: Main', `title: ${title}`));
  const { address, stop } = await startPreview(dir, '--port', '0');
  const browser = await startBrowser();
  try {
    const watched = await openPage(browser);
    const { page, noise } = watched;
    await page.goto(`${address}/`);
    await page.locator('a[href="main-scorecard.html"]').first().click();
    await page.waitForURL(`${address}/main-scorecard.html`);
    const bar = page.locator('.preview-bar');
    expect(await bar.locator('summary').textContent()).toMatch(/no errors/);
    expect(await bar.locator('li').first().isVisible()).toBe(false);

    save('Changed');
    await page.getByRole('heading', { level: 1, name: 'Changed' }).waitFor();
    save('[Changed');
    const finding = bar.locator('li', { hasText: /frameworks\/main.yaml:\d+:\d+/ }).first();
    await finding.waitFor();
    expect(await page.locator('h1').textContent()).toBe('Changed');
    expect(noise.filter((one) => !one.includes('/~events?'))).toEqual([]);
    await loadAxe(watched, true);
    expect(await axeFindings(watched)).toEqual([]);
    expect(await keyboardFindings(watched)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await layoutFindings(watched)).toEqual([]);

    save('Mended');
    await page.getByRole('heading', { level: 1, name: 'Mended' }).waitFor();
    await stop();
    await bar.getByText('does not answer').waitFor();
  } finally {
    await browser.close();
  }
});
