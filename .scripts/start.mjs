import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The shipped portfolios, from YAML and CSV to reports: what `npm start` shows. Stops at the first step that fails. */
const home = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(join(home, 'dist/plumbline.cjs'))) await import('./build.mjs');
const { main } = createRequire(import.meta.url)('../dist/plumbline.cjs');

const asOf = '2026-06-30';
const out = join(home, 'out');
const portfolios = ['cities-alliance', 'example-city'];

/** Runs one command line; its product as text. A failure ends the whole with what the command said. */
async function plumbline(argv, cwd) {
  const said = { out: '', err: '' };
  const context = {
    cwd,
    home,
    version: '0.0.0',
    today: asOf,
    environment: process.env,
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    colour: false,
    width: undefined,
  };
  const code = await main(argv, context);
  if (code === 0) return said.out;
  process.stderr.write(`\nplumbline ${argv.join(' ')} ended with ${code}\n${said.err}${said.out}`);
  process.exit(1);
}

const files = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.csv'))
        .toSorted()
    : [];

/** Takes the incoming files in again, in a copy without a store, and compares the store with the committed one. */
async function rebuild(dir) {
  const copy = mkdtempSync(join(tmpdir(), 'plumbline-'));
  try {
    cpSync(dir, copy, { recursive: true });
    rmSync(join(copy, 'measurements'), { recursive: true, force: true });
    rmSync(join(copy, 'corrections'), { recursive: true, force: true });
    const incoming = files(join(copy, 'incoming')).map((name) => join('incoming', name));
    await plumbline(['ingest', ...incoming, '--write', '--quiet', '--as-of', asOf], copy);
    const store = (folder) => files(join(folder, 'measurements')).filter((name) => /[\\/]/.test(name));
    const [committed, rebuilt] = [store(dir), store(copy)];
    const differing = [...new Set([...committed, ...rebuilt])].filter((name) => {
      const text = (folder) =>
        existsSync(join(folder, 'measurements', name)) ? readFileSync(join(folder, 'measurements', name), 'utf8') : '';
      return text(dir) !== text(copy);
    });
    if (differing.length > 0) {
      process.stderr.write(`\nThe committed store differs from what incoming/ gives: ${differing.join(', ')}\n`);
      process.exit(1);
    }
    return { incoming: incoming.length, files: rebuilt.length };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const step = (words) => process.stdout.write(`${words}\n`);

rmSync(out, { recursive: true, force: true });
for (const name of portfolios) {
  const dir = join(home, 'frameworks', name);
  const { summary, checked } = JSON.parse(await plumbline(['validate', '--format', 'json', '--as-of', asOf], dir));
  step(
    `${name}: ${checked.files} files checked by ${checked.rules} rules: ${summary.errors} errors, ${summary.warnings} warnings, ${summary.waived} waived`,
  );
  const store = await rebuild(dir);
  step(`${name}: ${store.incoming} incoming files give the committed store of ${store.files} files, byte for byte`);
  const { indicators } = JSON.parse(await plumbline(['progress', '--format', 'json', '--as-of', asOf], dir));
  const rated = indicators.filter(({ achievement }) => achievement !== null).length;
  step(`${name}: ${indicators.length} indicators as of ${asOf}, ${rated} with an achievement`);
  await plumbline(['report', '--all', '--out', join(out, name), '--as-of', asOf], dir);
  const pages = readdirSync(join(out, name)).filter((file) => file.endsWith('.html'));
  step(`${name}: ${pages.length} reports, each in HTML and Markdown`);
}
step(`\nLook at ${portfolios.map((name) => relative(process.cwd(), join(out, name, 'scorecard.html'))).join(' and ')}`);
