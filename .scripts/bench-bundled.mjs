import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { ruleExamples } from '../.config/rule-examples.mjs';
import { validators } from '../.config/validators.mjs';

const home = fileURLToPath(new URL('..', import.meta.url));

/** Bundles a benchmark written in TypeScript, as the program is bundled; returns what runs it and reads the JSON that it prints. */
export async function bundled(name, folder) {
  const script = join(folder, `${name}.mjs`);
  const bundle = await rolldown({
    cwd: home,
    input: `./.scripts/${name}.ts`,
    platform: 'node',
    external: [/^@duckdb\/node-bindings/, 'xmllint-wasm'],
    plugins: [validators(), ruleExamples()],
  });
  await bundle.write({ file: script, format: 'es', codeSplitting: false });
  await bundle.close();
  return (...args) => {
    const options = ['--max-old-space-size=12000', '--expose-gc', script, ...args.map(String)];
    const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
    return JSON.parse(stdout);
  };
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
