import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { lateModules } from '../.config/late-modules.mjs';
import { ruleExamples } from '../.config/rule-examples.mjs';
import { validators } from '../.config/validators.mjs';

/**
 * Bundles the program into dist/: one file for what every run needs, one for each part that only some runs need. CommonJS,
 * because Node 20 starts it faster than modules. The engine's native part and
 * the XML validator's stay outside.
 */
const home = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${home}dist`, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: home,
  input: 'src/cli.ts',
  platform: 'node',
  external: [/^@duckdb\/node-bindings/, 'xmllint-wasm'],
  // On Node 20 its CommonJS build reads a cold start's YAML in two thirds of the time that its modules take.
  resolve: { alias: { 'js-yaml': `${home}node_modules/js-yaml/dist/js-yaml.cjs.js` } },
  plugins: [validators(), ruleExamples(), lateModules()],
});
await bundle.write({
  dir: `${home}dist`,
  format: 'cjs',
  entryFileNames: 'plumbline.cjs',
  chunkFileNames: '[name].cjs',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();

const digest = createHash('sha256');
for (const name of readdirSync(`${home}dist`).sort()) {
  const plain = inAscii(readFileSync(`${home}dist/${name}`, 'utf8'));
  writeFileSync(`${home}dist/${name}`, plain, 'latin1');
  digest.update(`${name} ${plain.length} ${plain}`);
}
// What is kept of the compiled program names the build that it is of.
writeFileSync(`${home}dist/build`, digest.digest('base64url'));

/** Other signs stand in strings, templates and patterns alone, which read an escape alike; Node reads ASCII in half the time. */
function inAscii(code) {
  const escaped = /\\[^\0-\x7f]/.exec(code);
  if (escaped !== null) throw new Error(`a sign that is not ASCII after a backslash: ${escaped[0]}`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
