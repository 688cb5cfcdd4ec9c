import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { home, plumbline } from '../support/cli.ts';

const city = join(home, 'frameworks/example-city');
const asOf = ['--as-of', '2026-06-30'];
const programme = ['programme', 'country-a', 'country-b'].map(
  (name) => parse(readFileSync(join(city, `frameworks/${name}.yaml`), 'utf8')) as Written,
);

interface Written {
  readonly id: string;
  readonly results: WrittenResults;
  readonly activities?: WrittenResults;
}

interface WrittenResults {
  readonly [id: string]: { readonly contributes_to?: readonly (string | { readonly to: string })[] };
}

/** The links of the chains as their files write them: from, to, each with its framework. */
const written = programme.flatMap(({ id: own, results, activities }) =>
  Object.entries({ ...results, ...activities }).flatMap(([from, { contributes_to = [] }]) =>
    contributes_to.map((one) => {
      const to = typeof one === 'string' ? one : one.to;
      return [`${own}/${from}`, to.includes('/') ? to : `${own}/${to}`] as const;
    }),
  ),
);

/** The texts of an SVG's elements of a name; throws where it is no XML. */
function textsOf(svg: string, name: string): readonly string[] {
  const texts: string[] = [];
  let open: string | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    if (tag.name === name) open = '';
  });
  parser.on('text', (text) => {
    if (open !== undefined) open += text;
  });
  parser.on('closetag', (tag) => {
    if (tag.name !== name || open === undefined) return;
    texts.push(open);
    open = undefined;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return texts;
}

test('the chains of all frameworks are one picture, joined where one contributes to another', async () => {
  const { code, out } = await plumbline(city, 'export', 'svg', ...asOf);
  expect(code).toBe(0);
  const told = textsOf(out, 'title').join(' ');
  for (const [from, to] of written) {
    const [one, other] = [from, to].map((name) => name.split('/')[1]);
    expect(told, `${from} → ${to}`).toMatch(new RegExp(`${one}\\b.* contributes? to .*${other}\\b`));
  }
  const ids = programme.flatMap(({ results, activities }) => Object.keys({ ...results, ...activities }));
  // A long id runs over two lines.
  const texts = textsOf(out, 'text').join('');
  for (const id of ids) expect(texts).toContain(id);
  expect(textsOf(out, 'desc').join(' ')).toContain(String(written.length));
});

test('only the frameworks that are named, in that order; in Mermaid with as many arrows as links', async () => {
  const { out } = await plumbline(
    city,
    'export',
    'mermaid',
    '--framework',
    'programme',
    '--framework',
    'aruna',
    ...asOf,
  );
  const shown = written.filter(([from, to]) => [from, to].every((name) => /^(?:programme|aruna)\//.test(name)));
  expect(out.match(/ (?:-->|-\.->) /g)).toHaveLength(shown.length);
  expect(out.indexOf('Urban services')).toBeLessThan(out.indexOf('Aruna country'));
  expect(out).not.toContain('Belvia country');
});
