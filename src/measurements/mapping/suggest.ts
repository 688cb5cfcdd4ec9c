import { partFields } from '../../model/mapping.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import { gatherEvidence } from '../../text/number-evidence.ts';
import { shortText } from '../../text/short-text.ts';
import { nearest } from '../../text/suggestion.ts';
import { takeApart } from '../../text/written-number.ts';
import { allColumns, numberColumns } from '../columns.ts';
import type { Received } from '../received.ts';
import { type ColumnProfile, isNumeric, mostly, partsOfText, profileColumns } from './column-profile.ts';
import { type Draft, type DraftColumn, type DraftValues, type DraftWide, draftText } from './draft.ts';
import { asTitle, namesThings, thingNamed } from './names.ts';
import { isPeriod, periodOfHeader, timeFormat } from './time-format.ts';
import { fieldOfHeader, isOfPlans, isSameDimension, isTotal, saysMissing } from './words.ts';

/** A first mapping for a file, as the text of a mapping file: what could be matched, and as comments what could not. */
export function suggestMapping(received: Received, portfolio: Portfolio): string {
  return draftText(draftMapping(received, portfolio));
}

interface Scene {
  readonly received: Received;
  readonly portfolio: Portfolio;
  readonly columns: readonly ColumnProfile[];
  /** The year that the name of the file or the rows above the header speak of, where it is one. */
  readonly year: string | undefined;
}

export function draftMapping(received: Received, portfolio: Portfolio): Draft {
  const scene = { received, portfolio, columns: profileColumns(received), year: yearOf(received) };
  const wide = wideColumns(scene);
  const isWide = (column: ColumnProfile) => wide.some(({ header }) => header === column.header);
  const filled = new Set(
    wide.length === 0 ? [] : ['value', ...wide.flatMap(({ labels }) => labels.map(([field]) => field))],
  );
  const fields = assignFields(
    scene,
    scene.columns.filter((column) => !isWide(column)),
    filled,
  );
  const inOrder = [...fields].toSorted(([a], [b]) => a.index - b.index);
  const columns = inOrder.flatMap(([column, { field, comment }]) => draftColumn(column, field, comment));
  const numeric = [
    ...scene.columns.filter(isWide),
    ...[...fields].flatMap(([column, { field }]) => (numberColumns.includes(field) ? [column] : [])),
  ];
  const taken = new Set([...filled, ...[...fields.values()].map(({ field }) => field)]);
  const subject = subjectOf(scene, taken);
  const values = inOrder.flatMap(([column, { field }]) => valuesOf(column, field, scene));
  const left = scene.columns.filter((column) => !isWide(column) && !fields.has(column));
  const { file, encoding, delimiter, headerLine, headerRows } = dialectOf(received);
  const [numbers, dates] = [numbersOf(numeric, received), datesOf(fields)];
  const undecided = [
    ...(numbers.decimal?.isOpen === true ? ['which separator is the decimal one: decimal.'] : []),
    ...(dates.dates?.isOpen === true ? ['how days are written: dates.'] : []),
  ];
  return {
    ...{ file, encoding, delimiter, headerLine, headerRows, ...numbers, ...dates },
    ...subject.draft,
    missing: [...new Set(numeric.flatMap(({ texts }) => [...texts.keys()].filter(saysMissing)))],
    columns,
    ...(wide.length === 0 ? {} : { wide, wideParts: partsOf(scene.columns.filter(isWide)) }),
    values: [...values, ...partValues(partsOf(numeric))],
    skip: totalRows(fields),
    ignore: left.map((column) => leftOut(column, scene)),
    open: [...subject.open, ...undecided, ...openQuestions(taken, values, left, columns)],
  };
}

function dialectOf({ name, dialect }: Received) {
  return { file: name.replace(/^.*[/\\]/, ''), ...dialect };
}

function yearOf({ name, source, dialect }: Received): string | undefined {
  const above = dialect.headerLine > 1 ? source.text.split(/\r\n|\n|\r/, dialect.headerLine - 1).join(' ') : '';
  const found = [...`${name.replace(/^.*[/\\]/, '')} ${above}`.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)];
  const years = new Set(found.map(([year]) => year));
  return years.size === 1 ? [...years][0] : undefined;
}

