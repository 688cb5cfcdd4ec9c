import { exact } from '../../model/decimal.ts';
import { isDate, overlaps } from '../../model/period.ts';
import { given } from '../../model/reading.ts';
import { say, type Text } from '../../model/text.ts';
import { compareText } from '../../text/finding.ts';
import { writeYaml, type YamlData } from '../../text/yaml-document.ts';
import { type Names, noNames } from '../taken-in/names.ts';
import { type PortfolioFile, planText, storeText } from '../taken-in/store-text.ts';
import type { Activity, CodedShare, Indicator, Narratives, Organisation, Reference, Result } from './activity.ts';
import { ascendingOf, directionOf, levelOf, measureCode, vocabularyName } from './codes.ts';
import { documentKeys } from './document-keys.ts';
import { dimensionOrder, languageCode, placeOf, publisherOf, type Registry, textOf } from './registry.ts';
import { type TakenFigures, takeInFigures } from './take-in-figures.ts';

/** How many there were of each, and how many figures travel along as published. */
export interface Tally {
  activities: number;
  results: number;
  indicators: number;
  baselines: number;
  targets: number;
  actuals: number;
  carried: number;
}

export interface TakeIn {
  readonly registry: Registry;
  readonly tally: Tally;
  /** How numbers build up over time, which IATI does not say. */
  readonly cumulation?: string;
}

/** An activity as the files of a framework: its YAML, its plans and its rows in the store. */
export function takeInActivity(activity: Activity, taking: TakeIn): readonly PortfolioFile[] {
  const { registry, tally } = taking;
  const id = registry.frameworks.take(activity.identifier, 'activity');
  const about = activity.identifier === '' ? id : activity.identifier;
  for (const { ref, name } of activity.locations) placeOf(registry, ref, plainText(name, registry));
  tally.activities += 1;
  const ids: Ids = { results: noNames(), indicators: noNames(['con', 'nul', 'prn', 'aux']) };
  const made = activity.results.map((result) => takeInResult(result, { ...taking, about, ids, activity }));
  const indicators = made.flatMap((one) => one.indicators);
  const needsOther = made.some(({ level }) => level === 'other');
  const title = textOf(activity.title, registry, `${about}, title`);
  if (title === undefined) registry.oddities.add('texts that are missing', `${about} has no title; its identifier is.`);
  const data: { readonly [key: string]: YamlData } = {
    id,
    title: title ?? about,
    status: 'draft',
    ...given({ period: periodOf(activity) }),
    iati: { ...activityKeys(activity, registry, about), ...placeKeys(indicators, registry) },
    ...given({ narrative: textOf(activity.description, registry, `${about}, description`) }),
    ...(needsOther ? { levels: levelsWithOther } : {}),
    results: Object.fromEntries(made.map((one) => [one.id, one.data])),
    indicators: Object.fromEntries(indicators.map((one) => [one.id, one.data])),
  };
  const order = dimensionOrder(registry);
  return [
    { path: `frameworks/${id}.yaml`, text: writeYaml(data) },
    ...indicators.flatMap(({ id: indicator, figures: { rows, plan } }): readonly PortfolioFile[] => [
      ...(plan.length === 0 ? [] : [{ path: `plans/${id}/${indicator}.csv`, text: planText(plan, order) }]),
      ...(rows.length === 0 ? [] : [{ path: `measurements/${id}/${indicator}.csv`, text: storeText(rows, order) }]),
    ]),
  ];
}

const levelsWithOther: readonly YamlData[] = [
  { id: 'other', title: 'Other results' },
  { id: 'output', title: 'Outputs' },
  { id: 'outcome', title: 'Outcomes' },
  { id: 'impact', title: 'Impact' },
];

interface Ids {
  readonly results: Names;
  readonly indicators: Names;
}

interface Within extends TakeIn {
  readonly about: string;
  readonly ids: Ids;
  readonly activity: Activity;
}

interface MadeIndicator {
  readonly id: string;
  readonly data: YamlData;
  readonly figures: TakenFigures;
}

