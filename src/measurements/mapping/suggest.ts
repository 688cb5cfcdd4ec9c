import type { Portfolio } from '../../model/portfolio.ts';
import { shortText } from '../../text/short-text.ts';
import { nearest } from '../../text/suggestion.ts';
import { allColumns, numberColumns } from '../columns.ts';
import type { Received } from '../received.ts';
import { type Assigned, assignFields, partsOf } from './assign-fields.ts';
import { type ColumnProfile, profileColumns, type Scene } from './column-profile.ts';
import { type Draft, type DraftColumn, type DraftValues, draftText } from './draft.ts';
import { namesThings, thingNamed } from './names.ts';
import { timeFormat } from './time-format.ts';
import { wideColumns } from './wide-columns.ts';
import { isTotal, saysMissing } from './words.ts';
import { datesOf, numbersOf } from './written-forms.ts';

/** A first mapping for a file, as the text of a mapping file: what could be matched, and as comments what could not. */
export function suggestMapping(received: Received, portfolio: Portfolio): string {
  return draftText(draftMapping(received, portfolio));
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
