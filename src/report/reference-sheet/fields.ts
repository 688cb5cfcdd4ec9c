import { cumulationOf, placesRuleOf } from '../../model/defaults.ts';
import { isQuotient } from '../../model/measure.ts';
import type { ExpectedPlace, Indicator, Level, PlaceAggregation, Result } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import type { Progress } from '../../progress/facts.ts';
import { dateText, periodText } from '../dates.ts';
import { type Edition, partyName, plainText, type Said, said, told } from '../edition.ts';
import { levelTitle } from '../levels.ts';
import type { Brief } from '../report.ts';
import { number, percent } from '../values.ts';
import type { words } from './words/en.ts';

/** A field of a sheet with what it holds. */
export interface SheetField {
  readonly label: string;
  readonly lines: readonly Said[];
  /** Too long for half the width of a page. */
  readonly wide: boolean;
  /** A collector needs it, and it is not stated. */
  readonly isGap: boolean;
}

export type SheetBrief = Brief<typeof words>;

/** As many characters stand in one or two lines of half a page. */
const narrow = 60;

/** A field that is left out where nothing is stated. */
export function field(label: string, ...lines: readonly Said[]): SheetField | null {
  const filled = lines.filter((line) => plainText(line) !== '');
  const wide = filled.length > 1 || filled.some((line) => plainText(line).length > narrow);
  return filled.length === 0 ? null : { label, lines: filled, wide, isGap: false };
}

/** A field that is a marked gap where nothing is stated. */
export function needed(label: string, ...lines: readonly Said[]): SheetField {
  return field(label, ...lines) ?? { label, lines: [], wide: false, isGap: true };
}

export function day(date: string | undefined, { words }: Edition): string {
  return date === undefined ? '' : dateText(date, words);
}

/** Which indicator it is, of which result, and how far its definition has come. */
export function identityOf(
  { indicator, framework }: Progress,
  result: Result,
  level: Level,
  { edition, words }: SheetBrief,
): readonly (SheetField | null)[] {
  const { labels } = words;
  const shared = edition.words.labels;
  const party = (id: Indicator['author']) => partyName(id, edition);
  return [
    field(labels.code, indicator.id),
    field(shared.framework, said(framework.title, edition)),
    field(shared.level, levelTitle(level, edition)),
    needed(labels.resultMeasured, said(result.statement, edition)),
    field(shared.status, edition.words.status[indicator.status] ?? indicator.status),
    field(labels.role, words.role[indicator.class ?? ''] ?? ''),
    field(shared.tier, indicator.tier ?? ''),
    field(shared.weight, indicator.weight === undefined ? '' : number(indicator.weight, edition)),
    field(labels.sharedDefinition, indicator.uses?.id ?? ''),
    field(labels.rollsUpTo, indicator.rollsUpTo?.id ?? ''),
    field(labels.related, indicator.related.map(({ id }) => id).join(', ')),
    field(labels.codes, ...indicator.references.map(({ vocabulary, code }) => `${vocabulary} ${code}`)),
    field(labels.external, indicator.reportedExternally ? edition.words.yes : ''),
    field(labels.definedBy, party(indicator.author)),
    field(labels.created, day(indicator.created, edition)),
    field(labels.updated, day(indicator.updated, edition)),
    field(labels.nextReview, day(indicator.nextReview, edition)),
    field(
      edition.words.status.retired,
      said(indicator.retired?.reason, edition),
      indicator.retired?.successor === undefined ? '' : words.replacedBy(indicator.retired.successor.id),
    ),
  ];
}

/** What is measured, so that two people would count the same. */
export function definitionOf(indicator: Indicator, { edition, words }: SheetBrief): readonly (SheetField | null)[] {
  const { labels } = words;
  const shared = edition.words.labels;
  const text = (of: Text | undefined) => said(of, edition);
  const isShare = isQuotient(indicator);
  return [
    needed(labels.definition, text(indicator.definition)),
    needed(labels.rationale, text(indicator.rationale)),
    needed(labels.informationUse, text(indicator.informationUse)),
    field(shared.proxy, text(indicator.proxy)),
    needed(labels.measure, words.measure[indicator.measure ?? ''] ?? ''),
    ...unitOf(indicator, { edition, words }),
    isShare ? needed(labels.numerator, text(indicator.numerator)) : field(labels.numerator, text(indicator.numerator)),
    isShare
      ? needed(labels.denominator, text(indicator.denominator))
      : field(labels.denominator, text(indicator.denominator)),
    field(labels.formula, text(indicator.formula)),
    field(labels.per, isShare && !indicator.per.equals(1) ? number(indicator.per, edition) : ''),
    field(labels.parts, words.parts[indicator.parts ?? ''] ?? ''),
    field(labels.counts, words.counts[indicator.counts ?? ''] ?? ''),
    needed(labels.direction, words.direction[indicator.direction ?? ''] ?? ''),
    field(labels.cumulation, words.cumulation[cumulationOf(indicator) ?? ''] ?? ''),
    field(shared.brokenDownBy, ...dimensionsOf(indicator, edition)),
    field(labels.remark, text(indicator.note)),
  ];
}

