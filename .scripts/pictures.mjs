import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** Renders the worked example and takes the pictures that the README shows. Where and how large: `shots`. */
const home = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(home, '.pictures');
const asOf = '2026-06-30';

const shots = [
  {
    picture: 'scorecard.png',
    page: 'programme-scorecard.html',
    size: { width: 1120, height: 1000 },
  },
  {
    picture: 'chain.png',
    page: 'programme-theory-of-change.html',
    size: { width: 1120, height: 900 },
    part: 'svg.pl-chain',
  },
];

await import('./build.mjs');
const { main } = createRequire(import.meta.url)('../dist/plumbline.cjs');
const out = mkdtempSync(join(tmpdir(), 'plumbline-pictures-'));
const browser = await chromium.launch({
  executablePath: process.env.PLUMBLINE_CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
});
try {
  // Outside of Git, so that no picture changes because of a commit alone.
  const example = join(out, 'example-city');
  cpSync(join(home, 'frameworks/example-city'), example, { recursive: true });
  const context = {
    ...{ cwd: example, home, version: '0.0.0', today: asOf, environment: process.env },
    ...{ out: () => {}, err: () => {}, colour: false, width: undefined },
  };
  await main(['report', '--all', '--format', 'html', '--as-of', asOf, '--out', out], context);
  mkdirSync(pictures, { recursive: true });
  const page = await browser.newPage({ colorScheme: 'light' });
  for (const { picture, page: file, size, part } of shots) {
    await page.setViewportSize(size);
    await page.goto(pathToFileURL(join(out, file)).href);
    const path = join(pictures, picture);
    await (part === undefined ? page.screenshot({ path }) : page.locator(part).first().screenshot({ path }));
    process.stdout.write(`${picture}: ${Math.round(statSync(path).size / 1024)} KiB\n`);
  }
} finally {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
}
