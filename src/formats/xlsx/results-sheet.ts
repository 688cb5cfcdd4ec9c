import { accountableOf } from '../../model/accountability.ts';
import type { Exact } from '../../model/decimal.ts';
import type { Framework, Indicator, Level, Result } from '../../model/portfolio.ts';
import { type Edition, partyName, told } from '../../report/edition.ts';
import { plannedText } from '../../report/values.ts';
import { baselineCell, targetCell } from './planned-cell.ts';
import { numberFormat, type SheetCell, type SheetRow, type WorkSheet } from './workbook.ts';

const columns = [
  ['Id', 18],
  ['Result', 38],
  ['Accountable', 17],
  ['Indicator', 38],
  ['Unit', 15],
  ['Baseline', 12],
  ['Baseline period', 11],
  ['Milestones', 20],
  ['Final target', 13],
  ['Target period', 11],
  ['Data source', 25],
  ['Collected', 13],
  ['Responsible', 18],
  ['Assumptions', 30],
] as const;

/** Results with their indicators, the highest level first: a row an indicator, and one for a result without any. */
export function resultsSheet(edition: Edition): WorkSheet {
  const top: SheetRow[] = [
    { cells: [{ value: `Results framework: ${told(edition.portfolio.title, edition)}`, look: 'title' }] },
    { cells: columns.map(([name]): SheetCell => ({ value: name, look: 'heading' })) },
  ];
  const body = edition.portfolio.frameworks.flatMap((framework) => [
    band(`${told(framework.title, edition)} (${framework.id}, ${framework.status})`),
    ...framework.levels.toReversed().flatMap((level) => ofLevel(framework, level, edition)),
  ]);
  return {
    name: 'Results framework',
    columns: columns.map(([, width]) => ({ width })),
    heading: 1,
    frozen: { rows: 2, columns: 2 },
    rows: [...top, ...body],
  };
}

function band(title: string): SheetRow {
  return { cells: columns.map((_, index) => ({ value: index === 0 ? title : undefined, look: 'band' })) };
}

function ofLevel(framework: Framework, level: Level, edition: Edition): readonly SheetRow[] {
  const results = [...framework.results.values()].filter(({ level: { id } }) => id === level.id);
  if (results.length === 0) return [];
  return [band(told(level.title, edition) || level.id), ...results.flatMap((one) => ofResult(framework, one, edition))];
}

function ofResult(framework: Framework, result: Result, edition: Edition): readonly SheetRow[] {
  const party = partyName(accountableOf(framework, result), edition);
  const assumed = new Set(result.contributesTo.flatMap(({ assumptions }) => assumptions.map(({ id }) => id)));
  const assumptions = [...assumed].map((id) => told(framework.assumptions.get(id)?.text ?? id, edition)).join('\n');
  const own = [...framework.indicators.values()].filter((one) => one.result.id === result.id);
  const start = (isFirst: boolean): readonly SheetCell[] => [
    { value: isFirst ? result.id : undefined, look: 'key' },
    { value: isFirst ? told(result.statement, edition) : undefined, look: 'text' },
    { value: isFirst ? party : undefined, look: 'text' },
  ];
  const end = (isFirst: boolean): SheetCell => ({ value: isFirst ? assumptions : undefined, look: 'text' });
  if (own.length === 0) {
    return [{ cells: [...start(true), ...columns.slice(3, -1).map((): SheetCell => blank), end(true)] }];
  }
  return own.map((one, index) => ({ cells: [...start(index === 0), ...ofIndicator(one, edition), end(index === 0)] }));
}

const blank: SheetCell = { value: undefined, look: 'text' };

function ofIndicator(indicator: Indicator, edition: Edition): readonly SheetCell[] {
  const { baseline, targets, responsible, status } = indicator;
  const terms = { edition, format: numberFormat(plannedNumbers(indicator)) };
  const final = targets.at(-1);
  const milestones = targets
    .slice(0, -1)
    .map((target) => `${target.period.text}: ${plannedText(target, indicator, edition)}`);
  const name = told(indicator.name ?? indicator.id, edition);
  const plain = (value: string | undefined): SheetCell => ({ value, look: 'text' });
  return [
    plain(status === 'final' ? name : `${name} (${status})`),
    plain(told(indicator.unit, edition)),
    baselineCell(indicator, terms),
    plain(baseline?.kind === 'known' ? baseline.period.text : undefined),
    plain(milestones.join('\n')),
    targetCell(final, indicator, terms),
    plain(final?.period.text),
    plain(told(indicator.source, edition)),
    plain(indicator.collectionFrequency),
    plain(partyName(responsible.report ?? responsible.collect, edition)),
  ];
}

/** The figures of a plan, which share a format. */
export function plannedNumbers({ baseline, targets }: Indicator): readonly Exact[] {
  const values = [baseline?.kind === 'known' ? baseline.value : undefined, ...targets.map(({ value }) => value)];
  return values.flatMap((value) => value ?? []);
}