function takeInResult(result: Result, within: Within) {
  const { registry, tally, about, ids } = within;
  tally.results += 1;
  const title = textOf(result.title, registry, `${about}, title of a result`, result.line);
  const id = ids.results.take(plainText(result.title, registry) ?? '', 'result');
  if (title === undefined)
    registry.oddities.add(
      'texts that are missing',
      `${about}: a result has no title; it is called ${id}.`,
      result.line,
    );
  if (result.indicators.length === 0)
    registry.oddities.add('results without an indicator', `${about}: result ${id} has no indicator.`, result.line);
  const level = levelOf(result.type) ?? 'other';
  const type = level === 'other' && result.type !== '9' ? result.type : undefined;
  if (type !== undefined)
    registry.oddities.add(
      'codes that are unknown',
      `${about}: result type "${type}" is kept, as another result.`,
      result.line,
    );
  const documents = result.documents.map((one) => documentKeys(one, registry, about));
  const data: YamlData = {
    level,
    statement: title ?? id,
    references: codedIn(result, registry, about).map(({ vocabulary, code, uri }) => ({
      vocabulary: vocabulary ?? '99',
      code,
      ...given({ uri }),
    })),
    iati: { ...given({ type, aggregation_status: truthOf(result.aggregation) }), document_links: documents },
    ...given({ note: textOf(result.description, registry, `${about}, description of a result`, result.line) }),
  };
  return { id, level, data, indicators: result.indicators.map((one) => takeInIndicator(one, id, within)) };
}

function takeInIndicator(indicator: Indicator, result: string, within: Within): MadeIndicator {
  const { registry, tally, about, ids, activity, cumulation } = within;
  const id = ids.indicators.take(plainText(indicator.title, registry) ?? '', 'indicator');
  const where = `${about}, ${id}`;
  const name = textOf(indicator.title, registry, `${where}, title`, indicator.line);
  if (name === undefined)
    registry.oddities.add(
      'texts that are missing',
      `${about}: an indicator has no title; it is called ${id}.`,
      indicator.line,
    );
  const inWords = indicator.measure === '5';
  const figures = takeInFigures(indicator, { registry, about: where, inWords });
  count(indicator, tally, figures);
  tellOverlaps(indicator, registry, where);
  const measured = measureOf(indicator, figures, registry, where);
  const ascending = indicator.ascending;
  if (ascending !== undefined && ascendingOf(directionOf(ascending)) === undefined)
    registry.oddities.add(
      'codes that are unknown',
      `${where}: ascending "${ascending}" is neither true nor false.`,
      indicator.line,
    );
  const isAdded = indicator.aggregation === '1';
  const isAdditive = measured.measure === 'number' || measured.measure === 'currency';
  const computed = isAdded && isAdditive;
  const aggregation =
    indicator.aggregation === undefined ? 'omitted' : isAdded === computed ? undefined : truthOf(indicator.aggregation);
  const dimensions = [...new Set(figures.combinations.flat())];
  const data: YamlData = {
    result,
    name: name ?? id,
    status: 'draft',
    ...given({ definition: textOf(indicator.description, registry, `${where}, description`, indicator.line) }),
    measure: measured.measure,
    ...given({
      currency: measured.measure === 'currency' ? [...figures.currencies][0] : undefined,
      direction: directionOf(ascending),
      cumulation: isAdditive ? cumulation : undefined,
    }),
    ...(computed || inWords ? {} : { aggregation: { places: 'none' } }),
    disaggregate_by: dimensions,
    cross: figures.combinations.filter(({ length }) => length > 1),
    ...given({ scale: measured.scale, over_100: measured.isOver100 ? true : undefined }),
    source: `Published under IATI by ${publisherOf(activity, [registry.main]) ?? about}`,
    references: codedIn(indicator, registry, where).map(({ vocabulary, code, uri }) => ({
      vocabulary: vocabularyName(vocabulary),
      code,
      ...given({ uri }),
    })),
    ...given({ baseline: figures.baseline }),
    targets: figures.targets,
    iati: {
      ...given({ measure: measured.code, aggregation_status: aggregation }),
      document_links: indicator.documents.map((one) => documentKeys(one, registry, where)),
      published: figures.published,
    },
  };
  return { id, data, figures };
}

