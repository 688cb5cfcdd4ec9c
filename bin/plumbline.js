#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));

if (!existsSync(`${home}dist/plumbline.cjs`)) {
  process.stderr.write('plumbline is not built yet.\n→ Run: npm ci\n');
  process.exitCode = 2;
} else {
  const { main } = createRequire(import.meta.url)('../dist/plumbline.cjs');
  // A reader that closes early (| head) is no error.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const argv = process.argv.slice(2);
  const now = new Date();
  const two = (value) => String(value).padStart(2, '0');
  const plain = argv.includes('--no-color') || 'NO_COLOR' in process.env;
  const forced = 'FORCE_COLOR' in process.env && process.env.FORCE_COLOR !== '0';
  process.exitCode = await main(
    argv,
    {
      cwd: process.cwd(),
      home,
      today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
      environment: process.env,
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      colour: !plain && (forced || process.stdout.isTTY === true),
      width: process.stdout.columns,
    },
    JSON.parse(readFileSync(`${home}package.json`, 'utf8')).version,
  );
}