/** Columns that each hold values of one period, one category of a dimension or one indicator: two of a kind at least. */
function wideColumns({ columns, portfolio, year }: Scene): readonly DraftWide[] {
  const numeric = columns.filter(isNumeric);
  const periods = numeric.flatMap(({ header }): DraftWide[] => {
    const found = periodOfHeader(header, year);
    if (found === undefined) return [];
    const comment = found.guessed ? { comment: `is it ${found.period}? The header does not say all of it` } : {};
    return [{ header, labels: [['period', found.period]], ...comment }];
  });
  const named = (field: string) =>
    numeric.flatMap(({ header }): DraftWide[] => {
      const thing = fieldOfHeader(header) === undefined ? thingNamed(field, header, portfolio) : undefined;
      if (thing === undefined) return [];
      const id = thing.framework === undefined ? thing.id : `${thing.framework}/${thing.id}`;
      return [{ header, labels: [[field, id]] }];
    });
  const joined = numeric.flatMap(({ header }) => joinedLabels(header, portfolio, year) ?? []);
  const fields = [...portfolio.dimensions.keys(), 'indicator'];
  const kinds = [joined, periods, ...fields.map(named)].filter((all) => all.length > 1);
  const hasValue = columns.some(({ header }) => fieldOfHeader(header) === 'value');
  const [most = hasValue ? undefined : alone(named('indicator'))] = kinds.toSorted((a, b) => b.length - a.length);
  if (most === undefined) return [];
  // The column of the total beside its parts is the blank category.
  const [field] = most[0]?.labels[0] ?? [];
  const total = portfolio.dimensions.has(field ?? '') ? numeric.find(({ header }) => isTotal(header)) : undefined;
  return total === undefined
    ? most
    : [...most, { header: total.header, labels: [[field ?? '', '']], comment: 'the total' }];
}

/** The single column of a table whose header names an indicator. */
function alone(wide: readonly DraftWide[]): readonly DraftWide[] | undefined {
  return wide.length === 1 ? wide : undefined;
}

/** What a header of several rows stands for, where each of them says something: a period and a category. */
function joinedLabels(header: string, portfolio: Portfolio, year: string | undefined): DraftWide | undefined {
  const parts = header.split(' / ');
  const labels = parts.flatMap((part): (readonly [string, string])[] => {
    const period = periodOfHeader(part, year)?.period;
    if (period !== undefined) return [['period', period]];
    for (const field of [...portfolio.dimensions.keys(), 'indicator']) {
      const thing = thingNamed(field, part, portfolio);
      if (thing !== undefined)
        return [[field, thing.framework === undefined ? thing.id : `${thing.framework}/${thing.id}`]];
      if (portfolio.dimensions.has(field) && isTotal(part)) return [[field, '']];
    }
    return [];
  });
  const distinct = new Set(labels.map(([field]) => field)).size;
  return parts.length > 1 && distinct === parts.length ? { header, labels } : undefined;
}

interface Assigned {
  readonly field: string;
  readonly comment?: string;
}

/** The field of every column that one could be found for; the first column that fits has it. */
function assignFields(
  scene: Scene,
  columns: readonly ColumnProfile[],
  filled: ReadonlySet<string>,
): ReadonlyMap<ColumnProfile, Assigned> {
  const fields = new Map<ColumnProfile, Assigned>();
  const taken = new Set(filled);
  const guesses = [byName, byWord, byCells, byNearest];
  for (const guess of guesses) {
    // Of a name and a code of the same places, what is known here is taken.
    const inTurn = guess === byWord ? columns.toSorted((a, b) => rankOf(b, scene) - rankOf(a, scene)) : columns;
    for (const column of inTurn) {
      if (fields.has(column) || isOfPlans(column.header)) continue;
      const found = guess(column, scene);
      if (found === undefined || taken.has(found.field)) continue;
      if (found.field.startsWith('period_') && taken.has('period')) continue;
      const parts = partFields(partsOf([column])).filter((part) => part !== found.field);
      if (parts.some((part) => taken.has(part))) continue;
      fields.set(column, found);
      for (const field of [found.field, ...parts]) taken.add(field);
      if (found.field.startsWith('period_')) taken.add('period');
    }
  }
  const numbers = columns.filter((column) => !fields.has(column) && column.filled > 0 && isNumeric(column));
  const [only, second] = numbers.filter(({ header }) => !isOfPlans(header));
  if (only !== undefined && second === undefined && !taken.has('value') && !taken.has('numerator')) {
    fields.set(only, { field: 'value', comment: 'the only column of numbers that is left' });
  }
  return fields;
}