/** References with a code; one without says nothing that could be looked up, and is told. */
function codedIn(
  { references, line }: Result | Indicator,
  { oddities }: Registry,
  about: string,
): readonly Reference[] {
  return references.filter(({ code, vocabulary, uri }) => {
    if (code !== '') return true;
    const said = [vocabulary === undefined ? '' : ` in vocabulary ${vocabulary}`, uri === undefined ? '' : ` (${uri})`];
    oddities.add(
      'references without a code',
      `${about}: a reference${said.join('')} has no code; it is left out.`,
      line,
    );
    return false;
  });
}

interface Measured {
  readonly measure: 'number' | 'currency' | 'percentage' | 'ordinal' | 'index' | 'qualitative';
  /** IATI's code, where the measure does not say it. */
  readonly code?: string;
  readonly scale?: YamlData;
  readonly isOver100: boolean;
}

function measureOf(indicator: Indicator, figures: TakenFigures, registry: Registry, about: string): Measured {
  const { oddities } = registry;
  const code = indicator.measure?.trim();
  const { values, currencies } = figures;
  const isOver100 = code === '2' && values.some((value) => exact(value).gt(100));
  const isBelow0 = code === '2' && values.some((value) => exact(value).lt(0));
  if (isOver100)
    oddities.add(
      'percentages above 100',
      `${about}: its values reach above 100; over_100 says that they may.`,
      indicator.line,
    );
  if (isBelow0) oddities.add('percentages below 0', `${about}: a value lies below 0.`, indicator.line);
  if (code === '5') return { measure: 'qualitative', isOver100 };
  if (code === '2') return { measure: 'percentage', isOver100 };
  if (code === '4') {
    const levels = [...new Set(values.map((value) => exact(value).toFixed()))].toSorted((a, b) => exact(a).cmp(b));
    if (levels.length > 0 && levels.length <= 12 && levels.every((value) => !value.includes('.'))) {
      oddities.add(
        'scales that are not said',
        `${about}: the scale of an ordinal measure is made of its values: ${levels.join(', ')}.`,
        indicator.line,
      );
      return { measure: 'ordinal', scale: levels.map((value) => ({ value: exact(value), label: value })), isOver100 };
    }
    return { measure: 'index', code, isOver100 };
  }
  const measure = currencies.size === 1 ? 'currency' : 'number';
  if (code === undefined)
    oddities.add('codes that are missing', `${about} has no measure; its values are read as numbers.`, indicator.line);
  else if (code === '3')
    oddities.add(
      'nominal measures',
      `${about}: its values are read as numbers; the measure is kept for IATI.`,
      indicator.line,
    );
  else if (code !== '1')
    oddities.add(
      'codes that are unknown',
      `${about}: measure "${code}" is kept; its values are read as numbers.`,
      indicator.line,
    );
  return { measure, isOver100, ...(code === undefined || code === measureCode(measure) ? {} : { code }) };
}

function count({ baselines, periods }: Indicator, tally: Tally, { carried }: TakenFigures): void {
  tally.indicators += 1;
  tally.baselines += baselines.length;
  tally.targets += periods.reduce((sum, { targets }) => sum + targets.length, 0);
  tally.actuals += periods.reduce((sum, { actuals }) => sum + actuals.length, 0);
  tally.carried += carried;
}

function tellOverlaps({ periods, line }: Indicator, { oddities }: Registry, about: string): void {
  const sorted = periods.toSorted((a, b) => compareText(`${a.start} ${a.end}`, `${b.start} ${b.end}`));
  for (const [index, one] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined) continue;
    if (one.start === next.start && one.end === next.end)
      oddities.add(
        'periods that stand there twice',
        `${about}: ${one.start} to ${one.end} stands there twice; they are read as one.`,
        next.line ?? line,
      );
    else if (overlaps(one, next))
      oddities.add(
        'periods that overlap',
        `${about}: ${one.start} to ${one.end} and ${next.start} to ${next.end} overlap; both are kept.`,
        next.line ?? line,
      );
  }
}

