import { exact } from '../../model/decimal.ts';
import { isDate } from '../../model/period.ts';
import type { YamlData } from '../../text/yaml-document.ts';
import type { Metadata } from './metadata.ts';

export type Place = 'meta' | 'config';

/** What became of a key in the files that have it. */
export interface KeyTally {
  /** What it says stands in a field, or another key says the same. */
  taken: number;
  /** It travels along as published. */
  carried: number;
  /** It says nothing. */
  blank: number;
  /** Fields that it went to. */
  readonly fields: Set<string>;
}

/** By `meta` or `config`, and key. */
export type KeyTallies = Map<string, KeyTally>;

/** The metadata of an indicator, key by key: each is taken once, and what nobody takes is carried. */
export interface Keys {
  /** The first of the keys that says something, as text; others that say the same go with it. */
  text(field: string, keys: readonly string[], accepts?: (text: string) => boolean): string | undefined;
  /** The value of a key, without taking it. */
  peek(key: string): YamlData;
  /** Takes a key for a field. */
  take(field: string, key: string): void;
  /** Takes a key for a field, and carries it all the same: the field does not say all of it. */
  mark(field: string, key: string): void;
  rest(): { readonly [place in Place]: { readonly [key: string]: YamlData } };
}

const places: readonly Place[] = ['meta', 'config'];

export function keysOf(said: { readonly [place in Place]: Metadata['said'] }, tallies: KeyTallies): Keys {
  const left: { readonly [place in Place]: Map<string, YamlData> } = {
    meta: new Map(said.meta),
    config: new Map(said.config),
  };
  const take = (place: Place, field: string, key: string) => {
    const tally = tallyOf(tallies, place, key);
    tally.taken += 1;
    tally.fields.add(field);
    left[place].delete(key);
  };
  return {
    text(field, keys, accepts = () => true) {
      let found: string | undefined;
      for (const key of keys) {
        for (const place of places) {
          const text = textOf(left[place].get(key));
          if (text === undefined || !accepts(text)) continue;
          if (found !== undefined && same(found) !== same(text)) continue;
          found ??= text;
          take(place, field, key);
        }
      }
      return found;
    },
    peek: (key) => places.map((place) => left[place].get(key)).find((value) => value !== undefined),
    take(field, key) {
      for (const place of places) if (left[place].has(key)) take(place, field, key);
    },
    mark(field, key) {
      for (const place of places) {
        if (!left[place].has(key)) continue;
        tallyOf(tallies, place, key).fields.add(field);
      }
    },
    rest() {
      for (const place of places) for (const key of left[place].keys()) tallyOf(tallies, place, key).carried += 1;
      return { meta: Object.fromEntries(left.meta), config: Object.fromEntries(left.config) };
    },
  };
}

export function tallyOf(tallies: KeyTallies, place: Place, key: string): KeyTally {
  const name = `${place} ${key}`;
  const found = tallies.get(name) ?? { taken: 0, carried: 0, blank: 0, fields: new Set<string>() };
  tallies.set(name, found);
  return found;
}

export function textOf(value: YamlData): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

