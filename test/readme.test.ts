import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../src/cli.ts';
import { catalogue } from '../src/commands/catalogue.ts';
import { folder, plumbline } from './support/cli.ts';

const path = join(import.meta.dirname, '../README.md');
/** The README with a generated part as the code has it. */
function withPart(readme: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name}: generated -->\n`, `<!-- /${name} -->`];
  const [from, to] = [readme.indexOf(start) + start.length, readme.indexOf(end)];
  expect(from).toBeGreaterThan(start.length);
  expect(readme.indexOf(end, to + 1)).toBe(-1);
  return readme.slice(0, from) + text + readme.slice(to);
}

async function help(): Promise<string> {
  let text = '';
  const context = {
    cwd: '/',
    home: '/',
    version: '0.0.0',
    today: '2026-06-30',
    out: (more: string) => (text += more),
    err: () => {},
    environment: {},
    colour: false,
    width: 200,
  };
  await main(['--help'], context);
  return text;
}

/** The commands of --help, as a table. */
async function commands(): Promise<string> {
  const list = /Commands:\n([\s\S]*?)\n\n/.exec(`${await help()}\n\n`)?.[1] ?? '';
  const rows = list.split('\n').flatMap((line) => {
    const [, name, description] = /^ {2}(\S+).*? {2,}(\S.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [`| \`plumbline ${name}\` | ${description} |`];
  });
  expect(rows.length).toBeGreaterThan(3);
  return `| command | what it does |\n|:--|:--|\n${rows.join('\n')}\n`;
}

const titles: Readonly<Record<string, string>> = {
  chain: 'The chain',
  link: 'Between frameworks',
  accountability: 'Accountability',
  wording: 'Wording',
  indicator: 'Indicators and their sheets',
  target: 'Targets and baselines',
  review: 'The indicator review',
  report: 'Reports',
  setting: 'Settings',
  measurement: 'Measurements',
  reading: 'Reading',
};

/** All rules, a table a family. */
function ruleTables(): string {
  const list = catalogue();
  return Object.keys(titles)
    .map((family) => {
      const rows = list
        .filter((rule) => rule.family === family)
        .map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary.replaceAll('|', '\\|')} |`);
      return `**${titles[family]}**\n\n| rule | severity | what it wants |\n|:--|:--|:--|\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

/** `npm test -- -u` writes the parts anew. */
test('the commands and rules of the README are those of the code', async () => {
  const readme = withPart(readFileSync(path, 'utf8'), 'commands', await commands());
  await expect(withPart(readme, 'rules', ruleTables())).toMatchFileSnapshot(path);
});

test('the framework of the README validates', async () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(path, 'utf8')) ?? [];
  const dir = folder({
    'plumbline.yaml':
      'title: Portfolio\nparties: {partnership: {title: Partnership, inside: true}, city: {title: City}, urban-poor: {title: Urban poor}}\n',
    'frameworks/programme.yaml': yaml,
  });
  const { code, out } = await plumbline(dir, 'validate', '--format', 'json');
  const { diagnostics } = JSON.parse(out);
  const loud = diagnostics.filter(({ severity }: { severity: string }) => severity !== 'info');
  expect(loud.map(({ rule }: { rule: string }) => rule)).toEqual([]);
  expect(code).toBe(0);
});
