import { expect, test } from 'vitest';
import { plainText } from '../../src/report/edition.ts';
import { cutToSize } from '../../src/report/presentation/cut.ts';
import { presentation } from '../../src/report/presentation/report.ts';
import { item, plainSpans } from '../../src/report/presentation/slide.ts';
import type { PresentationView } from '../../src/report/presentation/view.ts';
import { inputsFor, loadPortfolio, sampleFacts, sampleFiles } from './sample.ts';

async function slidesWith(statement: string): Promise<PresentationView['slides']> {
  return (await viewWith('Local plans made and carried out.', statement))?.slides ?? [];
}

async function viewWith(text: string, other: string): Promise<PresentationView | undefined> {
  const files = sampleFiles().map((one) => ({ ...one, text: one.text.replace(text, other) }));
  const inputs = await inputsFor(sampleFacts(await loadPortfolio(files)));
  const options = { framework: 'programme', variant: '', linked: true, index: '' };
  const [document] = await presentation.documents(inputs, options);
  return document?.view() as PresentationView | undefined;
}

/** What the slides of a title say from an item on, of one text. */
function textFrom(slides: PresentationView['slides'], anchor: string): readonly string[] {
  const items = slides.flatMap((slide) => slide.items.map((one) => ({ ...one, title: plainText(slide.title) })));
  const start = items.findIndex((one) => one.anchor === anchor);
  const rest = items.slice(start + 1);
  const end = rest.findIndex(({ head, anchor: next }) => head !== '' || next !== '');
  const parts = [items[start], ...rest.slice(0, end < 0 ? undefined : end)];
  return parts.map((one) => one?.text.map(({ text }) => plainText(text)).join('') ?? '');
}

test('a short text stands on one slide', async () => {
  expect(textFrom(await slidesWith('Plans.'), 'result-plans')).toEqual(['Plans.']);
});

const sentence = 'Towns deliver improved services to all who live in them, with papers or without';

test.each([
  ['words', Array.from({ length: 40 }, () => sentence).join(' '), ' '],
  ['one word without a blank', 'Wort'.repeat(1250), ''],
  ['characters of two units', '🏙'.repeat(1500), ''],
])('a text that no slide holds goes on, and nothing of it is lost: %s', async (_name, text, blank) => {
  const slides = await slidesWith(text);
  const parts = textFrom(slides, 'result-plans');
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.join(blank)).toBe(text);
  expect(parts.some((part) => /\p{Surrogate}/u.test(part))).toBe(false);
  // A slide holds some twenty lines of less than a hundred characters.
  for (const part of parts) expect([...part].length).toBeLessThan(2000);
  const going = slides.filter(({ title }) => title === 'Results');
  expect(going.map(({ continued }) => continued)).toEqual(going.map((_, index) => index > 0));
});

test('every slide says something, and no id stands twice', async () => {
  const slides = await slidesWith(sentence);
  for (const { lead, items, svg, badges } of slides) {
    expect(lead !== '' || items.length > 0 || svg !== '' || badges.length > 0).toBe(true);
  }
  const anchors = slides.flatMap(({ items }) => items.map(({ anchor }) => anchor)).filter((anchor) => anchor !== '');
  expect(anchors.toSorted()).toEqual([...new Set(anchors)].toSorted());
  expect(anchors).toContain('result-impact');
});

test('what goes on is shared out evenly, and a slide with little on it is set larger', () => {
  const lines = (count: number) => Array.from({ length: count }, () => item({ text: plainSpans(sentence) }));
  const slides = cutToSize([{ title: 'Many', items: lines(15) }]);
  expect(slides.length).toBeGreaterThan(1);
  const counts = slides.map(({ items }) => items.length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(15);
  expect(slides.map(({ large }) => large)).toEqual(slides.map(() => false));
  expect(cutToSize([{ title: 'Few', items: lines(1) }]).map(({ large }) => large)).toEqual([true]);
});

test('a title that no slide holds is cut, with a sign', async () => {
  const title = (await viewWith('title: River Towns Programme', `title: ${'Many towns '.repeat(450)}`))?.title.title;
  expect(plainText(title ?? '')).toMatch(/^Many towns .*…$/);
  expect(plainText(title ?? '').length).toBeLessThan(250);
});
