import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, layOut, lineOf } from '../../src/commands/table-layout.ts';

const columns: readonly Column[] = [
  { heading: 'Rating', widest: 12, narrowest: 8 },
  { heading: 'Name', widest: 20, narrowest: 6 },
  { heading: 'Value', right: true, widest: 12 },
  { heading: 'Period', widest: 10, leaves: 2 },
  { heading: 'Trend', widest: 10, leaves: 1 },
];
const rows = [
  ['at risk', 'Households with water', '1,250', '2015', 'up'],
  ['milestone met', 'Kiosks', '7', '2015-Q1', 'steady'],
];

function shown(width: number): readonly string[] {
  const layout = layOut(columns, rows, width);
  return [columns.map(({ heading }) => heading), ...rows].map((cells) => lineOf(cells, layout));
}

test('as wide as the cells where there is room, figures on the right', () => {
  expect(shown(200)).toEqual([
    'Rating        Name                  Value  Period   Trend',
    'at risk       Households with wat…  1,250  2015     up',
    'milestone m…  Kiosks                    7  2015-Q1  steady',
  ]);
});

test('first the columns give way, then they leave in their order', () => {
  expect(shown(45)).toEqual([
    'Rating        Name     Value  Period   Trend',
    'at risk       Househ…  1,250  2015     up',
    'milestone m…  Kiosks       7  2015-Q1  steady',
  ]);
  expect(shown(32)).toEqual([
    'Rating    Name    Value  Period',
    'at risk   House…  1,250  2015',
    'milesto…  Kiosks      7  2015-Q1',
  ]);
  expect(shown(23)[1]).toBe('at risk   House…  1,250');
});

test('a line is never wider than asked, as long as the columns that stay have room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 23, max: 120 }), (width) => {
      for (const line of shown(width)) expect([...line].length).toBeLessThanOrEqual(width);
    }),
  );
});
