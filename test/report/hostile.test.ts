import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadPortfolio, renderAll, sampleFacts, sampleFiles } from './sample.ts';
import { idsIn, markdownTables, textOf } from './structure.ts';
import { readSvg } from './svg.ts';

/** Keys whose value is text that a reader sees. */
const texts = new Set(
  [
    'title note statement short accountability together narrative text signal response name unit source proxy tier version',
    'because label descriptor not_applicable',
    'summary progress evidence deviation cause action lessons decisions findings',
  ]
    .join(' ')
    .split(' '),
);

function withText(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') return texts.has(key) ? text : value;
  if (Array.isArray(value)) return value.map((item) => withText(item, text, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, item]) => [inner, withText(item, text, inner)]));
}

/** What people write beside the frameworks: an account of the year, a waiver, an assessment of data. */
const account = {
  title: '-',
  summary: '-',
  results: { plans: { progress: '-', evidence: '-' }, services: { progress: '-', evidence: '-' } },
  indicators: {
    complaints: { deviation: '-', cause: '-', action: '-', by: '2016' },
    'policies-adopted': { deviation: '-', action: '-' },
    'piped-water': { cause: '-' },
  },
  assumptions: { means: { status: 'weakening', note: '-' } },
  risks: { change: { likelihood: 'high', impact: 'high', note: '-' } },
  lessons: ['-'],
  decisions: ['-'],
};

function filesWith(text: string) {
  const written = sampleFiles().map(({ file, text: yaml }) => {
    const data = withText(parse(yaml), text) as Record<string, unknown>;
    const waiver = { rule: 'chain-level-skipped', at: 'programme', reason: text, by: text, until: '2099-12-31' };
    if (file === 'plumbline.yaml') data.waivers = [waiver];
    if (file === 'frameworks/programme.yaml') {
      const { complaints } = data.indicators as Record<string, Record<string, unknown>>;
      if (complaints !== undefined) complaints.data_quality_assessment = { date: '2015-06-01', findings: text };
    }
    return { file, text: stringify(data) };
  });
  return [...written, { file: 'narratives/programme/2015.yaml', text: stringify(withText(account, text)) }];
}

async function renderWith(text: string) {
  const facts = sampleFacts(await loadPortfolio(filesWith(text)));
  return {
    html: await renderAll(facts, 'html', undefined, 'each'),
    markdown: await renderAll(facts, 'md', undefined, 'each'),
  };
}

const hostile = {
  script: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  attribute: '" onmouseover="alert(1)\' style=\'x',
  style: '</style></title><base href="//x">',
  'template field': '{{title}} {{{view}}} {{#each x}}{{/each}} {{> page-head}} \\{{x}}',
  table: 'a | b \\| c \\\\| d\n| e |\n| --- |',
  'Markdown signs': '# *a* _b_ `c` ~~d~~ [e](javascript:alert(1)) ![f](https://example.org/g.png) <https://x> $h$ ***',
  'line start': '- a\n\n1. b\n\n> c\n\n    d\n\n---\n\n=== \n\n```\ne',
  entity: '&lt;b&gt; &amp; R&D &copy;',
  arabic: 'مدن تقدم خدمات محسنة (2015) 45%',
  'direction override': 'a\u202Eb\u2066c\u0000d\u0007',
  emoji: '👩🏽‍🌾 🏙️ \uD800',
  long: 'Wort'.repeat(1250),
};

describe('text in any field is harmless', async () => {
  const calm = await renderWith('calm');

  test('what is written beside the frameworks is in the documents', () => {
    const board = textOf(calm.html.get('programme-board-summary.html') ?? '');
    expect(board).toMatch(/Decisions Period: 2015 calm/);
    expect(textOf(calm.html.get('programme-tracking-table.html') ?? '')).toContain('Cause: calm');
    expect(textOf(calm.html.get('programme-data-quality.html') ?? '')).toMatch(/Waivers.*calm/s);
  });

  test.each(Object.entries(hostile))('%s', async (kind, text) => {
    const { html, markdown } = await renderWith(text);
    // A board summary shows fewer rows where texts are long, to keep to its page.
    const mayBeLess = (name: string) => kind === 'long' && name.includes('board-summary');
    for (const [name, document] of html) {
      const [tags, usual] = [tagsOf(document), tagsOf(calm.html.get(name) ?? '')];
      if (mayBeLess(name))
        for (const [tag, count] of Object.entries(tags)) expect(usual[tag]).toBeGreaterThanOrEqual(count);
      else expect(tags).toEqual(usual);
      expect(idsIn(document)).toEqual(idsIn(calm.html.get(name) ?? ''));
      expect(document).not.toMatch(/href="(?!#|https?:|[\w-]+\.html")/);
      if (text.trim() !== '') expect(textOf(document)).toContain(asShown(text));
    }
    for (const [name, whole] of markdown) {
      const document = withoutMermaid(whole);
      const shape = (of: string) => markdownTables(of).map((table) => table.map((row) => row.length));
      if (!mayBeLess(name)) expect(shape(document)).toEqual(shape(calm.markdown.get(name) ?? ''));
      expect(document).not.toMatch(/<(?!br>|sup>|\/sup>|https?:\/\/[^\s<>]+>)/);
      expect(headingsOf(document)).toBe(headingsOf(calm.markdown.get(name) ?? ''));
    }
  });
});

/** Tags with the names of their attributes, without those that emphasis and links in prose bring. */
function tagsOf(document: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, tag = '', attributes = ''] of withoutPictures(document).matchAll(
    /<(\/?[a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g,
  )) {
    if (/^\/?(strong|em|a|p|li|ul|ol|div|dt|dd|dl|h2|section|br|span)$/.test(tag)) {
      expect(attributes.replace(/"[^"]*"/g, '')).not.toMatch(/\son/);
      continue;
    }
    counts[tag] = (counts[tag] ?? 0) + 1;
  }
  return counts;
}

/** What Mermaid is given stands between its fences, and breaks lines in no other way than by its own sign. */
function withoutMermaid(document: string): string {
  return document.replace(/^```mermaid\n(.*?)^```$/gms, (_, picture: string) => {
    expect(picture.replaceAll('<br/>', '')).not.toMatch(/<[^-]|`/);
    return '';
  });
}

/** How many lines a text takes in a picture depends on its length; but a picture holds nothing except shapes and texts. */
function withoutPictures(document: string): string {
  return document.replace(/<svg .*?<\/svg>/gs, (picture) => {
    const { names, attributes } = readSvg(picture);
    expect([...new Set(names)].filter((name) => !drawn.has(name))).toEqual([]);
    expect(attributes.filter(({ name }) => name.startsWith('on'))).toEqual([]);
    return '<svg></svg>';
  });
}

const drawn = new Set('svg title desc g rect path line polyline polygon circle text tspan a'.split(' '));

function asShown(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function headingsOf(document: string): number {
  // A text that is too long for a slide goes on to another one.
  return [...document.matchAll(/^#{1,6} (?!.* \(continued\)$)/gm)].length;
}
