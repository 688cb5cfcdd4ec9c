import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/progress/facts.ts';
import { reports } from '../../src/report/reports.ts';
import { formatNumber, formatPercent } from '../../src/text/number-format.ts';
import { inputsFor, loadPortfolio, renderAll, sampleFacts } from './sample.ts';
import { headings, idsIn, markdownTables, textOf, widths } from './structure.ts';

const facts: Facts = sampleFacts(await loadPortfolio());
const html = await renderAll(facts, 'html');
const markdown = await renderAll(facts, 'md');
const names = [...html.keys()].map((file) => file.replace(/\.html$/, ''));

function golden(name: string): string {
  return fileURLToPath(new URL(`fixtures/golden/${name}`, import.meta.url));
}

describe.each(names)('%s', (name) => {
  test('is what the golden file says, in HTML without its stylesheet', async () => {
    const document = html.get(`${name}.html`) ?? '';
    await expect(
      document
        .replace(/<style>.*<\/style>/s, '<style>…</style>')
        .replace(/<script>.*<\/script>/s, '<script>…</script>'),
    ).toMatchFileSnapshot(golden(`${name}.html`));
  });

  test('is what the golden file says, in Markdown', async () => {
    await expect(markdown.get(`${name}.md`)).toMatchFileSnapshot(golden(`${name}.md`));
  });

  test('shows no trace of what is not text', () => {
    const document = (html.get(`${name}.html`) ?? '').replace(/<script>.*<\/script>/s, '');
    for (const text of [document, markdown.get(`${name}.md`)]) {
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/undefined|\[object|NaN|null|\{\{|Infinity/);
    }
  });

  test('needs nothing from elsewhere, and runs nothing but the script of all pages, or that of slides', () => {
    const document = html.get(`${name}.html`) ?? '';
    const own = name.endsWith('-presentation') ? 'presentation' : 'partials';
    const script = readFileSync(new URL(`../../templates/${own}/script.html.hbs`, import.meta.url), 'utf8');
    expect(document.split(`<script>\n${script}</script>`)).toHaveLength(2);
    const rest = document.replace(script, '').replace('<script>\n</script>', '');
    expect(rest).not.toMatch(/<(script|link|img|iframe|object|embed)\b|@import|url\(|\son\w+=/i);
  });

  test('has its headings in order, one of the first level, and no section without content', () => {
    const levels = headings(html.get(`${name}.html`) ?? '').map(({ level }) => level);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1);
      return level;
    }, 0);
    for (const { after } of headings(html.get(`${name}.html`) ?? '')) expect(textOf(after)).not.toBe('');
  });

  test('has each id once, and every link inside it leads somewhere', () => {
    const document = html.get(`${name}.html`) ?? '';
    const ids = idsIn(document);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target = ''] of document.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  test('has a table row only with as many cells as its head', () => {
    const document = html.get(`${name}.html`) ?? '';
    for (const [table] of document.matchAll(/<table.*?<\/table>/gs)) {
      const [head, ...rows] = widths([...table.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => row));
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toBe(head);
      expect([...(table.match(/<col style[^>]*>|<col>/g) ?? [])].length % (head ?? 1)).toBe(0);
    }
    for (const table of markdownTables(markdown.get(`${name}.md`) ?? '')) {
      expect(table.length).toBeGreaterThan(2);
      expect(new Set(table.map((row) => row.length)).size).toBe(1);
    }
  });

  test('says the same in HTML and in Markdown', () => {
    const shown = (text: string) => {
      const plain = text.replace(/\\(?=[^\w\s])/g, '').replace(/<(https?:[^>]*)>/g, '$1');
      return new Set(textOf(plain).match(/[\p{L}\p{N}−][\p{L}\p{N}.,%]*(?<![.,])/gu));
    };
    const inMarkdown = shown(markdown.get(`${name}.md`) ?? '');
    // A picture draws what the table below it says; its legend is its own. Only HTML has tables to open.
    const apart = /<(style|script|svg|summary)\b.*?<\/\1>|<a class="skip".*?<\/a>/gs;
    const body = (html.get(`${name}.html`) ?? '').replace(apart, '');
    const hidden = new Set(['not', 'stated', 'style', 'Scorecard', 'River', 'Towns']);
    const missing = [...shown(body.replace(/<span class="none".*?<\/span>/g, '—'))].filter(
      (word) => !inMarkdown.has(word) && !hidden.has(word),
    );
    expect(missing).toEqual([]);
  });
});

test('the same facts give the same bytes', async () => {
  expect([...(await renderAll(facts, 'html'))]).toEqual([...html]);
});

test('the documents are named for their framework, the portfolio first', () => {
  const own = ['scorecard', 'programme-scorecard', 'secretariat-scorecard'];
  expect(names.filter((name) => /(^|-)scorecard$/.test(name))).toEqual(own);
  expect(new Set(names).size).toBe(names.length);
  expect([...markdown.keys()]).toEqual(names.map((name) => `${name}.md`));
});

test('one framework alone has no summary of the portfolio', async () => {
  const scorecard = reports.find(({ name }) => name === 'scorecard');
  const options = { framework: 'secretariat', variant: '', linked: false, index: '' };
  const documents = [...((await scorecard?.documents(await inputsFor(facts), options)) ?? [])];
  expect(documents.map(({ file }) => file)).toEqual(['secretariat-scorecard']);
});

/** Cells of an indicator's row, as text. */
function rowOf(document: string, indicator: string): string[] {
  const row = new RegExp(`<tr id="indicator-${indicator}".*?</tr>`, 's').exec(document)?.[0] ?? '';
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell));
}

test('every figure of the scorecard is the fact, formatted', () => {
  for (const progress of facts.indicators) {
    const { framework, indicator, baseline, previous, actual, lastKnown, target, finalTarget, achievement } = progress;
    const cells = rowOf(html.get(`${framework.id}-scorecard.html`) ?? '', indicator.id);
    expect(cells).toHaveLength(8);
    const numeric = !['boolean', 'milestone'].includes(indicator.measure ?? '');
    const shown = [undefined, baseline, previous, actual ?? lastKnown, target ?? finalTarget];
    for (const [column, figure] of shown.entries()) {
      if (figure === undefined || !numeric) continue;
      expect(cells[column]).toContain(formatNumber(figure.value));
      expect(cells[column]).toContain(figure.period.text === '2014-03' ? 'March 2014' : figure.period.text);
    }
    expect(cells[5]).toBe(achievement === undefined ? '—' : formatPercent(achievement));
  }
});

test('the counts of the headline add up to the whole', () => {
  for (const [name, of] of [
    ['scorecard', facts] as const,
    ...facts.frameworks.map((each) => [`${each.framework.id}-scorecard`, each] as const),
  ]) {
    const legend = /<ul class="legend">(.*?)<\/ul>/s.exec(html.get(`${name}.html`) ?? '')?.[1] ?? '';
    const counts = [...legend.matchAll(/<\/span> (\d+) /g)].map(([, count]) => Number(count));
    expect(counts.reduce((total, count) => total + count, 0)).toBe(of.counts.all);
    const sentence = textOf(/<p class="sentence">(.*?)<\/p>/s.exec(html.get(`${name}.html`) ?? '')?.[1] ?? '');
    const [, good, all, rest = ''] = /^(\d+) of (\d+) on track or better(.*)\.$/.exec(sentence) ?? [];
    const others = [...rest.matchAll(/\d+/g)].reduce((total, [count]) => total + Number(count), 0);
    expect(Number(good) + others).toBe(Number(all));
  }
});
