import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fixtures = ['../test/rules/', '../test/measurements/rules/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/**
 * Bundler and test-runner plugin: `plumbline:rule-examples` holds what `explain` shows of a rule, a failing and a corrected
 * example by rule id. They are the fixtures that the rule's own test runs on, so that no example can be wrong.
 */
export function ruleExamples() {
  const name = 'plumbline:rule-examples';
  return {
    name: 'rule-examples',
    resolveId: (source) => (source === name ? `\0${name}` : null),
    load: (source) =>
      source === `\0${name}`
        ? `export const examples = JSON.parse(${JSON.stringify(JSON.stringify(read()))});\n`
        : null,
  };
}

function read() {
  const folders = fixtures.flatMap((dir) => readdirSync(dir).map((name) => [name, `${dir}${name}`]));
  const whole = folders.filter(([, folder]) => existsSync(`${folder}/right.yaml`));
  const text = (folder, part) => readFileSync(`${folder}/${part}.yaml`, 'utf8');
  return Object.fromEntries(
    whole.map(([name, folder]) => [name, { wrong: text(folder, 'wrong'), right: text(folder, 'right') }]),
  );
}
