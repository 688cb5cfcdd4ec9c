import type { Definition, Indicator, Result } from '../../model/portfolio.ts';
import type { FrameworkProgress, Progress } from '../../progress/facts.ts';
import { type Edition, type Said, said } from '../edition.ts';
import { type IndicatorView, indicatorView } from '../indicator-plan.ts';
import { type StandingView, standingView } from '../standing.ts';
import { workingSaid } from '../working.ts';

/** One indicator, from its definition to its rating. */
export interface ExampleView {
  readonly indicator: IndicatorView;
  /** What it is a sign of. */
  readonly result: Said;
  readonly resultId: string;
  readonly definition: Said;
  /** Where it stands; null where nothing has been reported. */
  readonly standing: StandingView | null;
  /** How its progress is computed, in words, and with its numbers; both empty where it is not. */
  readonly formula: string;
  readonly working: Said;
  /** The command that shows the rows behind the figure. */
  readonly trace: string;
}

/** The indicator of a framework that shows most of the method; null where there is none. `strand`: results to take it from first. */
export function exampleOf(of: FrameworkProgress, strand: ReadonlySet<string>, edition: Edition): ExampleView | null {
  const best = of.levels
    .flatMap(({ results }) => results)
    .flatMap(({ indicators }) => indicators)
    .filter(({ indicator }) => indicator.status !== 'retired')
    .reduce<Progress | undefined>(
      (best, each) => (best === undefined || tellsMore(each, best, strand) ? each : best),
      undefined,
    );
  return best === undefined ? null : exampleView(best, edition);
}

function tellsMore(a: Progress, b: Progress, strand: ReadonlySet<string>): boolean {
  const [left, right] = [richness(a, strand), richness(b, strand)];
  const differs = left.findIndex((value, index) => value !== right[index]);
  return differs >= 0 && (left[differs] ?? 0) > (right[differs] ?? 0);
}

/** What makes an indicator a good example, most telling first. */
function richness({ indicator, rated, achievement, actual }: Progress, strand: ReadonlySet<string>): readonly number[] {
  const { baseline, targets, direction } = indicator;
  return [
    Number(direction !== 'none'),
    Number(rated && achievement !== undefined && baseline?.kind === 'known'),
    Number(rated && achievement !== undefined),
    Number(targets.length > 1),
    Number(actual !== undefined),
    Number(baseline?.kind === 'known'),
    Number(strand.has(indicator.result.id)),
    writtenIn(indicator),
  ];
}

const fields = ['definition', 'unit', 'source', 'method', 'collectionFrequency'] as const;

function writtenIn(indicator: Indicator): number {
  const given = fields.filter((field: keyof Definition) => indicator[field] !== undefined).length;
  return given + Number(indicator.responsible.collect !== undefined) + Number(indicator.disaggregateBy.length > 0);
}

function exampleView(progress: Progress, edition: Edition): ExampleView {
  const { indicator, framework, result, method, formula, actual, lastKnown, steps } = progress;
  const { words } = edition;
  const isKnown = actual !== undefined || lastKnown !== undefined || steps !== undefined;
  return {
    indicator: indicatorView(indicator, progress, edition),
    result: statementOf(result, edition),
    resultId: indicator.result.id,
    definition: said(indicator.definition, edition),
    standing: isKnown ? standingView(progress, edition) : null,
    formula: formula === undefined ? '' : (words.method[method] ?? ''),
    working: formula === undefined ? '' : workingSaid(formula, edition),
    trace: `plumbline trace ${framework.id}/${indicator.id}`,
  };
}

function statementOf(result: Result | undefined, edition: Edition): Said {
  return said(result?.statement, edition);
}
