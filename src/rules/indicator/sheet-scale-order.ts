import type { ScaleLevel } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { bare } from './bare-text.ts';
import { sheetsOf } from './sheets.ts';

/** The values of a scale rise or fall from level to level, and no two labels are the same. */
export const sheetScaleOrder: Rule = {
  id: 'sheet-scale-order',
  severity: 'error',
  summary: 'The values of a scale rise or fall from level to level, and no two labels are the same.',
  why: 'A scale is read in order; a value that stands twice is two levels at once, and rows hold the value alone.',
  fix: 'Put the levels in order, each with its own value and label.',
  *check({ portfolio }) {
    for (const { name, definition } of sheetsOf(portfolio)) {
      yield* outOfOrder(definition.scale, name);
      yield* sameLabels(definition.scale, name, portfolio.languages);
    }
  },
};

/** The first level that is not on the way that the scale takes from its first level to its second. */
function* outOfOrder(scale: readonly ScaleLevel[], name: string): Iterable<Finding> {
  const [first, second] = scale;
  const way = first === undefined || second === undefined ? 0 : second.value.cmp(first.value);
  for (const [index, level] of scale.entries()) {
    const before = scale[index - 1];
    if (before === undefined || (way !== 0 && level.value.cmp(before.value) === way)) continue;
    const value = level.value.toFixed();
    const message = level.value.eq(before.value)
      ? `Two levels of the scale of ${name} have the value ${value}.`
      : `The level ${value} of the scale of ${name} stands after ${before.value.toFixed()}, out of order.`;
    yield {
      at: child(level.at, 'value'),
      message,
      hint: 'Let the values rise, or fall, from the first level to the last.',
    };
    return;
  }
}

function* sameLabels(scale: readonly ScaleLevel[], name: string, languages: readonly string[]): Iterable<Finding> {
  const seen = new Map<string, ScaleLevel>();
  for (const level of scale) {
    const label = say(level.label, languages);
    const before = seen.get(bare(label));
    seen.set(bare(label), before ?? level);
    // The same level twice is said once, by its value.
    if (before === undefined || before.value.eq(level.value)) continue;
    yield {
      at: child(level.at, 'label'),
      message: `Two levels of the scale of ${name} are called "${label}".`,
      hint: 'Give each level a label of its own.',
      related: [{ at: child(before.at, 'label'), message: 'The other one.' }],
    };
  }
}
