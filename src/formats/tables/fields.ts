import { factColumns } from '../../progress/facts-csv.ts';
import type { Field } from './table.ts';

type Described = readonly (readonly [name: string, type: Field['type'], description: string])[];

const fields = (described: Described): readonly Field[] =>
  described.map(([name, type, description]) => ({ name, type, description }));

export const frameworkFields = fields([
  ['id', 'string', 'Id of the framework.'],
  ['title', 'string', 'Title.'],
  ['status', 'string', 'draft, reviewed or final.'],
  ['version', 'string', 'Version or edition.'],
  ['start', 'date', 'First day of the period it covers.'],
  ['end', 'date', 'Last day of the period it covers.'],
]);

export const resultFields = fields([
  ['framework', 'string', 'Id of its framework.'],
  ['id', 'string', 'Id of the result.'],
  ['level', 'string', 'Id of its level.'],
  ['level_title', 'string', 'Heading of the level.'],
  ['rank', 'integer', 'Position of the level in the chain, lowest 0.'],
  ['statement', 'string', 'The result statement.'],
  ['accountable', 'string', 'Party that answers for it: its own, else that of the level.'],
  ['sphere', 'string', 'control, influence or interest: its own, else that of the level.'],
  ['line', 'string', 'Business or product line.'],
  ['weight', 'number', 'Share among its siblings.'],
  ['status', 'string', 'How far the wording has come.'],
]);

export const linkFields = fields([
  ['framework', 'string', 'Id of the framework that says it.'],
  ['from', 'string', 'Id of the result that contributes.'],
  ['to_framework', 'string', 'Framework of the result it contributes to.'],
  ['to', 'string', 'Id of the result it contributes to.'],
  ['because', 'string', 'Why the one leads to the other.'],
  ['assumptions', 'string', 'Ids of assumptions that must hold, with blanks between.'],
  ['uncertain', 'boolean', 'true: the link is a hypothesis.'],
]);

export const indicatorFields = fields([
  ['framework', 'string', 'Id of its framework.'],
  ['id', 'string', 'Id of the indicator.'],
  ['result', 'string', 'Id of the result it measures.'],
  ['name', 'string', 'Full name.'],
  ['status', 'string', 'draft, reviewed, final or retired.'],
  ['uses', 'string', 'Shared definition in the library.'],
  ['measure', 'string', 'How it is measured.'],
  ['unit', 'string', 'Unit of measure.'],
  ['currency', 'string', 'Currency of a currency measure.'],
  ['per', 'number', 'Factor of numerator ÷ denominator.'],
  ['direction', 'string', 'The desired change.'],
  ['cumulation', 'string', 'How values build up over time.'],
  ['achievement', 'string', 'How achievement is computed, where it is not the default.'],
  ['disaggregate_by', 'string', 'Ids of dimensions, with blanks between.'],
  ['definition', 'string', 'Precise definition.'],
  ['source', 'string', 'Means of verification.'],
  ['collection_frequency', 'string', 'How often it is collected.'],
  ['reporting_frequency', 'string', 'How often it is reported.'],
  ['responsible_collect', 'string', 'Party that collects.'],
  ['responsible_report', 'string', 'Party that reports.'],
  ['responsible_approve', 'string', 'Party that approves.'],
  ['rolls_up_to', 'string', 'Indicator of a higher framework that it feeds: framework/id.'],
]);

/** Dimensions have a column each between reporter and value. */
export function targetFields(dimensions: readonly string[]): readonly Field[] {
  return [
    ...fields([
      ['framework', 'string', 'Id of the framework.'],
      ['indicator', 'string', 'Id of the indicator.'],
      ['kind', 'string', 'baseline or target.'],
      ['period', 'string', 'Period, as written.'],
      ['start', 'date', 'First day of the period.'],
      ['end', 'date', 'Last day of the period.'],
      ['place', 'string', 'Place; blank = the whole.'],
      ['reporter', 'string', 'Party that reports.'],
    ]),
    ...fields(dimensions.map((id) => [id, 'string', 'Category; blank = the total.'])),
    ...fields([
      ['value', 'number', 'Planned value; blank where none is known.'],
      ['min', 'number', 'Lower edge of the band that counts as met.'],
      ['max', 'number', 'Upper edge of the band that counts as met.'],
      ['note', 'string', 'A remark.'],
    ]),
  ];
}

type FactColumn = (typeof factColumns)[number];

const ofFacts: Readonly<Record<FactColumn, readonly [type: Field['type'], description: string]>> = {
  framework: ['string', 'Id of the framework.'],
  indicator: ['string', 'Id of the indicator.'],
  name: ['string', 'Name of the indicator.'],
  result: ['string', 'Id of the result it measures.'],
  level: ['string', 'Id of the level of that result.'],
  unit: ['string', 'Unit of measure.'],
  place: ['string', 'Place; blank = the whole.'],
  dimension: ['string', 'Dimension of the category.'],
  category: ['string', 'Category; blank = the total.'],
  period: ['string', 'Period, as written.'],
  start: ['date', 'First day of the period.'],
  end: ['date', 'Last day of the period.'],
  actual: ['number', 'Value of the period, unrounded.'],
  numerator: ['number', 'Numerator of a percentage or ratio.'],
  denominator: ['number', 'Denominator of a percentage or ratio.'],
  lower: ['number', 'Lower end of the survey interval.'],
  upper: ['number', 'Upper end of the survey interval.'],
  marks: ['string', 'How the value was stated, and what it rests on.'],
  target: ['number', 'Target of the period.'],
  target_min: ['number', 'Lower edge of the target band.'],
  target_max: ['number', 'Upper edge of the target band.'],
  reported: ['integer', 'Expected values that are reported.'],
  expected: ['integer', 'Values that are expected.'],
  withheld: ['integer', 'Expected values that are confidential.'],
  rated: ['boolean', '1: the period is the one that is rated.'],
  actual_to_date: ['number', 'What is rated: of what is summed over time the sum to date.'],
  target_to_date: ['number', 'What it is rated against.'],
  baseline_period: ['string', 'Period of the baseline.'],
  baseline: ['number', 'Baseline.'],
  achievement: ['number', 'Achievement as a ratio, unrounded.'],
  rating: ['string', 'Rating, or why there is none.'],
  reason: ['string', 'Why there is none, in words.'],
  trend: ['string', 'Trend.'],
};

export const factFields: readonly Field[] = factColumns.map((name) => {
  const [type, description] = ofFacts[name];
  return { name, type, description };
});
