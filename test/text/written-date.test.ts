import { describe, expect, it } from 'vitest';
import { dateReader, periodText, withoutTime } from '../../src/text/written-date.ts';

describe('times as cells write them', () => {
  it.each([
    ['YYYYMM', '202403', '2024-03'],
    ['YYYYMM', '2021M03', '2021-03'],
    ['YYYYMM', '20243', undefined],
    ['YYYYMMDD', '20240311', '2024-03-11'],
    // The first of November or the eleventh of January.
    ['YYYYMMDD', '2024111', undefined],
    ['YYYYQ', '2024Q1', '2024-Q1'],
    ['YYYYH', '2024S2', '2024-H2'],
    ['MM/YYYY', '3/2024', '2024-03'],
    ['FYYYYY', 'FY 2023', 'FY2023'],
    ['FYYY', 'FY23', 'FY2023'],
    ['YYYY/YY', '2023/24', '2023/2024'],
    ['MMMM YY', 'Mär 24', '2024-03'],
    ['MMMM YYYY', 'fevereiro 2024', '2024-02'],
    ['DD. MMMM YYYY', '1. Dezember 2024', '2024-12-01'],
  ])('%s: %s', (format, text, expected) => {
    expect(dateReader(format)?.(text)?.map(periodText).join('/')).toBe(expected);
  });

  it.each([
    ['2024-03-01T08:12:45.123+03:00', '2024-03-01'],
    ['2024-03-01 00:00:00', '2024-03-01'],
    ['31/12/2024 11:59 PM', '31/12/2024'],
    ['2024-03-01', '2024-03-01'],
    ['12:30', '12:30'],
  ])('without its time of day: %s', (text, expected) => {
    expect(withoutTime(text)).toBe(expected);
  });
});
