import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
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
  plugins: [validators(), ruleExamples()],
});
await bundle.write({
  dir: `${home}dist`,
  format: 'cjs',
  entryFileNames: 'plumbline.cjs',
  chunkFileNames: '[name].cjs',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
