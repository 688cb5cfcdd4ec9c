import { expect, test } from 'vitest';
import { meantPeriod } from '../../src/text/meant-period.ts';

test.each([
  ['2023-24', 'Write FY2024 or FY2023: fiscal_year: {starts, named_by} says whether the end or the start names it.'],
  ['1999/00', 'Write FY2000 or FY1999: fiscal_year: {starts, named_by} says whether the end or the start names it.'],
  ['2023-15', undefined],
  ['FY 2025', 'Write FY2025.'],
  ['2025Q3', 'Write 2025-Q3.'],
  ['h1/2025', 'Write 2025-H1.'],
  ['2023 – 2025', 'Write 2023/2025.'],
  ['FY-2025', 'Write FY2025.'],
  ['03/2025', 'Write 2025-03.'],
  ['2025.11', 'Write 2025-11.'],
  ['2013 à 2015', 'Write 2013/2015.'],
  ['Year 2', 'Write the year itself: 2015, or FY2015 where it is a fiscal year.'],
  ['baseline', undefined],
])('%s', (text, hint) => {
  expect(meantPeriod(text)).toBe(hint);
});