/** What a level, a step or a yes or no is measured in goes without saying. */
const unitless: ReadonlySet<string> = new Set(['ordinal', 'boolean', 'milestone', 'qualitative']);

function unitOf(
  indicator: Indicator,
  { edition }: Pick<SheetBrief, 'edition' | 'words'>,
): readonly (SheetField | null)[] {
  const { unit } = edition.words.labels;
  const written = said(indicator.unit ?? indicator.currency, edition);
  return [unitless.has(indicator.measure ?? '') ? field(unit, written) : needed(unit, written)];
}

/** Each dimension with its closed list of categories. */
function dimensionsOf({ disaggregateBy }: Indicator, edition: Edition): readonly Said[] {
  return disaggregateBy.flatMap(({ id }) => {
    const dimension = edition.portfolio.dimensions.get(id);
    if (dimension === undefined) return [id];
    const categories = [...dimension.categories.values()].map(({ title }) => told(title, edition));
    const name = told(dimension.title, edition);
    return [categories.length === 0 ? name : `${name}${edition.words.labels.colon} ${categories.join(', ')}`];
  });
}

/** Who collects it where, when and how, and how values are combined. */
export function collectionOf(progress: Progress, { edition, words }: SheetBrief): readonly (SheetField | null)[] {
  const { indicator, framework } = progress;
  const { labels } = words;
  const shared = edition.words.labels;
  const { collect, report, approve } = indicator.responsible;
  const { periods, frameworks, deduplicated } = indicator.aggregation;
  const { collectionFrequency: collected, reportingFrequency: reported } = indicator;
  const places = placesRuleOf(indicator);
  const hasManyPlaces = edition.portfolio.places.size > 1;
  return [
    needed(shared.source, said(indicator.source, edition)),
    field(labels.sourceType, words.sourceType[indicator.sourceType ?? ''] ?? ''),
    needed(labels.method, said(indicator.method, edition)),
    needed(
      labels.collectionFrequency,
      collected === undefined ? '' : (edition.words.frequency[collected] ?? collected),
    ),
    needed(labels.reportingFrequency, reported === undefined ? '' : (edition.words.frequency[reported] ?? reported)),
    field(labels.due, words.dueAfter(indicator.dueAfterDays)),
    needed(labels.collectedBy, partyName(collect, edition)),
    needed(labels.reportedBy, partyName(report, edition)),
    needed(labels.approvedBy, partyName(approve, edition)),
    field(labels.dataProvider, partyName(indicator.dataProvider, edition)),
    field(labels.places, placesIn(indicator.places ?? framework.places, edition, words)),
    field(labels.acrossPlaces, hasManyPlaces && !isUnclear(places) ? ruleText(places, edition, words) : ''),
    field(labels.acrossPeriods, words.periodRule[periods ?? ''] ?? ''),
    field(labels.acrossFrameworks, words.rule[frameworks ?? ''] ?? ''),
    field(labels.deduplicated, said(deduplicated, edition)),
    field(labels.minCoverage, indicator.minCoverage === undefined ? '' : percent(indicator.minCoverage, edition)),
    field(labels.cost, costText(indicator, edition), said(indicator.cost?.note, edition)),
  ];
}

function isUnclear(rule: ReturnType<typeof placesRuleOf>): rule is Extract<typeof rule, { kind: 'unclear' }> {
  return typeof rule === 'object' && rule.kind === 'unclear';
}

/** Comparisons as readers write them. */
const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };

function ruleText(rule: PlaceAggregation, edition: Edition, catalogue: typeof words): string {
  if (typeof rule !== 'object') return catalogue.rule[rule] ?? rule;
  const { op, value } = rule.condition;
  return `${catalogue.rule[rule.kind] ?? rule.kind} ${signs[op] ?? op} ${number(value, edition)}`;
}

function placesIn(places: readonly ExpectedPlace[] | undefined, edition: Edition, catalogue: typeof words): string {
  return (places ?? [])
    .map(({ id, from, until }) => {
      const name = told(edition.portfolio.places.get(id)?.title ?? id, edition);
      const bounds = [
        from === undefined ? '' : catalogue.since(periodText(from, edition.words)),
        until === undefined ? '' : catalogue.until(periodText(until, edition.words)),
      ].filter((bound) => bound !== '');
      return bounds.length === 0 ? name : `${name} (${bounds.join(', ')})`;
    })
    .join(', ');
}

function costText({ cost }: Indicator, edition: Edition): string {
  return cost === undefined ? '' : `${cost.currency} ${number(cost.amount, edition)}`;
}
