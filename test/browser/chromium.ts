import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium as driver, type Page } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the Chromium that tests drive; empty where there is none. */
    readonly chromium: string;
  }
}

export const chromium = inject('chromium');

export const desk = { width: 1280, height: 900 };
/** A4 within our margins, at 96 pixels an inch. */
export const across = { width: 1024, height: 680 };
export const upright = { width: 657, height: 994 };

/** A browser without a window that asks nothing of the network by itself. Close it after the tests. */
export async function startBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: chromium,
    chromiumSandbox: false,
    timeout: 60_000,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const measures = readFileSync(join(import.meta.dirname, 'measures.js'), 'utf8');

/** A page that knows axe and our own measures, and what its documents said on the console or asked for. */
export interface Watched {
  readonly page: Page;
  /** For many keys at once: one after the other, Playwright waits for each to be drawn. */
  readonly session: CDPSession;
  /** Messages and requests of the document that is open. */
  readonly noise: string[];
}

export async function openPage(browser: Browser): Promise<Watched> {
  const context = await browser.newContext();
  await context.addInitScript({ content: measures });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const session = await context.newCDPSession(page);
  const noise: string[] = [];
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => noise.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) noise.push(`request: ${request.url()}`);
  });
  return { page, session, noise };
}

/** Gives the open document axe. `thin`: of what looks alike only a little is left to look at, which is the last thing to do. */
export async function loadAxe({ page }: Watched, thin: boolean): Promise<void> {
  await page.evaluate(axe);
  if (thin) await page.evaluate('plumbline.thinOut()');
}

/** What axe finds against WCAG 2.2 AA, or by one rule: `rule: element: what is wrong`. */
export async function axeFindings({ page }: Watched, rule = ''): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`plumbline.axeFindings('${rule}')`);
}

/** What of the open document the Tab key does not reach, or does not show that it was reached. */
export async function keyboardFindings({ page, session }: Watched): Promise<readonly string[]> {
  const times = await page.evaluate<number>('plumbline.openAll()');
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const presses = Array.from({ length: times }, () =>
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
  );
  await Promise.all(presses);
  return page.evaluate<readonly string[]>('plumbline.reach()');
}

/** What is cut off, broken in the middle of a word, or over the edge of the page, of its box or of its drawing. */
export async function layoutFindings({ page }: Watched): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>('plumbline.layout()');
}
