import table from '../../schemas/measurements.table.json' with { type: 'json' };
import type { Problem } from '../text/finding.ts';
import { child, keyOf, type Location } from '../text/location.ts';
import { suggest } from '../text/suggestion.ts';
import { dateReader } from '../text/written-date.ts';
import { byId } from './by-id.ts';
import { numberPattern } from './decimal.ts';
import { type Mapping, partFields, spanFields, type Translations } from './mapping.ts';
import { isDate, parsePeriod } from './period.ts';
import type { Portfolio } from './portfolio.ts';

/** What of a mapping does not fit the portfolio, or itself; silent on what cannot be known. */
export function mappingProblems(mapping: Mapping, portfolio: Portfolio): readonly Problem[] {
  const scene: Scene = { mapping, portfolio, framework: mapping.constants.get('framework') };
  return [
    ...fieldProblems(scene),
    ...clashes(scene),
    ...idProblems(scene),
    ...formatProblems(mapping),
    ...zeroProblems(scene),
    ...skipProblems(mapping),
  ];
}

interface Scene {
  readonly mapping: Mapping;
  readonly portfolio: Portfolio;
  /** That every row belongs to. */
  readonly framework: string | undefined;
}

const fields = table.fields.map(({ name }) => name);
const numbers = table.fields.filter(({ type }) => type === 'number' || type === 'integer').map(({ name }) => name);

/** A field as someone wrote it, and where. */
interface Named {
  readonly field: string;
  readonly at: Location;
}

function columnsOf({ columns }: Mapping): readonly (Named & { readonly header: string; readonly optional: boolean })[] {
  return [...columns].map(([header, { at, field, optional }]) => ({ header, field, optional, at }));
}

function constantsOf({ at, constants }: Mapping): readonly Named[] {
  return [...constants.keys()].map((field) => ({ field, at: keyOf(child(at, 'constants', field)) }));
}

function fileNameOf({ at, fileName }: Mapping): readonly Named[] {
  const names = [...(fileName ?? '').matchAll(/\{([^{}]*)\}/g)].map((found) => found[1] ?? '');
  return names.map((field) => ({ field, at: child(at, 'file_name') }));
}

function labelsOf({ at, wide }: Mapping): readonly (Named & { readonly header: string; readonly text: string })[] {
  return [...(wide?.columns ?? [])].flatMap(([header, labels]) =>
    [...labels].map(([field, text]) => ({ header, field, text, at: child(at, 'wide', 'columns', header, field) })),
  );
}

/** Fields that cells hold beside the one of their column. */
function partsOf({ at, columns, wide }: Mapping): readonly Named[] {
  const all = [
    ...[...columns.values()].map(({ at: place, field, parts }) => ({ place, main: field, parts })),
    ...(wide === undefined ? [] : [{ place: child(at, 'wide'), main: wide.value, parts: wide.parts }]),
  ];
  return all.flatMap(({ place, main, parts }) =>
    [...new Set(partFields(parts))].flatMap((field) => (field === main ? [] : [{ field, at: child(place, 'parts') }])),
  );
}

function* fieldProblems({ mapping, portfolio }: Scene): Iterable<Problem> {
  if (portfolio.unknown.portfolio) return;
  const known = [...fields, ...portfolio.dimensions.keys()];
  const named: readonly Named[] = [
    ...constantsOf(mapping),
    ...fileNameOf(mapping),
    ...partsOf(mapping),
    ...labelsOf(mapping).map(({ field, at }) => ({ field, at: keyOf(at) })),
    ...(mapping.wide === undefined ? [] : [{ field: mapping.wide.value, at: child(mapping.at, 'wide', 'value') }]),
    ...[...mapping.values.keys()].map((field) => ({ field, at: keyOf(child(mapping.at, 'values', field)) })),
  ];
  for (const { field, at } of named) if (!known.includes(field)) yield unknownField(field, at, known);
  for (const { field, at } of columnsOf(mapping)) {
    const all = [...known, ...spanFields];
    if (!all.includes(field)) yield unknownField(field, at, all);
  }
}

