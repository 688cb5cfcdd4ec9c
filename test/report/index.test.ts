import { expect, test } from 'vitest';
import { indexOf } from '../../src/report/site/report.ts';
import type { IndexView } from '../../src/report/site/view.ts';
import { inputsFor, loadPortfolio, render, sampleFacts } from './sample.ts';

const inputs = await inputsFor(sampleFacts(await loadPortfolio()));
const about = { title: 'Scorecard', description: 'Where each indicator stands.', variants: {} };
const [first] = inputs.facts.frameworks;
const framework = first?.framework ?? null;

async function indexWith(count: number) {
  const documents = [
    { file: 'scorecard', framework: null },
    ...Array.from({ length: count }, (_, index) => ({ file: `one-${index}`, framework })),
  ];
  const options = { variant: '', linked: true, index: '' };
  const [document] = await indexOf([{ name: 'scorecard', about, documents }]).documents(inputs, options);
  if (document === undefined) throw new Error('There is no index.');
  return { view: document.view() as IndexView, html: render(document, 'index', 'html') };
}

test('many documents of a report are folded, that of the whole portfolio is not', async () => {
  const { view, html } = await indexWith(12);
  expect(view.reports.map(({ count, many }) => [count, many])).toEqual([['13 documents', true]]);
  expect(html).toMatch(/<a href="scorecard.html" dir="auto">The whole portfolio<\/a><details><summary>13 documents</);
  expect(html.match(/href="one-\d+.html"/g)).toHaveLength(24);
});

test('a few stand open', async () => {
  const { view, html } = await indexWith(2);
  expect(view.reports[0]?.many).toBe(false);
  expect(html).not.toContain('<details>');
});
