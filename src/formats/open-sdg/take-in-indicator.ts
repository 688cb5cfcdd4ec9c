import { exact } from '../../model/decimal.ts';
import { given } from '../../model/reading.ts';
import type { YamlData } from '../../text/yaml-document.ts';
import { categoryOf, dimensionOrder, placeOf, type Registry, wholeOf } from '../iati/registry.ts';
import type { Names } from '../taken-in/names.ts';
import { type PortfolioFile, type Row, storeText } from '../taken-in/store-text.ts';
import { type DataRow, identity, type Series } from './data-file.ts';
import { isPercent, isTranslationKey, type Keys, progressOf, sheetFields } from './fields.ts';

/** What is known of an indicator before its series are looked at. */
export interface IndicatorSource {
  readonly slug: string;
  readonly keys: Keys;
  readonly series: readonly Series[];
  /** What travels along as published, beside the keys. */
  readonly beside: { readonly [key: string]: YamlData };
  readonly result: string;
}

export interface TakeIn {
  readonly registry: Registry;
  readonly ids: Names;
  readonly framework: string;
  readonly cumulation: string;
}

export interface MadeIndicator {
  readonly id: string;
  readonly data: YamlData;
  readonly files: readonly PortfolioFile[];
}

/** An indicator of the repository: one of the framework, or one for each series and unit that it is published in. */
export function takeInIndicator(source: IndicatorSource, taking: TakeIn): readonly MadeIndicator[] {
  const { slug, keys, result } = source;
  const number = slug.replaceAll('-', '.');
  const name = nameOf(keys, number, taking.registry);
  const isSdg = ['sdg_goal', 'SDG_GOAL', 'SDG_INDICATOR', 'goal_meta_link'].some((key) => keys.peek(key) !== undefined);
  const isCoded = isSdg && /^\d{1,2}\.(?:\d{1,2}|[a-d])\.\d{1,2}$/.test(number);
  const sheet = sheetFields(keys);
  const published: readonly Series[] = source.series.length > 0 ? source.series : [{ series: '', unit: '', rows: [] }];
  // Where every row has its unit, what the metadata say of it has no other place.
  const isOpen = published.some(({ unit }) => unit === '');
  const isSaid = (text: string) => isOpen || published.every(({ unit }) => identity(unit) === identity(text));
  const stated = keys.text('unit', ['computation_units', 'UNIT_MEASURE'], isSaid);
  const progress = published.map((one) => progressOf(keys, one));
  const { meta, config } = keys.rest();
  return published.map((one, index): MadeIndicator => {
    const told = toldApart(one, published);
    const id = taking.ids.take([slug, ...told].join(' '), 'indicator');
    const unit = one.unit === '' ? stated : one.unit;
    const isShare = unit !== undefined && isPercent(unit) && !isChange(one);
    const isOfPlaces = one.rows.some(({ place }) => place !== '');
    const rows = one.rows.map((row) => storeRow(row, isOfPlaces, taking));
    const combinations = combinationsOf(one, taking.registry);
    const { direction, baseYear, target } = progress[index] ?? {};
    const data: YamlData = {
      result,
      name: told.length === 0 ? name : `${name} (${told.join(', ')})`,
      status: 'draft',
      definition: sheet.definition,
      measure: isShare ? 'percentage' : 'number',
      unit: isShare ? undefined : unit,
      formula: sheet.formula,
      direction,
      cumulation: taking.cumulation,
      aggregation: { places: 'none' },
      disaggregate_by: [...new Set(combinations.flat())],
      cross: combinations.filter(({ length }) => length > 1),
      ...(isShare && one.rows.some(({ value }) => value !== '' && exact(value).gt(100)) ? { over_100: true } : {}),
      rationale: sheet.rationale,
      source: sheet.source,
      method: sheet.method,
      collection_frequency: sheet.collection_frequency,
      quality_assurance: sheet.quality_assurance,
      known_limitations: sheet.known_limitations,
      references: isCoded ? [{ vocabulary: 'sdg', code: number }] : [],
      updated: sheet.updated,
      note: sheet.note,
      baseline: baselineOf(baseYear, one, id, taking),
      targets: target === undefined ? {} : { [target.year]: target.value },
      // What is published of the indicator stands at the first of its series.
      ...(index === 0 ? { open_sdg: { meta, config, ...source.beside } } : {}),
    };
    const text = rows.length === 0 ? undefined : storeText(rows, dimensionOrder(taking.registry));
    const path = `measurements/${taking.framework}/${id}.csv`;
    return { id, data: given(data as object) as YamlData, files: text === undefined ? [] : [{ path, text }] };
  });
}

const nameKeys = [
  ...['title', 'indicator_name', 'SDG_INDICATOR', 'indicator_available'],
  ...['actual_indicator_available', 'actual_indicator_available_description', 'graph_title'],
];

function nameOf(keys: Keys, number: string, { oddities }: Registry): string {
  const name = keys.text('name', nameKeys, (text) => !isTranslationKey(text));
  if (name !== undefined) return name;
  oddities.add('texts that are missing', `Indicator ${number} has no name; it is called by its number.`);
  return `Indicator ${number}`;
}

/** A percentage below 0 is a rate of change, and no part of a whole. */
const isChange = ({ rows }: Series) => rows.some(({ value }) => value.startsWith('-') && !exact(value).isZero());

/** What tells a series from the others of its indicator: its name, and its unit where that alone does not. */
function toldApart({ series, unit }: Series, all: readonly Series[]): readonly string[] {
  const isNamed = all.some((one) => one.series !== series);
  const isMeasured = all.some((one) => one.series === series && one.unit !== unit);
  return [...(isNamed && series !== '' ? [series] : []), ...(isMeasured && unit !== '' ? [unit] : [])];
}

function storeRow(
  { period, place, categories, value, comment }: DataRow,
  isOfPlaces: boolean,
  { registry }: TakeIn,
): Row {
  const where = place === '' ? (isOfPlaces ? wholeOf(registry) : undefined) : placeOf(registry, place);
  const found = categories.map(([column, category]) => categoryOf(registry, column, category, identity));
  return {
    period,
    ...given({ place: where }),
    ...Object.fromEntries(found.map(({ dimension, category }) => [dimension, category])),
    value,
    ...given({ comment: comment === undefined ? undefined : harmless(comment) }),
  };
}

/** A spreadsheet runs a cell that starts with one of these signs. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `“${text}”` : text);

/** The dimensions that rows are broken down by together, each set of them once. */
function combinationsOf({ rows }: Series, registry: Registry): readonly (readonly string[])[] {
  const sets = new Map<string, readonly string[]>();
  for (const { categories } of rows) {
    const columns = categories.map(([column]) => column).toSorted();
    const key = JSON.stringify(columns);
    if (columns.length === 0 || sets.has(key)) continue;
    sets.set(
      key,
      categories.map(([column, category]) => categoryOf(registry, column, category, identity).dimension),
    );
  }
  return [...sets.values()];
}

function baselineOf(year: string | undefined, { rows }: Series, id: string, { registry }: TakeIn): YamlData {
  if (year === undefined) return undefined;
  const row = rows.find(
    ({ period, place, categories, value }) =>
      period === year && place === '' && categories.length === 0 && value !== '',
  );
  if (row !== undefined) return { period: Number(year), value: exact(row.value) };
  registry.oddities.add(
    'base years without a value',
    `${id}: base year ${year} has no value of the whole; there is no baseline.`,
  );
  return undefined;
}
