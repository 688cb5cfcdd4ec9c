import type { Problem } from '../text/finding.ts';
import { child } from '../text/location.ts';
import { type Conversion, exact } from './decimal.ts';
import type { MappedColumn, Mapping, SkipCondition, Translations, WideColumns } from './mapping.ts';
import { type Data, type Entry, entries, get, given, inner, items, pick } from './reading.ts';
import type { Text } from './text.ts';

/** A mapping from its data. What it names is looked up by `mappingProblems`. */
export function buildMapping(entry: Entry, problems: Problem[]): Mapping {
  const file = entry.at.source.file;
  const encoding = get<string>(entry, 'encoding');
  return {
    at: entry.at,
    name: file.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, ''),
    ...pick<'title', Text>(entry, 'title'),
    ...pick<'dates' | 'thousands', string>(entry, 'dates', 'thousands'),
    ...given({
      encoding: (encoding === 'latin-1' ? 'windows-1252' : encoding) as Mapping['encoding'],
      delimiter: get<NonNullable<Mapping['delimiter']>>(entry, 'delimiter'),
      headerLine: get<number>(entry, 'header_row'),
      headerRows: get<number>(entry, 'header_rows'),
      round: get<number>(entry, 'round'),
      decimal: get<NonNullable<Mapping['decimal']>>(entry, 'decimal'),
      fileName: get<string>(entry, 'file_name'),
      wide: buildWide(entry),
    }),
    exponents: get<boolean>(entry, 'exponents') === true,
    parentheses: get<boolean>(entry, 'negative_in_parentheses') === true,
    missing: new Set((get<readonly string[]>(entry, 'missing') ?? []).map((text) => text.trim())),
    columns: new Map(Object.entries(get<Data>(entry, 'columns') ?? {}).map((one) => buildColumn(one, entry))),
    constants: texts(get<Data>(entry, 'constants')),
    values: new Map(
      Object.entries(get<Data>(entry, 'values') ?? {}).map(([field, map]) => [field, texts(map as Data)] as const),
    ),
    units: new Map(entries(entry, 'units').map((unit) => [unit.id, buildConversion(unit)] as const)),
    skip: items(entry, 'skip').map((item) => buildSkip(item, problems)),
    ignore: new Set(get<readonly string[]>(entry, 'ignore') ?? []),
  };
}

function buildColumn([header, data]: [string, unknown], entry: Entry): readonly [string, MappedColumn] {
  const at = child(entry.at, 'columns', header);
  if (typeof data !== 'object' || data === null) {
    return [header, { at, field: String(data), optional: false, parts: [], values: new Map() }];
  }
  const column: Entry = { data: data as Data, at };
  const multiply = get<number>(column, 'multiply');
  return [
    header,
    {
      at,
      field: get<string>(column, 'field') ?? '',
      optional: get<boolean>(column, 'optional') === true,
      parts: patterns(column),
      values: texts(get<Data>(column, 'values')),
      ...given({
        multiply: multiply === undefined ? undefined : exact(multiply),
        periodFormat: get<string>(column, 'period_format'),
        periodOf: get<NonNullable<MappedColumn['periodOf']>>(column, 'period_of'),
      }),
    },
  ];
}

function buildWide(entry: Entry): WideColumns | undefined {
  const wide = inner(entry, 'wide');
  if (wide === undefined) return undefined;
  const columns = Object.entries(get<Data>(wide, 'columns') ?? {});
  return {
    value: get<string>(wide, 'value') ?? 'value',
    parts: patterns(wide),
    columns: new Map(columns.map(([header, labels]) => [header, texts(labels as Data)])),
  };
}

function buildConversion(unit: Entry): Conversion {
  const [multiply, add] = [get<number>(unit, 'multiply'), get<number>(unit, 'add')];
  return given({
    multiply: multiply === undefined ? undefined : exact(multiply),
    add: add === undefined ? undefined : exact(add),
  });
}

function buildSkip(item: Entry, problems: Problem[]): SkipCondition {
  const lines = get<readonly number[]>(item, 'rows');
  return {
    at: item.at,
    ...pick<'column' | 'is', string>(item, 'column', 'is'),
    ...pick<'blank', boolean>(item, 'blank'),
    ...given({
      matches: buildPattern(item, problems),
      lines: lines === undefined ? undefined : new Set(lines),
    }),
    reason: get<Text>(item, 'reason') ?? '',
  };
}

function buildPattern(item: Entry, problems: Problem[]): RegExp | undefined {
  const written = get<string>(item, 'matches');
  if (written === undefined) return undefined;
  try {
    return new RegExp(written, 'u');
  } catch (error) {
    problems.push({
      rule: 'mapping-pattern',
      at: child(item.at, 'matches'),
      message: `The regular expression ${written} cannot be read: ${reasonOf(error)}.`,
      hint: 'Put a backslash before a sign that is meant as itself: \\( \\* \\.',
    });
    // It matches nothing: the mapping is refused anyhow.
    return /(?!)/;
  }
}

function reasonOf(error: unknown): string {
  const words = (error as Error).message.replace(/^Invalid regular expression: /, '').split(': ');
  return (words.at(-1) ?? '').toLowerCase();
}

/** One pattern, or several. */
function patterns(entry: Entry): readonly string[] {
  const parts = get<string | readonly string[]>(entry, 'parts') ?? [];
  return typeof parts === 'string' ? [parts] : parts;
}

function texts(data: Data | undefined): Translations {
  return new Map(Object.entries(data ?? {}).map(([key, value]) => [key, String(value)]));
}