/** How many texts of a column name things of the kind that its header means; of numbers, those that stand alone come first. */
function rankOf(column: ColumnProfile, { portfolio }: Scene): number {
  const { header, texts } = column;
  const field = fieldOfHeader(header);
  if (partsOf([column]).length > 0) return -1;
  if (field === undefined || !namesThings(field, portfolio)) return 0;
  return [...texts.keys()].filter((text) => thingNamed(field, text, portfolio) !== undefined).length;
}

/** By its name, or by the title of a dimension. */
function byName(column: ColumnProfile, { portfolio }: Scene): Assigned | undefined {
  const { header } = column;
  const known = allColumns(portfolio).find((field) => asTitle(field) === asTitle(header));
  const isMixed = known !== undefined && numberColumns.includes(known) && partsOf([column]).length > 0;
  if (known !== undefined && !isMixed) return { field: known };
  const dimension = [...portfolio.dimensions.values()].find(({ id, title }) =>
    [id, ...titles(title)].some((name) => name === asTitle(header) || isSameDimension(name, header)),
  );
  return dimension === undefined ? undefined : { field: dimension.id };
}

function titles(title: Text): readonly string[] {
  return (typeof title === 'string' ? [title] : Object.values(title)).map(asTitle);
}

/** By what headers usually mean, where the cells do not contradict. */
function byWord(column: ColumnProfile, { portfolio }: Scene): Assigned | undefined {
  const field = fieldOfHeader(column.header);
  if (field === undefined) return undefined;
  if (numberColumns.includes(field) && !isNumeric(column)) return undefined;
  const isName = ['framework', 'place', 'reporter', 'indicator'].includes(field);
  const isNamed = isName && [...column.texts.keys()].some((text) => thingNamed(field, text, portfolio) !== undefined);
  // What has other names in its cells is looked at again by them.
  const other = isName && !isNamed ? byCells(column, { portfolio }) : undefined;
  return other ?? { field };
}

/** By what the cells are: places, categories, indicators, periods. */
function byCells(column: ColumnProfile, { portfolio }: Pick<Scene, 'portfolio'>): Assigned | undefined {
  const named = ['indicator', 'place', ...portfolio.dimensions.keys(), 'reporter', 'framework'].find(
    (field) =>
      namesThings(field, portfolio) &&
      mostly(
        column,
        (text) =>
          thingNamed(field, text, portfolio) !== undefined || (portfolio.dimensions.has(field) && isTotal(text)),
      ),
  );
  if (named !== undefined) return { field: named, comment: 'by its cells' };
  if (column.texts.size > 0 && [...column.texts.keys()].every((text) => isPeriod(text) && /^(19|20|FY)/.test(text))) {
    return { field: 'period', comment: 'by its cells' };
  }
  return undefined;
}

function byNearest(column: ColumnProfile, { portfolio }: Scene): Assigned | undefined {
  const field = nearest(
    column.header,
    allColumns(portfolio).filter((name) => name.length > 3),
  );
  if (field === undefined || (numberColumns.includes(field) && !isNumeric(column))) return undefined;
  return { field, comment: 'the nearest name: check it' };
}

function draftColumn(column: ColumnProfile, field: string, comment: string | undefined): readonly DraftColumn[] {
  const parts = partsOf([column]);
  const drafted = { header: column.header, field, ...(field === 'value' && parts.length > 0 ? { parts } : {}) };
  const said = comment === undefined ? {} : { comment };
  if (!field.startsWith('period')) return [{ ...drafted, ...said }];
  const format = timeFormat([...column.texts.keys()], 'period');
  if (format.kind === 'format') return [{ ...drafted, ...said, periodFormat: format.format }];
  if (format.kind === 'open')
    return [{ ...drafted, comment: `period_format: ${format.formats.join(' or ')}? Both fit` }];
  return [{ ...drafted, ...(format.kind === 'unknown' ? { comment: 'period_format: …' } : said) }];
}

