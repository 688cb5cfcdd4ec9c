import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../src/model/period.ts';
import { datesInWords, dateText, periodText } from '../../src/report/dates.ts';
import { markdownText } from '../../src/report/markdown.ts';
import { blocksOf, spansOf } from '../../src/report/prose.ts';
import { sharedWords } from '../../src/report/words.ts';

const words = await sharedWords('en');

describe('markdownText', () => {
  test('is one line without a bare bar or tag, and shows the text it was given', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'|\\`*_[]<>&;#-+=~$1.) \n\tab"\'!lt'.split('')) });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
        const written = markdownText(text);
        expect(written).not.toMatch(/[\n\r<]|(?<!\\)(?:\\\\)*(?<!\\)\|/);
        const read = written.replace(
          /\\([!-/:-@[-`{-~])|&lt;|&amp;/g,
          (sign, escaped) => escaped ?? (sign === '&lt;' ? '<' : '&'),
        );
        expect(read).toBe(text.replace(/[\s\p{Cc}]+/gu, ' '));
      }),
    );
  });

  test('leaves ordinary text readable', () => {
    expect(markdownText('R&D in 2015: 45% of head_sex, at https://example.org/a_b')).toBe(
      'R&D in 2015: 45% of head_sex, at https://example.org/a_b',
    );
  });
});

describe('spansOf', () => {
  const shape = (text: string) =>
    spansOf(text).map(({ text: shown, strong, emphasis, href }) =>
      [shown, strong ? 'strong' : emphasis ? 'emphasis' : href].filter((part) => part !== '').join('|'),
    );

  test.each([
    ['A **City** is responsible', ['A ', 'City|strong', ' is responsible']],
    ['*one* and _two_', ['one|emphasis', ' and ', 'two|emphasis']],
    ['2 * 3 * 4, head_sex_age', ['2 * 3 * 4, head_sex_age']],
    ['see https://example.org/a(b). End', ['see ', 'https://example.org/a|https://example.org/a', '(b). End']],
    ['see (https://example.org/note), end', ['see (', 'https://example.org/note|https://example.org/note', '), end']],
    ['[here](https://example.org/x|y)', ['here|https://example.org/x%7Cy']],
    ['[here](javascript:alert(1))', ['[here](javascript:alert(1))']],
    ['<b>x</b>', ['<b>x</b>']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(shape(text)).toEqual(expected);
  });

  test('loses nothing of a text without signs', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ,.]*$/), (text) => {
        expect(
          spansOf(text)
            .map((span) => span.text)
            .join(''),
        ).toBe(text.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});

test('blocksOf finds paragraphs and lists', () => {
  const text = 'One\ntwo\n\n1. first\n   goes on\n2. second\nstill second\n\n- a\n* b\n\n# Head #\nAfter';
  expect(
    blocksOf(text).map(({ paragraph, ordered, items }) => [
      paragraph ? 'paragraph' : ordered ? 'ordered' : 'list',
      ...items.map((spans) => spans.map((span) => span.text).join('')),
    ]),
  ).toEqual([
    ['paragraph', 'One two'],
    ['ordered', 'first goes on', 'second still second'],
    ['list', 'a', 'b'],
    ['paragraph', 'Head'],
    ['paragraph', 'After'],
  ]);
});

test.each([
  ['2015', '2015'],
  ['2015-H2', 'H2 2015'],
  ['2015-Q1', 'Q1 2015'],
  ['2015-03', 'March 2015'],
  ['2015-03-05', '5 March 2015'],
  ['FY2015', 'FY2015'],
  ['2013/2017', '2013–2017'],
  ['2013-04/2014-03', 'April 2013–March 2014'],
  ['2013-04/2013-06', 'April–June 2013'],
])('the period %s is written %s', (text, expected) => {
  const period = parsePeriod(text, { starts: '07-01', namedBy: 'end' });
  expect(period && periodText(period, words)).toBe(expected);
});

test('a fiscal year has the abbreviation of the language', async () => {
  const fiscal = parsePeriod('FY2014/FY2015', { starts: '07-01', namedBy: 'end' });
  const french = await sharedWords('fr');
  expect(fiscal && periodText(fiscal, french)).toBe('Ex.\u00A02014–Ex.\u00A02015');
});

test('dates and periods inside a reason are written in words', () => {
  expect(datesInWords('No value for 2026-H1; it was due by 2026-08-29, not 2026-13 or x-2026-01', words)).toBe(
    'No value for H1 2026; it was due by 29 August 2026, not 2026-13 or x-2026-01',
  );
});

test('a date is written in words', () => {
  expect(dateText('2015-12-01', words)).toBe('1 December 2015');
});
