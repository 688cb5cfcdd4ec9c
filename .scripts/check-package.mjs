import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Packs the program, installs the package in an empty folder, and runs it there as its user would. */
const home = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'plumbline-package-'));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], home));
  run('npm', ['init', '--yes'], folder);
  run('npm', ['install', '--silent', join(folder, packed.filename)], folder);
  const example = join(folder, 'node_modules/plumbline-cli/frameworks/example-city');
  cpSync(example, join(folder, 'example'), { recursive: true });
  const plumbline = join(folder, 'node_modules/.bin/plumbline');
  const version = run(plumbline, ['--version'], folder).trim();
  const verdict = JSON.parse(run(plumbline, ['validate', '--format', 'json'], join(folder, 'example')));
  run(plumbline, ['report', '--all', '--out', 'reports', '--quiet'], join(folder, 'example'));
  // As a new user would: what init prints, step by step.
  run(plumbline, ['init', 'demo', '--yes'], folder);
  const demo = join(folder, 'demo');
  run(plumbline, ['validate', '--quiet'], demo);
  run(plumbline, ['report', '--all', '--out', 'reports', '--quiet'], demo);
  if (verdict.checked.files === 0) throw new Error('the installed program checked nothing');
  const strange = packed.files.map(({ path }) => path).filter((path) => /^(src|test|\.|node_modules)/.test(path));
  if (strange.length > 0) throw new Error(`the package carries what does not run: ${strange.join(', ')}`);
  process.stdout.write(
    `plumbline-cli ${version}: ${packed.files.length} files, ${Math.round(packed.size / 1024)} KiB packed; installed elsewhere it checks ${verdict.checked.files} files and renders the reports\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
