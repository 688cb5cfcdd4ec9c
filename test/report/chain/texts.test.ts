import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { load } from '../../../src/load.ts';
import { chainOf } from '../../../src/report/chain/chain-of.ts';
import { drawChain } from '../../../src/report/chain/draw.ts';
import { mermaidOf } from '../../../src/report/chain/mermaid.ts';
import { chainText } from '../../../src/report/chain/sentences.ts';
import { chain as chainWords } from '../../../src/report/words/en/chain.ts';
import { readSvg } from '../svg.ts';
import { box, level, link, picture, tower } from './sample.ts';

const hostile = '<script>alert("1")</script> & ``` %%{init: {}}%% --> end | {{x}} #quot; \u0000\uD800';
const two = picture(
  [
    level(
      'output',
      [box('f/a', { statement: 'Plans approved.', short: 'Plans' }), box('f/b', { statement: hostile })],
      {
        title: 'Outputs',
        accountable: 'Partnership',
        lineAbove: true,
      },
    ),
    level('outcome', [box('f/c', { statement: 'Better health.' }), box('f/d', { statement: 'Left alone.' })]),
  ],
  [link('f/a', 'f/c'), link('f/b', 'f/c', true)],
);

describe('as SVG', () => {
  const inline = drawChain(two, chainWords, { id: 'chain-1', standalone: false });

  test('is well-formed whatever stands in a text, and holds every text as text', () => {
    const names: string[] = [];
    let text = '';
    for (const standalone of [false, true]) {
      const svg = drawChain({ ...two, title: hostile }, chainWords, { id: 'chain-1', standalone });
      const read = readSvg(svg);
      names.push(...read.names);
      text += read.text;
    }
    expect(names).not.toContain('script');
    expect(new Set(names)).toEqual(new Set(['svg', 'title', 'desc', 'style', 'rect', 'g', 'path', 'text', 'a']));
    expect(text).toContain('<script>');
  });

  test('has a name, a description and a link to the details of each box', () => {
    expect(inline).toContain('role="group" aria-labelledby="chain-1-title" aria-describedby="chain-1-desc"');
    expect(inline).toContain('<title id="chain-1-title">A chain</title>');
    expect(inline).toContain('4 results at 2 levels, highest at the top, 2 contributions drawn as arrows upwards.');
    expect([...inline.matchAll(/<a href="(#\w)"><title>(\w): /g)].map(([, href, id]) => [href, id])).toEqual([
      ['#c', 'c'],
      ['#d', 'd'],
      ['#a', 'a'],
      ['#b', 'b'],
    ]);
  });

  test('follows no address that runs something', () => {
    const of = picture([level('output', [box('f/a', { href: 'javascript:alert(1)' })])], []);
    const svg = drawChain(of, chainWords, { id: 'c', standalone: false });
    expect(svg).not.toContain('javascript');
    expect(svg).toContain('role="img"');
  });

  test('draws an uncertain contribution dashed, and says it in words', () => {
    expect(inline).toMatch(
      /<title>b \(.*\) may contribute to c \(Better health\.\): this is uncertain\.<\/title><path class="pl-wire pl-uncertain"/,
    );
    expect(inline).toContain('<title>a (Plans) contributes to c (Better health.).</title><path class="pl-wire" d="M');
  });

  test('as a file of its own brings its style, and plain colours', () => {
    const file = drawChain(two, chainWords, { id: 'c', standalone: true });
    expect(file).toContain('<style>');
    expect(file).not.toContain('var(');
    expect(inline).not.toContain('<style>');
  });
});

describe('as Mermaid', () => {
  test('has safe names for nodes, dashed arrows for what is uncertain, and says who answers', () => {
    const lines = mermaidOf(two, chainWords).split('\n');
    expect(lines[0]).toBe('flowchart BT');
    expect(lines).toContain(
      '  subgraph f1l1["Outputs · Answered for by Partnership · below the line of accountability"]',
    );
    expect(lines).toContain('    r1["a<br/>Plans approved."]');
    expect(lines).toContain('  r1 --> r3');
    expect(lines).toContain('  r2 -.-> r3');
  });

  test('leaves nothing in a text that is syntax', () => {
    const label = /r2\["b<br\/>(.*)"\]/.exec(mermaidOf(two, chainWords))?.[1] ?? '';
    expect(label).not.toMatch(/[<>"`{}|%&[\]]/);
    expect(label).toContain('#60;script#62;alert(#34;1#34;)');
    expect(label).toContain('#35;quot#59;');
  });

  test('stays below what Git hosts draw', () => {
    expect(mermaidOf(tower([60, 50, 25, 10, 4, 1], 2), chainWords).length).toBeLessThan(50_000);
  });
});

test('in words lists each contribution once, and what stands alone', () => {
  const { links, alone, description } = chainText(two, chainWords);
  expect(links.map(({ text }) => text)).toEqual([
    'a (Plans) contributes to c (Better health.).',
    `b (${hostile}) may contribute to c (Better health.): this is uncertain.`,
  ]);
  expect(alone.map(({ text }) => text)).toEqual(['d (Left alone.) is drawn without a contribution to another result.']);
  expect(description).toContain('2 contributions');
});

describe('from the model', async () => {
  const root = new URL('../../../frameworks/cities-alliance/', import.meta.url);
  const names = [
    'plumbline.yaml',
    ...['frameworks', 'library'].flatMap((folder) =>
      readdirSync(new URL(folder, root)).map((name) => `${folder}/${name}`),
    ),
  ];
  const { portfolio } = await load(names.map((file) => ({ file, text: readFileSync(new URL(file, root), 'utf8') })));
  const ask = {
    title: 'Chain',
    languages: ['en'],
    levelTitle: ({ id }: { id: string }) => id,
    nobody: 'Nobody',
    status: ({ status }: { status: string }) => status,
    href: (_framework: unknown, { id }: { id: string }) => `#result-${id}`,
  };

  test('levels run from the lowest up, with who answers and where the line runs', () => {
    const [programme] = chainOf(portfolio, { ...ask, frameworks: ['programme'] }).frameworks;
    expect(
      programme?.levels.map(({ id, accountable, lineAbove, system, sphere }) => [
        id,
        accountable,
        lineAbove,
        system,
        sphere,
      ]),
    ).toEqual([
      ['activity', 'Partnership of Cities Alliance members', false, false, 'control'],
      ['output', 'Partnership of Cities Alliance members', true, true, 'control'],
      ['intermediate-outcome', 'City', false, false, 'influence'],
      ['outcome', 'The urban poor', false, false, 'interest'],
      ['impact', 'Nobody', false, false, 'interest'],
    ]);
    expect(programme?.levels[2]?.accountability).toMatch(/^A City is responsible/);
    expect(programme?.levels[0]?.boxes.map(({ line }) => line)).toEqual([
      'Country Programmes',
      'Catalytic Fund',
      'Joint Work Programmes',
      'Communications and Advocacy',
    ]);
  });

  test('links to frameworks that are not shown are left out, those to shown ones are not', () => {
    const links = (frameworks: readonly string[]) => chainOf(portfolio, { ...ask, frameworks }).links;
    expect(links(['country-programme']).every(({ to }) => to.startsWith('country-programme/'))).toBe(true);
    expect(links(['programme', 'country-programme'])).toContainEqual({
      from: 'country-programme/output-1',
      to: 'programme/output-1',
      uncertain: false,
    });
    expect(links(['programme']).filter(({ uncertain }) => uncertain)).toHaveLength(12);
  });
});
