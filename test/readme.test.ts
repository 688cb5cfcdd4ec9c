import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../src/cli.ts';
import { fileRules } from '../src/measurements/rules/file-rules.ts';
import { rowRules } from '../src/measurements/rules/index.ts';
import { rules } from '../src/rules/index.ts';
import { readingRules } from '../src/rules/reading-rules.ts';

const path = join(import.meta.dirname, '../README.md');
/** Holds a generated part of the README against the code; `npm test -- -u` writes it anew. */
async function generated(name: string, text: string): Promise<void> {
  const readme = readFileSync(path, 'utf8');
  const [start, end] = [`<!-- ${name}: generated -->\n`, `<!-- /${name} -->`];
  const [from, to] = [readme.indexOf(start) + start.length, readme.indexOf(end)];
  expect(from).toBeGreaterThan(start.length);
  await expect(readme.slice(0, from) + text + readme.slice(to)).toMatchFileSnapshot(path);
}

async function help(): Promise<string> {
  let text = '';
  const context = {
    cwd: '/',
    home: '/',
    today: '2026-06-30',
    out: (more: string) => (text += more),
    err: () => {},
    colour: false,
    width: 200,
  };
  await main(['--help'], context, '0.0.0');
  return text;
}

test('the list of commands is that of --help', async () => {
  const commands = /Commands:\n([\s\S]*?)\n\n/.exec(`${await help()}\n\n`)?.[1] ?? '';
  const rows = commands.split('\n').flatMap((line) => {
    const [, name, description] = /^ {2}(\S+).*? {2,}(\S.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [`| \`plumbline ${name}\` | ${description} |`];
  });
  expect(rows.length).toBeGreaterThan(3);
  await generated('commands', `| command | what it does |\n|:--|:--|\n${rows.join('\n')}\n`);
});

test('the table of rules is that of the code', async () => {
  const row = ({ id, severity, summary }: { id: string; severity: string; summary: string }) =>
    `| \`${id}\` | ${severity} | ${summary.replaceAll('|', '\\|')} |`;
  const part = (title: string, list: readonly { id: string; severity: string; summary: string }[]) =>
    `**${title}**\n\n| rule | severity | what it wants |\n|:--|:--|:--|\n${list.map(row).join('\n')}\n`;
  generated(
    'rules',
    [part('Frameworks', rules), part('Measurements', [...rowRules, ...fileRules]), part('Reading', readingRules)].join(
      '\n',
    ),
  );
});
