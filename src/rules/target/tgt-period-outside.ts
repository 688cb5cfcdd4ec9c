import { measuredIndicators } from '../../model/indicators.ts';
import { contains, type Period } from '../../model/period.ts';
import type { Framework, Indicator } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child, keyOf, type Location } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Targets and steps lie inside the framework's period. */
export const tgtPeriodOutside: Rule = {
  id: 'tgt-period-outside',
  reach: 'framework',
  severity: 'warning',
  summary: 'Targets and due dates of steps lie inside the period of their framework.',
  why: 'What is to be reached after the end is reported by nobody (TolaData checks programme dates).',
  fix: 'Correct the period of the target, or that of the framework.',
  *check({ portfolio }) {
    for (const { framework, indicator } of measuredIndicators(portfolio)) {
      for (const { period, at } of indicator.targets) {
        yield* outside(`The target of ${indicator.id} for ${period.text}`, period, {
          at: keyOf(at),
          framework,
          indicator,
        });
      }
      for (const { id, due, at } of indicator.steps.values()) {
        if (due === undefined) continue;
        const title = `The step ${id} of ${indicator.id} is due ${due.text}, which`;
        yield* outside(title, due, { at: child(at, 'due'), framework, indicator });
      }
    }
  },
};

interface Frame {
  readonly at: Location;
  readonly framework: Framework;
  readonly indicator: Indicator;
}

function* outside(title: string, period: Period, { at, framework, indicator }: Frame): Iterable<Finding> {
  const whole = framework.period;
  if (whole === undefined) return;
  // Of a level or a running total only the end matters: fiscal years may begin before a framework does.
  const lies =
    indicator.cumulation === 'incremental'
      ? contains(whole, period)
      : whole.start <= period.end && period.end <= whole.end;
  if (lies) return;
  yield {
    at,
    message: `${title} lies outside the period of ${framework.id} (${whole.text}).`,
    hint: 'Correct one of the two.',
    related: [{ at: child(framework.at, 'period'), message: 'The period of the framework.' }],
  };
}