/** The patterns that numbers of the columns are taken apart by. */
function partsOf(columns: readonly ColumnProfile[]): readonly string[] {
  return [...new Set(columns.flatMap(({ texts }) => [...texts.keys()].flatMap((text) => partsOfText(text) ?? [])))];
}

const meanings: Readonly<Record<string, readonly (readonly [text: string, id: string])[]>> = {
  qualifier: [
    ['<', 'at-most'],
    ['>', 'at-least'],
    ['≤', 'at-most'],
    ['≥', 'at-least'],
    ['~', 'about'],
    ['≈', 'about'],
  ],
  status: [
    ['p', 'provisional'],
    ['e', 'estimated'],
  ],
};

/** What the signs beside numbers usually mean. */
function partValues(parts: readonly string[]): readonly DraftValues[] {
  return Object.entries(meanings).flatMap(([field, entries]) =>
    parts.some((pattern) => pattern.includes(`{${field}}`))
      ? [{ field, entries: entries.map(([text, id]) => ({ text, id })) }]
      : [],
  );
}

function datesOf(fields: ReadonlyMap<ColumnProfile, Assigned>): Pick<Draft, 'dates'> {
  for (const [{ texts }, { field }] of fields) {
    if (field !== 'collected_on' && field !== 'period') continue;
    const format = timeFormat(
      [...texts.keys()].filter((text) => !saysMissing(text)),
      field === 'period' ? 'period' : 'day',
    );
    if (format.kind === 'excel')
      return { dates: { text: 'excel', comment: 'days that a spreadsheet has turned into numbers' } };
    if (field === 'period') continue;
    if (format.kind === 'format') return { dates: { text: format.format } };
    if (format.kind === 'open')
      return {
        dates: {
          text: format.formats[0] ?? '',
          comment: `or ${format.formats.slice(1).join(', ')}? All fit`,
          isOpen: true,
        },
      };
  }
  return {};
}

