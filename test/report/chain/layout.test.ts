import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxContent, boxPadding, styles } from '../../../src/report/chain/box.ts';
import { layoutChain } from '../../../src/report/chain/layout.ts';
import type { ChainPicture } from '../../../src/report/chain/picture.ts';
import { textWidth } from '../../../src/report/charts/text.ts';
import { chain as chainWords } from '../../../src/report/words/en/chain.ts';
import { broken, cuts, outside, overlapsIn, solids } from './geometry.ts';
import { box, level, link, picture, tower } from './sample.ts';

/** Everything that a reader would see as a fault of the picture. */
function faults(of: ChainPicture): readonly string[] {
  const layout = layoutChain(of, chainWords);
  const { boxes, texts } = solids(layout);
  const turns = layout.flows.flatMap(({ id, lines }) =>
    lines.flat().map(([x, y]) => ({ name: id, x, y, width: 0, height: 0 })),
  );
  return [
    ...overlapsIn(boxes),
    ...overlapsIn(texts),
    ...overlapsIn(boxes, texts),
    ...outside(layout, [...boxes, ...texts, ...turns]),
    ...cuts(layout.flows, [...boxes, ...texts]),
    ...broken(layout),
    ...spills(layout),
  ];
}

/** Lines of text in a box that leave it or lie on each other. */
function spills({ panels }: ReturnType<typeof layoutChain>): readonly string[] {
  return panels.flatMap(({ layout }) =>
    layout.boxes.flatMap(({ box: { key }, content, width, height }) =>
      content.texts
        .filter(({ text, style, y }, index) => {
          const before = content.texts[index - 1]?.y ?? 0;
          return (
            textWidth(text, styles[style]) > width - 2 * boxPadding + 0.01 ||
            y > height ||
            y - before < styles[style].size * 0.9
          );
        })
        .map(({ text }) => `${key}: ${text}`),
    ),
  );
}

const words = fc.constantFrom(
  '',
  'Service plans',
  'Cities delivering responsive services to the urban poor, whoever asks',
  'مدن',
  '都市'.repeat(30),
  'x'.repeat(400),
);

/** Chains of up to 150 results in up to three frameworks, links in every direction. */
const chains = fc
  .record({
    frameworks: fc.array(fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 4,
    }),
    links: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 120 }),
    texts: fc.array(words, { minLength: 3, maxLength: 7 }),
    lined: fc.boolean(),
  })
  .map(({ frameworks, links, texts, lined }): ChainPicture => {
    const text = (index: number) => texts[index % texts.length] ?? '';
    const made = frameworks.map((sizes, at) => ({
      id: `f${at}`,
      title: `Framework ${text(at)}`,
      status: at % 2 === 0 ? 'Draft' : '',
      levels: sizes.map((size, rank) =>
        level(
          `l${rank}`,
          Array.from({ length: size }, (_, index) =>
            box(`f${at}/l${rank}-${index}`, {
              statement: text(index + rank),
              line: lined && rank === 0 ? `Line ${index % 3 === 0 ? '' : index % 3}` : '',
              ...(index % 2 === 0
                ? { rating: { symbol: '●', word: 'On track', tone: 'near' }, coverage: text(rank) }
                : {}),
            }),
          ),
          {
            title: text(rank),
            accountable: text(rank + 1),
            accountability: text(rank + 2),
            system: rank === 1,
            lineAbove: rank === 1,
            sphere: rank < 2 ? 'control' : 'interest',
          },
        ),
      ),
    }));
    const keys = made.flatMap(({ levels }) => levels.flatMap(({ boxes }) => boxes.map(({ key }) => key))).slice(0, 150);
    const kept = new Set(keys);
    const short = made.map((framework) => ({
      ...framework,
      levels: framework.levels
        .map((each) => ({ ...each, boxes: each.boxes.filter(({ key }) => kept.has(key)) }))
        .filter(({ boxes }) => boxes.length > 0),
    }));
    return {
      title: 'Random',
      frameworks: short.filter(({ levels }) => levels.length > 0),
      links: links.map(([from, to, uncertain]) => ({
        from: keys[from % keys.length] ?? '',
        to: keys[to % keys.length] ?? '',
        uncertain,
      })),
    };
  });

