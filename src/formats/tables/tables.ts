import { exact } from '../../model/decimal.ts';
import { targetValue } from '../../model/planned.ts';
import type { Framework, Indicator, PlanRow, Portfolio, Result } from '../../model/portfolio.ts';
import { say, type Text } from '../../model/text.ts';
import type { Facts } from '../../progress/facts.ts';
import { factRows } from '../../progress/facts-csv.ts';
import { factFields, frameworkFields, indicatorFields, linkFields, resultFields, targetFields } from './fields.ts';
import type { Cell, Table } from './table.ts';

/** A portfolio as tidy tables: frameworks, results, links, indicators, targets and facts. Texts in the first language that has them. */
export function tablesOf(portfolio: Portfolio, facts: Facts, languages: readonly string[]): readonly Table[] {
  const text = (written: Text | undefined): string | undefined =>
    written === undefined ? undefined : say(written, languages);
  const { frameworks } = portfolio;
  const toFramework = { fields: ['framework'], table: 'frameworks', to: ['id'] };
  const toIndicator = { fields: ['framework', 'indicator'], table: 'indicators', to: ['framework', 'id'] };
  const toResult = (field: string) => ({ fields: ['framework', field], table: 'results', to: ['framework', 'id'] });
  const each = <T>(of: (framework: Framework) => Iterable<T>): readonly (readonly [Framework, T])[] =>
    frameworks.flatMap((framework) => [...of(framework)].map((one) => [framework, one] as const));
  return [
    {
      name: 'frameworks',
      title: 'Frameworks',
      fields: frameworkFields,
      primaryKey: ['id'],
      foreignKeys: [],
      rows: frameworks.map(({ id, title, status, version, period }) => ({
        ...{ id, title: text(title), status, version, start: period?.start, end: period?.end },
      })),
    },
    {
      name: 'results',
      title: 'Results and activities',
      fields: resultFields,
      primaryKey: ['framework', 'id'],
      foreignKeys: [toFramework],
      rows: each(({ results }) => results.values()).map(([framework, result]) => resultRow(framework, result, text)),
    },
    {
      name: 'links',
      title: 'Links of the results chains',
      fields: linkFields,
      primaryKey: [],
      foreignKeys: [toResult('from')],
      rows: each(({ results }) => results.values()).flatMap(([framework, result]) => linkRows(framework, result, text)),
    },
    {
      name: 'indicators',
      title: 'Indicators',
      fields: indicatorFields,
      primaryKey: ['framework', 'id'],
      foreignKeys: [toResult('result')],
      rows: each(({ indicators }) => indicators.values()).map(([framework, one]) => indicatorRow(framework, one, text)),
    },
    {
      name: 'targets',
      title: 'Baselines and targets',
      fields: targetFields([...portfolio.dimensions.keys()]),
      primaryKey: [],
      foreignKeys: [toIndicator],
      rows: [
        ...each(({ indicators }) => indicators.values()).flatMap(([framework, one]) =>
          plannedRows(framework, one, text),
        ),
        ...portfolio.plans
          .filter(({ framework }) => frameworks.some(({ id }) => id === framework))
          .flatMap(({ framework, indicator, rows }) =>
            rows.map((row) => ({ framework, indicator, ...planRow(row, text) })),
          ),
      ],
    },
    {
      name: 'facts',
      title: `Facts as of ${facts.asOf}`,
      fields: factFields,
      primaryKey: [],
      foreignKeys: [toIndicator],
      rows: factRows(facts, languages).map((row) =>
        Object.fromEntries(factFields.map(({ name, type }) => [name, typed(row[name as keyof typeof row], type)])),
      ),
    },
  ];
}

type Say = (written: Text | undefined) => string | undefined;
type Row = { readonly [column: string]: Cell };

function resultRow(framework: Framework, result: Result, text: Say): Row {
  const level = framework.levels.find(({ id }) => id === result.level.id);
  return {
    framework: framework.id,
    id: result.id,
    level: result.level.id,
    level_title: text(level?.title),
    rank: level?.rank,
    statement: text(result.statement),
    accountable: result.accountable?.id ?? level?.accountable?.id,
    sphere: result.sphere ?? level?.sphere,
    line: result.line?.id,
    weight: result.weight,
    status: result.status,
  };
}

function linkRows(framework: Framework, result: Result, text: Say): readonly Row[] {
  return result.contributesTo.map(({ to, because, assumptions, uncertain }) => {
    const [first = '', second] = to.id.split('/');
    return {
      framework: framework.id,
      from: result.id,
      to_framework: second === undefined ? framework.id : first,
      to: second ?? first,
      because: text(because),
      assumptions: assumptions.map(({ id }) => id).join(' ') || undefined,
      uncertain,
    };
  });
}

function indicatorRow(framework: Framework, indicator: Indicator, text: Say): Row {
  return {
    framework: framework.id,
    id: indicator.id,
    result: indicator.result.id,
    name: text(indicator.name),
    status: indicator.status,
    uses: indicator.uses?.id,
    measure: indicator.measure,
    unit: text(indicator.unit),
    currency: indicator.currency,
    per: indicator.per,
    direction: indicator.direction,
    cumulation: indicator.cumulation,
    achievement: indicator.achievement,
    disaggregate_by: indicator.disaggregateBy.map(({ id }) => id).join(' ') || undefined,
    definition: text(indicator.definition),
    source: text(indicator.source),
    collection_frequency: indicator.collectionFrequency,
    reporting_frequency: indicator.reportingFrequency,
    responsible_collect: indicator.responsible.collect?.id,
    responsible_report: indicator.responsible.report?.id,
    responsible_approve: indicator.responsible.approve?.id,
    rolls_up_to: indicator.rollsUpTo?.id,
  };
}

function plannedRows(framework: Framework, indicator: Indicator, text: Say): readonly Row[] {
  const about = { framework: framework.id, indicator: indicator.id };
  const { baseline } = indicator;
  const known: readonly Row[] =
    baseline?.kind === 'known'
      ? [{ ...about, kind: 'baseline', ...span(baseline.period), value: baseline.value, note: text(baseline.note) }]
      : [];
  const targets = indicator.targets.map((target) => ({
    ...about,
    kind: 'target',
    ...span(target.period),
    value: targetValue(target, indicator),
    min: target.min,
    max: target.max,
    note: text(target.note),
  }));
  return [...known, ...targets];
}

function planRow({ kind, period, place, reporter, categories, value, min, max, note }: PlanRow, text: Say): Row {
  return {
    kind,
    ...span(period),
    place: place?.id,
    reporter: reporter?.id,
    ...Object.fromEntries([...categories].map(([dimension, { id }]) => [dimension, id])),
    ...{ value, min, max, note: text(note) },
  };
}

function span({ text: period, start, end }: PlanRow['period']) {
  return { period, start, end };
}

function typed(cell: string | undefined, type: string): Cell {
  if (cell === undefined || cell === '') return undefined;
  if (type === 'number' || type === 'integer') return exact(cell);
  return type === 'boolean' ? cell === '1' : cell;
}
