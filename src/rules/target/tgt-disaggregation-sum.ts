import { digits, sum } from '../../model/decimal.ts';
import { measuredIndicators } from '../../model/indicators.ts';
import { isAdditive, isCounted } from '../../model/measure.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { type Parts, partsOf } from './parts-of-plans.ts';
import { aboutRow, plansByName } from './planned-values.ts';

/** Targets per place and per category add up to the total. */
export const tgtDisaggregationSum: Rule = {
  id: 'tgt-disaggregation-sum',
  reach: 'framework',
  severity: 'warning',
  summary:
    'Baselines and targets per place, and per category of an exhaustive dimension, add up to the total of their period.',
  why: 'A target that nobody is to deliver, or that is handed out twice, is missed on paper before the work begins (Akvo RSR).',
  fix: 'Correct a part or the total.',
  *check({ portfolio }) {
    const plans = plansByName(portfolio);
    if (plans.size === 0) return;
    for (const owned of measuredIndicators(portfolio)) {
      const { framework, id, aggregation } = owned.indicator;
      const plan = plans.get(`${framework}/${id}`);
      const adds = isAdditive(owned.indicator) && !isCounted(owned.indicator);
      if (plan === undefined || !adds) continue;
      const overPlaces = aggregation.places ?? 'sum';
      for (const parts of partsOf(plan, owned, portfolio)) {
        const first = parts.rows[0];
        if (first === undefined || (parts.over === 'places' && overPlaces !== 'sum')) continue;
        const said = compared(parts);
        if (said === undefined) continue;
        yield {
          at: child(first.at, 'value'),
          message: `The ${parts.kind}s of ${id} for ${parts.period.text} ${said}`,
          hint: 'Correct a part or the total.',
          related: [{ at: parts.total.at, message: 'The total.' }],
        };
      }
    }
  },
};

/** What is wrong with the sum; undefined where nothing is, or where a part is blank. Incomplete parts may come to less. */
function compared({ rows, total, complete }: Parts): string | undefined {
  const values = rows.flatMap(({ value }) => value ?? []);
  const added = sum(values);
  if (values.length < rows.length || added.eq(total.value) || (added.lt(total.value) && !complete)) return undefined;
  const shown = rows.slice(0, 6).map((row) => `${aboutRow(row)} ${digits(row.value ?? added)}`);
  const list = rows.length > 6 ? `${shown.join(' + ')} + ${rows.length - 6} more` : shown.join(' + ');
  return `add up to ${digits(added)} (${list}); their total is ${digits(total.value)}.`;
}