describe('the picture of a chain', () => {
  test.each([
    ['5 results', [2, 1, 1, 1], 2],
    ['30 results', [12, 8, 6, 3, 1], 3],
    ['150 results', [60, 50, 25, 10, 4, 1], 2],
    ['150 results, every output for three outcomes', [1, 120, 28, 1], 3],
    ['40 levels', Array.from({ length: 40 }, () => 2), 2],
    ['one result', [1], 0],
  ] as const)('of %s has no fault', (_name, sizes, fan) => {
    expect(faults(tower(sizes, fan))).toEqual([]);
  });

  test('of any chain has no fault', () => {
    fc.assert(
      fc.property(chains, (of) => {
        expect(faults(of)).toEqual([]);
      }),
      { numRuns: process.env.PLUMBLINE_SOAK === '1' ? 800 : 40, seed: 6 },
    );
  });

  test('is the same each time', () => {
    const of = tower([12, 8, 4, 1], 3);
    expect(layoutChain(of, chainWords)).toEqual(layoutChain(structuredClone(of), chainWords));
  });

  test('draws a link to its own level, one downwards, a circle and a link to itself', () => {
    const of = picture(
      [level('low', [box('f/a'), box('f/b')]), level('high', [box('f/c')])],
      [link('f/a', 'f/b'), link('f/c', 'f/a', true), link('f/a', 'f/c'), link('f/b', 'f/b')],
    );
    expect(faults(of)).toEqual([]);
    expect(layoutChain(of, chainWords).flows.map(({ sources }) => sources)).toEqual([['f/a', 'f/b'], ['f/c'], ['f/a']]);
  });
});

test('levels stand above those that feed them, and an outcome above the one output that leads to it', () => {
  const of = picture(
    [level('output', [box('f/a'), box('f/b')]), level('outcome', [box('f/for-b'), box('f/for-a')])],
    [link('f/a', 'f/for-a'), link('f/b', 'f/for-b')],
  );
  const place = new Map(
    layoutChain(of, chainWords).panels[0]?.layout.boxes.map(({ box: { key }, x, y }) => [key, { x, y }] as const),
  );
  expect(place.get('f/for-a')?.x).toBe(place.get('f/a')?.x);
  expect(place.get('f/for-b')?.x).toBe(place.get('f/b')?.x);
  expect(place.get('f/for-a')?.y ?? 0).toBeLessThan(place.get('f/a')?.y ?? 0);
});

test('frameworks that feed another stand below it, side by side', () => {
  const of: ChainPicture = {
    title: 'Three',
    frameworks: ['country', 'programme', 'secretariat'].map((id) => ({
      id,
      title: id,
      status: '',
      levels: [level('output', [box(`${id}/a`)])],
    })),
    links: [link('country/a', 'programme/a'), link('secretariat/a', 'programme/a')],
  };
  const panels = layoutChain(of, chainWords).panels.map(({ framework, x, y }) => ({ id: framework.id, x, y }));
  expect(panels.map(({ id }) => id)).toEqual(['programme', 'country', 'secretariat']);
  expect(panels[1]?.y).toBe(panels[2]?.y);
  expect(panels[1]?.y ?? 0).toBeGreaterThan(panels[0]?.y ?? 0);
  expect(panels[1]?.x ?? 0).toBeLessThan(panels[2]?.x ?? 0);
});

test('a statement is whole where it has room, else its short form stands in, else it is cut', () => {
  const long = 'Cities increasingly characterized by effective local government. '.repeat(9);
  const shown = (more: Parameters<typeof box>[1]) =>
    boxContent(box('f/a', more), 180, 4, chainWords)
      .texts.filter(({ style }) => style === 'statement')
      .map(({ text }) => text)
      .join(' ');
  expect(shown({ statement: 'Better health of residents.', short: 'Health' })).toBe('Better health of residents.');
  expect(shown({ statement: long, short: 'Good government' })).toBe('Good government');
  expect(shown({ statement: long })).toMatch(/^Cities increasingly.*…$/);
});