function unknownField(field: string, at: Location, known: readonly string[]): Problem {
  return {
    rule: 'mapping-field-unknown',
    at,
    message: `There is no measurement column or dimension "${field}".`,
    hint: suggest(field, known) ?? `Expected one of ${known.join(', ')}.`,
  };
}

/** Two headers, or a header and a constant, for one field. */
function* clashes({ mapping }: Scene): Iterable<Problem> {
  const first = new Map<string, Location>();
  for (const { field, at } of [...constantsOf(mapping), ...fileNameOf(mapping), ...partsOf(mapping)]) {
    if (first.has(field)) yield twice(field, at, first.get(field));
    else first.set(field, at);
  }
  const optional = new Set<string>();
  for (const column of columnsOf(mapping)) {
    const before = first.get(column.field);
    // A file has one of several that it may lack, or none.
    if (before !== undefined && !(column.optional && optional.has(column.field))) {
      yield twice(column.field, column.at, before);
    }
    if (before === undefined) first.set(column.field, column.at);
    if (column.optional) optional.add(column.field);
  }
  const spanned = spanFields.flatMap((field) => first.get(field) ?? []);
  const period = first.get('period');
  if (spanned[0] !== undefined && period !== undefined) yield twice('period', spanned[0], period);
  yield* wideClashes(mapping, first);
}

function twice(field: string, at: Location, before: Location | undefined): Problem {
  return {
    rule: 'mapping-field-twice',
    at,
    message: `The field ${field} is filled twice.`,
    hint: 'Keep one of the two; columns of which a file has only one are marked optional: true.',
    ...(before === undefined ? {} : { related: [{ at: before, message: 'The first one.' }] }),
  };
}

function* wideClashes(mapping: Mapping, first: ReadonlyMap<string, Location>): Iterable<Problem> {
  const { at, wide, columns, ignore } = mapping;
  if (wide === undefined) return;
  const clash = (place: Location, message: string, before?: Location): Problem => ({
    rule: 'mapping-wide-clash',
    at: place,
    message,
    hint: 'Keep one of the two.',
    ...(before === undefined ? {} : { related: [{ at: before, message: 'The other one.' }] }),
  });
  for (const header of wide.columns.keys()) {
    const place = keyOf(child(at, 'wide', 'columns', header));
    if (columns.has(header))
      yield clash(place, `The column "${header}" is wide and holds a field of its own.`, columns.get(header)?.at);
    else if (ignore.has(header)) yield clash(place, `The column "${header}" is wide and is ignored.`);
  }
  const filled = wide.columns.has(headerOf(first.get(wide.value))) ? undefined : first.get(wide.value);
  if (filled !== undefined) {
    yield clash(filled, `The field ${wide.value} is filled twice: wide columns hold it too.`);
  }
  const fieldsOf = new Set(labelsOf(mapping).map(({ field }) => field));
  for (const [header, labels] of wide.columns) {
    const lacking = [...fieldsOf].find((field) => !labels.has(field));
    if (lacking === undefined) continue;
    const place = keyOf(child(at, 'wide', 'columns', header));
    yield {
      ...clash(place, `The wide column "${header}" does not say its ${lacking}, which other columns do.`),
      hint: `Add ${lacking}: …; a blank text for the total.`,
    };
  }
  const told = new Set<string>();
  for (const { field, at: place } of labelsOf(mapping)) {
    const before = first.get(field) ?? (field === wide.value ? child(at, 'wide') : undefined);
    if (before === undefined || told.has(field)) continue;
    told.add(field);
    yield clash(keyOf(place), `The field ${field} is filled twice: by the wide columns, and elsewhere.`, before);
  }
}

/** The header whose column stands at a place of the mapping. */
function headerOf(at: Location | undefined): string {
  return at?.path[0] === 'columns' ? String(at.path[1]) : '';
}