const same = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** A key of a translation, such as `global_indicators.1-1-1-title`: what it stands for is not in the repository's metadata. */
export const isTranslationKey = (text: string) =>
  /^[a-z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+$/i.test(text) && !/^[\d.]+$/.test(text);

/** Fields of the reference sheet that take a text, and the keys that say it: concepts of SDMX first, then Open SDG's older names. */
const texts: readonly (readonly [field: string, keys: readonly string[]])[] = [
  ['definition', ['STAT_CONC_DEF', 'indicator_definition']],
  ['formula', ['DATA_COMP', 'method_of_computation']],
  ['rationale', ['RATIONALE', 'rationale_interpretation']],
  ['source', ['SOURCE_TYPE', 'source_title_1', 'source_organisation_1']],
  ['method', ['COLL_METHOD']],
  ['known_limitations', ['REC_USE_LIM', 'comments_and_limitations']],
  ['note', ['data_footnote']],
];

/** What the metadata say of the reference sheet, by field. */
export function sheetFields(keys: Keys): { readonly [field: string]: YamlData } {
  const fields: { [field: string]: YamlData } = {};
  for (const [field, from] of texts) fields[field] = keys.text(field, from);
  const rhythm = keys.text(
    'collection_frequency',
    ['FREQ_COLL', 'periodicity'],
    (text) => frequencyOf(text) !== undefined,
  );
  fields.collection_frequency = rhythm === undefined ? undefined : frequencyOf(rhythm);
  const updated = keys.text('updated', ['META_LAST_UPDATE', 'date_metadata_updated'], isDate);
  fields.updated = updated;
  const assurance = keys.text('quality_assurance', ['QUALITY_ASSURE']);
  fields.quality_assurance = assurance === undefined ? undefined : [assurance];
  return fields;
}

const rhythms: readonly (readonly [RegExp, string])[] = [
  [/^(?:annual|annually|yearly|every year)$/, 'annual'],
  [/^(?:biennial|biennially|every (?:two|2) years)$/, 'biennial'],
  [/^(?:quarterly|every quarter)$/, 'quarterly'],
  [/^(?:monthly|every month)$/, 'monthly'],
  [/^(?:semi-?annual|semi-?annually|every six months)$/, 'semiannual'],
];

function frequencyOf(text: string): string | undefined {
  const plain = text.trim().toLowerCase().replace(/\.$/, '');
  return rhythms.find(([pattern]) => pattern.test(plain))?.[1];
}

/** A word for per cent and nothing more. */
export const isPercent = (unit: string) => /^(?:percent|per cent|percentage|percentages|%|pct)\.?$/i.test(unit.trim());

/** What a repository says of the way a series is to go. */
export interface ProgressKeys {
  readonly direction?: 'increase' | 'decrease';
  readonly baseYear?: string;
  readonly target?: { readonly year: string; readonly value: YamlData };
}

const progressKeys = ['direction', 'base_year', 'target', 'target_year'] as const;

/** What the keys for the progress of a series say: those of the list that name it or none, else those that stand alone. */
export function progressOf(
  keys: Keys,
  { series, unit }: { readonly series: string; readonly unit: string },
): ProgressKeys {
  const list = keys.peek('progress_calculation_options');
  const options = Array.isArray(list) ? list.filter(isMap) : [];
  const names = (written: YamlData, own: string) =>
    [undefined, '', own.toLowerCase()].includes(textOf(written)?.toLowerCase());
  const option = options.find(
    (one) =>
      names(one.series, series) &&
      names(one.unit, unit) &&
      // An option for a category says nothing of the whole.
      (one.disaggregation === undefined || one.disaggregation === '' || isEmptyList(one.disaggregation)),
  );
  if (option !== undefined) keys.mark('direction, baseline, targets', 'progress_calculation_options');
  const alone = Object.fromEntries(progressKeys.map((key) => [key, keys.peek(key)]));
  const from = option ?? (/^\d+(\.\d+)?$/.test(textOf(alone.target) ?? '0') ? alone : { ...alone, target: undefined });
  if (option === undefined) {
    for (const key of progressKeys) if (from[key] !== undefined) keys.mark('direction, baseline, targets', key);
  }
  const [direction, base, target, year] = progressKeys.map((key) => textOf(from[key]));
  const isTarget = target !== undefined && /^-?\d{1,15}(\.\d{1,12})?$/.test(target) && /^\d{4}$/.test(year ?? '');
  return {
    ...(direction === 'positive' ? { direction: 'increase' as const } : {}),
    ...(direction === 'negative' ? { direction: 'decrease' as const } : {}),
    ...(base !== undefined && /^\d{4}$/.test(base) ? { baseYear: base } : {}),
    ...(isTarget ? { target: { year: year ?? '', value: exact(target) } } : {}),
  };
}

const isEmptyList = (value: YamlData) => Array.isArray(value) && value.length === 0;

function isMap(value: YamlData): value is { readonly [key: string]: YamlData } {
  return typeof value === 'object' && !Array.isArray(value) && !('toFixed' in value);
}
