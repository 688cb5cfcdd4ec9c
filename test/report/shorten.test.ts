import { describe, expect, test } from 'vitest';
import { spansOf } from '../../src/report/prose.ts';
import { shortSaid, shortSpans } from '../../src/report/shorten.ts';
import { shortText } from '../../src/text/short-text.ts';

describe('a text that is too long', () => {
  test.each([
    ['fits whole', 'one two', 7, 'one two'],
    ['is cut between words', 'one two three', 10, 'one two…'],
    ['loses the sign before the cut', 'one two, three', 10, 'one two…'],
    ['is cut in a word where that is most of it', 'Wortwortwort', 6, 'Wortw…'],
    ['keeps no half of a joined sign', '👩🏽‍🌾👩🏽‍🌾👩🏽‍🌾', 7, '👩🏽‍🌾…'],
    ['is counted in characters, not in units', '🏙️🏙️', 4, '🏙️🏙️'],
  ])('%s', (_name, text, most, short) => {
    expect(shortText(text, most)).toBe(short);
  });

  test('keeps its language', () => {
    expect(shortSaid({ text: 'un deux trois', lang: 'fr' }, 10)).toEqual({ text: 'un deux…', lang: 'fr' });
  });

  test('of several spans keeps what comes before the cut', () => {
    const shown = (most: number) => shortSpans(spansOf('one **two three** four'), most).map(({ text }) => text);
    expect(shown(30)).toEqual(['one ', 'two three', ' four']);
    expect(shown(9)).toEqual(['one ', 'two…']);
    expect(shown(5)).toEqual(['one…']);
  });
});
