import type { Indicator } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import { type Edition, partyName, told } from '../../report/edition.ts';
import { plannedText, valueText } from '../../report/values.ts';
import type { SheetRow, WorkSheet } from './workbook.ts';

/** A reference sheet for each indicator, one below the other, each on a printed page of its own. */
export function referenceSheet(edition: Edition): WorkSheet {
  const rows: SheetRow[] = [
    { cells: [{ value: `Indicator reference sheets: ${told(edition.portfolio.title, edition)}`, look: 'title' }] },
  ];
  const spans: { row: number; column: number; width: number }[] = [];
  const breaks: number[] = [];
  for (const { indicators } of edition.portfolio.frameworks) {
    for (const indicator of indicators.values()) {
      if (rows.length > 1) breaks.push(rows.length - 1);
      spans.push({ row: rows.length, column: 0, width: 2 });
      rows.push(...sheetOf(indicator, edition));
    }
  }
  return {
    ...{ name: 'Reference sheets', columns: [{ width: 26 }, { width: 100 }], heading: 0 },
    ...{ frozen: { rows: 1, columns: 0 }, rows, spans, breaks },
  };
}

function sheetOf(indicator: Indicator, edition: Edition): readonly SheetRow[] {
  const title = `${told(indicator.name ?? indicator.id, edition)} (${indicator.framework}/${indicator.id})`;
  return [
    {
      cells: [
        { value: title, look: 'band' },
        { value: undefined, look: 'band' },
      ],
    },
    ...linesOf(indicator, edition)
      .filter(([, value]) => value !== '')
      .map(
        ([label, value]): SheetRow => ({
          cells: [
            { value: label, look: 'label' },
            { value, look: 'text' },
          ],
        }),
      ),
    { cells: [] },
  ];
}

function linesOf(indicator: Indicator, edition: Edition): readonly (readonly [label: string, value: string])[] {
  const { portfolio } = edition;
  const framework = portfolio.frameworks.find(({ id }) => id === indicator.framework);
  const result = framework?.results.get(indicator.result.id);
  const say = (text: Text | undefined) => told(text, edition);
  const titled = (ids: readonly { readonly id: string }[]) =>
    ids.map(({ id }) => told(portfolio.dimensions.get(id)?.title ?? id, edition)).join(', ');
  const { baseline, targets, responsible } = indicator;
  const party = (role: keyof typeof responsible) => partyName(responsible[role], edition);
  return [
    ['Result measured', say(result?.statement) || indicator.result.id],
    ['Status', indicator.status],
    ['Definition', say(indicator.definition)],
    ['Measure', indicator.measure ?? ''],
    ['Unit', say(indicator.unit)],
    ['Numerator', say(indicator.numerator)],
    ['Denominator', say(indicator.denominator)],
    ['Desired change', indicator.direction ?? ''],
    ['Builds up over time', indicator.cumulation ?? ''],
    ['Disaggregated by', titled(indicator.disaggregateBy)],
    ['Rationale', say(indicator.rationale)],
    ['Data source', say(indicator.source)],
    ['Method', say(indicator.method)],
    ['Collected', indicator.collectionFrequency ?? ''],
    ['Reported', indicator.reportingFrequency ?? ''],
    ['Who collects', party('collect')],
    ['Who reports', party('report')],
    ['Who approves', party('approve')],
    ['Baseline', baselineText(baseline, indicator, edition)],
    ['Targets', targets.map((one) => `${one.period.text}: ${plannedText(one, indicator, edition)}`).join('\n')],
    ['Rationale for targets', say(indicator.targetRationale)],
    ['Known limitations', say(indicator.knownLimitations)],
    ['Changes', indicator.changes.map(({ date, what }) => `${date}: ${say(what)}`).join('\n')],
    ['Note', say(indicator.note)],
  ];
}

function baselineText(baseline: Indicator['baseline'], indicator: Indicator, edition: Edition): string {
  if (baseline === undefined) return '';
  if (baseline.kind === 'planned') return `planned for ${baseline.when.text}`;
  if (baseline.kind === 'not-applicable') return told(baseline.reason, edition);
  const source = told(baseline.source, edition);
  const value = baseline.value === undefined ? '' : valueText(baseline.value, indicator, edition);
  return [`${value} (${baseline.period.text})`, ...(source === '' ? [] : [source])].join('; ');
}
