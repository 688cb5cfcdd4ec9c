import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';
import { chromium, startBrowser } from './chromium.ts';

/** Width and height of each page, in points. */
function pagesOf(pdf: Buffer): readonly (readonly [number, number])[] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) => [Number(width), Number(height)]);
}

describe.skipIf(chromium === '')('a chain on paper', () => {
  test('lies across on a page of its own, with letters of seven points, whatever the paper', async () => {
    const out = folder({});
    const dir = join(home, 'frameworks/example-city');
    await plumbline(dir, 'report', 'theory-of-change', '--framework', 'programme', '--format', 'html', '--out', out);
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(join(out, 'programme-theory-of-change.html')).href);
      for (const format of ['A4', 'Letter']) {
        const across = pagesOf(await page.pdf({ format })).map(([width, height]) => width > height);
        expect([format, ...across.slice(0, 3)]).toEqual([format, false, true, false]);
      }
      // Letter lying, without its margins: the smaller of both papers.
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 957, height: 703 });
      const points = await page.evaluate<number>(`(() => {
        const svg = document.querySelector('svg.pl-chain');
        const scale = Math.min(svg.clientWidth / svg.viewBox.baseVal.width, svg.clientHeight / svg.viewBox.baseVal.height);
        return scale * 0.75 * Number.parseFloat(getComputedStyle(svg.querySelector('.pl-statement')).fontSize);
      })()`);
      expect(points).toBeGreaterThan(7);
    } finally {
      await browser.close();
    }
  }, 60_000);
});