/** Ids, periods and words that a row would be given, and do not exist. */
function* idProblems(scene: Scene): Iterable<Problem> {
  const { mapping } = scene;
  const inMap = (translations: Translations, at: Location) =>
    [...translations].map(([text, id]) => ({ id, at: child(at, text) }));
  const given = [
    ...[...mapping.constants].map(([field, id]) => ({ field, id, at: child(mapping.at, 'constants', field) })),
    ...labelsOf(mapping).map(({ field, text, at }) => ({ field, id: text, at })),
    ...[...mapping.values].flatMap(([field, translations]) =>
      inMap(translations, child(mapping.at, 'values', field)).map((one) => ({ field, ...one })),
    ),
    ...[...mapping.columns.values()].flatMap(({ field, values, at }) =>
      inMap(values, child(at, 'values')).map((one) => ({ field, ...one })),
    ),
  ];
  for (const { field, id, at } of given) yield* idProblem(field, id, at, scene);
  for (const id of mapping.units.keys())
    yield* idProblem('indicator', id, keyOf(child(mapping.at, 'units', id)), scene);
}

function* idProblem(field: string, id: string, at: Location, scene: Scene): Iterable<Problem> {
  // A blank place or category is the whole; every row has a period and an indicator.
  if (id === '' && !['period', 'indicator'].includes(field)) return;
  const known = knownIn(field, id, scene);
  if (known === undefined || known === true) return;
  const [what, names] = known;
  const hint = names === undefined ? (expected[field] ?? 'Expected digits and a decimal point.') : suggest(id, names);
  yield {
    rule: 'mapping-id-unknown',
    at,
    message: `There is no ${what} "${id}".`,
    ...(hint === undefined ? {} : { hint }),
  };
}

const expected: Readonly<Record<string, string>> = {
  period: 'Expected 2015, 2015-H1, 2015-Q1, 2015-03, 2015-03-31, FY2015, or start/end.',
  collected_on: 'Expected YYYY-MM-DD.',
};

/** True for what exists, undefined for what cannot be judged; else what it is called and the names that there are. */
function knownIn(
  field: string,
  id: string,
  { portfolio, framework }: Scene,
): true | undefined | readonly [what: string, names: readonly string[] | undefined] {
  const { unknown, frameworks, places, parties, dimensions } = portfolio;
  const unsure = unknown.library || unknown.frameworks.size > 0;
  const among = (what: string, names: Iterable<string>, isUnsure = unknown.portfolio) => {
    const all = [...names];
    return all.includes(id) ? true : isUnsure ? undefined : ([what, all] as const);
  };
  const dimension = dimensions.get(field);
  if (dimension !== undefined) return among(`category of ${field}`, dimension.categories.keys());
  const words = table.fields.find(({ name }) => name === field)?.constraints as { enum?: string[] } | undefined;
  if (words?.enum !== undefined) return among(field, words.enum);
  if (numbers.includes(field)) return numberPattern.test(id) ? true : ['number', undefined];
  switch (field) {
    case 'framework':
      return among(
        field,
        frameworks.map((one) => one.id),
        unsure,
      );
    case 'indicator': {
      const [owner, inside] = id.includes('/') ? id.split('/') : [framework, id];
      const of = frameworks.filter((one) => owner === undefined || one.id === owner);
      const has = of.some(({ indicators }) => indicators.has(inside ?? ''));
      const names = of.flatMap(({ indicators }) => [...indicators.keys()]);
      const all = id.includes('/') ? names.map((name) => `${owner}/${name}`) : names;
      return has ? true : unsure ? undefined : ['indicator', [...new Set(all)]];
    }
    case 'place':
      return among(field, places.keys());
    case 'reporter':
      return among('party', parties.keys());
    case 'step':
      return among(
        field,
        frameworks.flatMap(({ indicators }) => [...indicators.values()].flatMap(({ steps }) => [...steps.keys()])),
        unsure,
      );
    case 'period': {
      const year = byId(frameworks, framework ?? '')?.fiscalYear ?? portfolio.fiscalYear;
      return parsePeriod(id, year ?? { starts: '01-01', namedBy: 'end' }) === undefined ? ['period', undefined] : true;
    }
    case 'collected_on':
      return isDate(id) ? true : ['day', undefined];
    default:
      return true;
  }
}

