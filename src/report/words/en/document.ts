import { keyed } from '../keyed.ts';
import { numberIn, pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Documents and how they were made: title block and method box. */
export const document = {
  /** The page's own language, and names of those that its texts may be in. */
  languageName: keyed({ en: 'English', fr: 'French', es: 'Spanish', pt: 'Portuguese', ar: 'Arabic' }),
  /** `languages`: names, the first to fall back on first. */
  fallback: (languages: string) =>
    `Texts of the portfolio that have no English version are shown in another language: ${languages}.`,
  listed: (names: readonly string[]) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
  checked: (errors: number, warnings: number, waived: number) =>
    [
      plural(errors, { one: '# error', other: '# errors' }),
      plural(warnings, { one: '# warning', other: '# warnings' }),
      ...(waived > 0 ? [`${numberIn(waived, 'en')} waived`] : []),
    ].join(', '),
  revisionOf: (commit: string, date: string) => `${commit} of ${date}`,
  changedSince: (revision: string) => `${revision}, and changes since`,
  meaning: keyed({
    'no-data': 'No value has been reported for the period.',
    overdue: 'The time to report the period has run out and no value has come.',
    'not-due': 'No target period has ended yet.',
    incomplete: 'Too few of those expected have reported; the figure is shown and not rated.',
    'no-target': 'No target has been set.',
    'cannot-compute': 'A rating cannot be computed, for the reason given.',
    context: 'Shown and not rated: context, or a figure without a target that it can be compared with.',
    retired: 'No longer in use.',
    'insufficient-data': 'Too few of the result’s indicators are rated to say how they stand together.',
  }),
  method: keyed({
    'from-baseline': '(actual − baseline) ÷ (target − baseline)',
    'ratio-to-target': 'actual ÷ target; where less is better, target ÷ actual',
    'within-band': '100% inside the band; outside, 100% less the distance as a share of the tolerance',
    binary: '100% when it is so, else 0%',
    steps: 'weight of the due steps completed ÷ weight of the steps due',
    scale: 'the rating that the level reached carries on its own scale',
    none: 'shown, not rated',
  }),
  methodName: keyed({
    'from-baseline': 'From the baseline',
    'ratio-to-target': 'Share of the target',
    'within-band': 'Within a band',
    binary: 'Yes or no',
    steps: 'Steps completed',
    scale: 'On a scale',
    none: 'For information',
  }),
  /** How a figure was put together, beside its numbers. */
  working: {
    actual: 'actual',
    target: 'target',
    baseline: 'baseline',
    expected: (date: string) => `expected on ${date}`,
    weightedMean: (count: string, weights: string) => `weighted mean of ${count}, weights ${weights} in all`,
    mean: (count: string) => `unweighted mean of ${count}`,
    median: (count: string) => `median of ${count}`,
    min: (count: string) => `min of ${count}`,
    max: (count: string) => `max of ${count}`,
    places: (met: string, all: string) => `${met} of ${all} places`,
    and: 'and',
    toBe: (is: string, wanted: string) => `${is}, to be ${wanted}`,
  },
  from: (edge: string) => `${edge} or more`,
  below: (edge: string) => `below ${edge}`,
  above: (edge: string) => `above ${edge}`,
  upTo: (edge: string) => `up to ${edge}`,
  fromTo: (start: string, end: string) => `${start} to below ${end}`,
};