/** What the numbers show; files with commas say it only where they differ from what is read without a word. */
function numbersOf(columns: readonly ColumnProfile[], { dialect }: Received): Pick<Draft, 'decimal' | 'thousands'> {
  const evidence = gatherEvidence<undefined>({});
  const texts = columns.flatMap((column) => [...column.texts.keys()]);
  for (const text of texts) evidence.add(text, () => undefined);
  const { decimal, decimalProof, groupProof, certain } = evidence.conclude();
  const open = texts.find((text) => (takeApart(text)?.readings.length ?? 0) > 1);
  if (!certain && open !== undefined) {
    const comment = `or "${decimal === '.' ? ',' : '.'}"? ${open} can be read in two ways`;
    return { decimal: { text: decimal, comment, isOpen: true } };
  }
  const group = [...(groupProof?.text ?? '')].find((sign) => /[.,'’\s]/.test(sign) && sign !== decimal);
  if (dialect.delimiter === ',' && decimal === '.' && group === undefined) return {};
  if (decimalProof === undefined && group === undefined) return {};
  const thousands = group === undefined ? undefined : /\s/.test(group) ? ' ' : group === '’' ? "'" : group;
  return {
    decimal: { text: decimal, ...(decimalProof === undefined ? {} : { comment: `as in ${decimalProof.text}` }) },
    ...(thousands === undefined ? {} : { thousands: { text: thousands, comment: `as in ${groupProof?.text ?? ''}` } }),
  };
}

/** Which indicator and framework the rows are of, where no column says it. */
function subjectOf(
  { received, portfolio }: Scene,
  taken: ReadonlySet<string>,
): { readonly draft: Pick<Draft, 'constants' | 'fileName'>; readonly open: readonly string[] } {
  if (taken.has('indicator')) return { draft: { constants: [] }, open: [] };
  const all = portfolio.frameworks.flatMap(({ id, indicators }) =>
    [...indicators.keys()].map((name) => `${id}/${name}`),
  );
  const [only, second] = all;
  const base = received.name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
  const ending = received.name.slice(received.name.lastIndexOf(base) + base.length);
  const parts = base
    .split('_')
    .map((_, index, list) => [list.slice(0, index).join('_'), list.slice(index).join('_')] as const);
  const named = parts.find(([, rest]) => thingNamed('indicator', rest, portfolio) !== undefined);
  if (named !== undefined) {
    const [before] = named;
    return { draft: { constants: [], fileName: `${before === '' ? '' : `${before}_`}{indicator}${ending}` }, open: [] };
  }
  if (only !== undefined && second === undefined) {
    const [, id = ''] = only.split('/');
    return { draft: { constants: [{ field: 'indicator', text: id, comment: 'the only one' }] }, open: [] };
  }
  const known = all.length > 8 ? `${all.slice(0, 8).join(', ')} …` : all.join(', ');
  return {
    draft: { constants: [] },
    open: [`which indicator these are values of: constants: {indicator: …}. Known: ${known}.`],
  };
}

/** What the names in a column mean. */
function valuesOf(column: ColumnProfile, field: string, { portfolio }: Scene): readonly DraftValues[] {
  if (!namesThings(field, portfolio)) return [];
  const known = idsOf(field, portfolio);
  const entries = [...column.texts].flatMap(([text, count]): DraftValues['entries'][number][] => {
    const thing = thingNamed(field, text, portfolio);
    if (thing !== undefined && !thing.byTitle) return [];
    const path = thing?.framework === undefined ? thing?.id : `${thing.framework}/${thing.id}`;
    if (path !== undefined) return [{ text, id: path, comment: 'by its title' }];
    if (portfolio.dimensions.has(field) && isTotal(text))
      return [{ text, id: '', comment: 'the total is the blank category' }];
    if (field === 'place' && isTotal(text)) return [];
    const near = nearest(text, known);
    const cells = count === 1 ? '1 cell' : `${count} cells`;
    return [{ text, comment: near === undefined ? `not known; ${cells}` : `not known; nearest: ${near}; ${cells}` }];
  });
  return entries.length === 0 ? [] : [{ field, entries }];
}

function idsOf(field: string, portfolio: Portfolio): readonly string[] {
  switch (field) {
    case 'framework':
      return portfolio.frameworks.map(({ id }) => id);
    case 'indicator':
      return portfolio.frameworks.flatMap(({ indicators }) => [...indicators.keys()]);
    case 'place':
      return [...portfolio.places.keys()];
    case 'reporter':
      return [...portfolio.parties.keys()];
    default:
      return [...(portfolio.dimensions.get(field)?.categories.keys() ?? [])];
  }
}

/** Rows of the sum over all places. */
function totalRows(fields: ReadonlyMap<ColumnProfile, Assigned>): Draft['skip'] {
  return [...fields].flatMap(([{ header, texts }, { field }]) =>
    field === 'place'
      ? [...texts.keys()].filter(isTotal).map((is) => ({ column: header, is, reason: 'The total is computed.' }))
      : [],
  );
}

function leftOut({ header, texts, filled }: ColumnProfile, { portfolio }: Scene): Draft['ignore'][number] {
  if (filled === 0) return { text: header, comment: 'blank' };
  const near = nearest(header, allColumns(portfolio));
  const [example = ''] = texts.keys();
  const comment = `not matched; holds for example ${JSON.stringify(shortText(example, 30))}${near === undefined ? '' : `; nearest: ${near}`}`;
  return { text: header, comment };
}

function openQuestions(
  taken: ReadonlySet<string>,
  values: readonly DraftValues[],
  left: readonly ColumnProfile[],
  columns: readonly DraftColumn[],
): readonly string[] {
  const unnamed = values.flatMap(({ field, entries }) => {
    const number = entries.filter(({ id }) => id === undefined).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? 'text' : 'texts'} in ${field} without an id: see values.`];
  });
  const lost = left.filter(({ filled }) => filled > 0).map(({ header }) => `"${header}"`);
  const undated = columns.filter(({ comment }) => comment?.startsWith('period_format') === true);
  return [
    ...(taken.has('period') || taken.has('period_start')
      ? []
      : ['which period the values are of: constants: {period: …}.']),
    ...(taken.has('value') || taken.has('numerator') ? [] : ['which column holds the value: columns: {…: value}.']),
    ...undated.map(({ header }) => `how periods are written in "${header}".`),
    ...unnamed,
    ...(lost.length === 0 ? [] : [`columns that nothing was found for, and are left out: ${lost.join(', ')}.`]),
  ];
}