function* formatProblems({ at, dates, decimal, thousands, columns, fileName }: Mapping): Iterable<Problem> {
  const wrong = (place: Location, message: string, hint: string): Problem => ({
    rule: 'mapping-format',
    at: place,
    message,
    hint,
  });
  if (dates !== undefined && !/^excel(-1904)?$/.test(dates) && !(dateReader(dates) !== undefined && /D/.test(dates))) {
    yield wrong(
      child(at, 'dates'),
      `The format "${dates}" does not name year, month and day.`,
      'Expected for example DD/MM/YYYY, D MMMM YYYY, or excel.',
    );
  }
  for (const { at: place, periodFormat } of columns.values()) {
    if (periodFormat === undefined || dateReader(periodFormat) !== undefined) continue;
    yield wrong(
      child(place, 'period_format'),
      `The format "${periodFormat}" names no year.`,
      'Expected for example MM/YYYY, YYYY-Q, MMMM YYYY.',
    );
  }
  if (decimal !== undefined && decimal === thousands) {
    yield wrong(
      child(at, 'thousands'),
      `The sign "${thousands}" is both decimal and thousands separator.`,
      'Keep it for one of the two.',
    );
  }
  if (fileName !== undefined && !/\{[^{}]+\}/.test(fileName)) {
    yield wrong(
      child(at, 'file_name'),
      `The pattern "${fileName}" holds no field.`,
      'Expected for example indicator_{indicator}.csv.',
    );
  }
}

/** Zero is a value, and what is no value is not zero. */
function* zeroProblems({ mapping }: Scene): Iterable<Problem> {
  const { at, missing, units, columns, values } = mapping;
  const isZero = (text: string) => /^[-+]?0+([.,]0*)?$/.test(text.trim());
  const problem = (place: Location, message: string, hint: string): Problem => ({
    rule: 'mapping-zero',
    at: place,
    message,
    hint,
  });
  const hint = 'Leave it out: zero is a value, and no value is a blank cell.';
  for (const [index, text] of [...missing].entries()) {
    if (isZero(text))
      yield problem(child(at, 'missing', index), `The text "${text}" is zero, and cannot mean: no value.`, hint);
  }
  const inNumbers = [
    ...[...values].map(([field, map]) => ({ field, map, place: child(at, 'values', field) })),
    ...[...columns.values()].map((column) => ({
      field: column.field,
      map: column.values,
      place: child(column.at, 'values'),
    })),
  ].filter(({ field }) => numbers.includes(field));
  for (const { map, place } of inNumbers) {
    for (const [text, meant] of map) {
      if (text.trim() === '')
        yield problem(keyOf(child(place, text)), 'A blank cell is no value, and cannot mean one.', hint);
      else if (isZero(text) && meant.trim() === '')
        yield problem(child(place, text), `The text "${text}" is zero, and cannot mean: no value.`, hint);
    }
  }
  const factors = [
    ...[...units].map(([id, { multiply }]) => ({ multiply, place: child(at, 'units', id, 'multiply') })),
    ...[...columns.values()].map(({ multiply, at: column }) => ({ multiply, place: child(column, 'multiply') })),
  ];
  for (const { multiply, place } of factors) {
    if (multiply?.isZero() === true)
      yield problem(place, 'The factor 0 would make every value zero.', 'Write the factor between the two units.');
  }
}

function* skipProblems({ skip }: Mapping): Iterable<Problem> {
  for (const { at, column, is, matches, blank, lines } of skip) {
    const looks = is !== undefined || matches !== undefined;
    const problem = (message: string, hint: string): Problem => ({ rule: 'mapping-skip', at, message, hint });
    if (!looks && blank === undefined && lines === undefined) {
      yield problem(
        'This condition says no rows.',
        'Add is, matches or blank with a column, or rows with lines of the file.',
      );
    } else if (looks && column === undefined) {
      yield problem('This condition does not say which column it looks at.', 'Add column with a header of the file.');
    }
  }
}
