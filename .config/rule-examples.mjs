import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../test/rules/', import.meta.url));

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
  const folders = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const whole = folders.filter(({ name }) => existsSync(`${fixtures}${name}/right.yaml`));
  return Object.fromEntries(
    whole.map(({ name }) => [name, { wrong: text(name, 'wrong'), right: text(name, 'right') }]),
  );
}

const text = (id, part) => readFileSync(`${fixtures}${id}/${part}.yaml`, 'utf8');