function activityKeys(activity: Activity, registry: Registry, about: string): { readonly [key: string]: YamlData } {
  const { currency, hierarchy, humanitarian, reportingOrg } = activity;
  const organisation = ({ ref, type, role, name }: Organisation): YamlData =>
    given({ ref, type, role, name: textOf(name, registry, `${about}, name of an organisation`) });
  const language = languageCode(activity.language);
  return {
    identifier: activity.identifier === '' ? undefined : activity.identifier,
    reporting_org: organisation(reportingOrg),
    participating_orgs: activity.participatingOrgs.map(organisation),
    ...given({ status: activity.status }),
    dates: datesOf(activity, registry, about),
    ...given({
      language: language !== undefined && /^[a-z]{2}$/.test(language) ? language : undefined,
      currency: currency !== undefined && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
      hierarchy: hierarchy !== undefined && /^[1-9]\d?$/.test(hierarchy) ? Number(hierarchy) : undefined,
      humanitarian: humanitarian === undefined ? undefined : ['1', 'true'].includes(humanitarian),
    }),
    sectors: activity.sectors.map(share),
    recipient_countries: activity.countries.map(share),
    recipient_regions: activity.regions.map(share),
    document_links: activity.documents.map((one) => documentKeys(one, registry, about)),
    explain: false,
  };
}

function share({ vocabulary, code, percentage }: CodedShare): YamlData {
  const isShare = percentage !== undefined && /^\d{1,3}(\.\d{1,10})?$/.test(percentage) && Number(percentage) <= 100;
  return { ...given({ vocabulary }), code, ...(isShare ? { percentage: exact(percentage) } : {}) };
}

const dateKeys: Readonly<Record<string, string>> = {
  '1': 'planned_start',
  '2': 'actual_start',
  '3': 'planned_end',
  '4': 'actual_end',
};

function datesOf({ dates }: Activity, { oddities }: Registry, about: string): { readonly [key: string]: string } {
  const found: { [key: string]: string } = {};
  for (const { type, date } of dates) {
    const key = dateKeys[type];
    if (key === undefined || !isDate(date) || found[key] !== undefined)
      oddities.add('dates that are left out', `${about}: a date of type "${type}", "${date}", is left out.`);
    else found[key] = date;
  }
  return found;
}

function periodOf({ dates }: Activity): string | undefined {
  const day = (...types: readonly string[]) =>
    types.flatMap((type) => dates.find((one) => one.type === type && isDate(one.date))?.date ?? [])[0];
  const [start, end] = [day('2', '1'), day('4', '3')];
  return start === undefined || end === undefined || end < start ? undefined : `${start}/${end}`;
}

/** What IATI calls the places of the activity, where that is not their id; and the place that stands for the whole. */
function placeKeys(indicators: readonly MadeIndicator[], registry: Registry): { readonly [key: string]: YamlData } {
  const used = new Set(
    indicators.flatMap(({ figures: { rows, plan } }) => [...rows, ...plan].flatMap(({ place }) => place ?? [])),
  );
  const named = [...registry.places].flatMap(([ref, { id }]): [string, string][] =>
    used.has(id) && id !== ref ? [[id, ref]] : [],
  );
  const { whole } = registry;
  return { locations: Object.fromEntries(named), ...(whole !== undefined && used.has(whole) ? { whole } : {}) };
}

function truthOf(written: string | undefined): boolean | undefined {
  return written === '1' ? true : written === '0' ? false : undefined;
}

/** The text in the main language, else in any. */
function plainText(narratives: Narratives, registry: Registry): string | undefined {
  const texts: Text = Object.fromEntries(
    narratives.map(({ language, text }) => [languageCode(language) ?? registry.main, text]),
  );
  const found = say(texts, [registry.main]);
  return found.trim() === '' ? undefined : found;
}
