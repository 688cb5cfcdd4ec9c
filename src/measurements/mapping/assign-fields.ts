import { partFields } from '../../model/mapping.ts';
import type { Text } from '../../model/text.ts';
import { nearest } from '../../text/suggestion.ts';
import { allColumns, numberColumns } from '../columns.ts';
import { type ColumnProfile, isNumeric, mostly, partsOfText, type Scene } from './column-profile.ts';
import { asTitle, namesThings, thingNamed } from './names.ts';
import { isPeriod } from './time-format.ts';
import { fieldOfHeader, isOfPlans, isSameDimension, isTotal } from './words.ts';

export interface Assigned {
  readonly field: string;
  readonly comment?: string;
}

/** The field of every column that one could be found for; the first column that fits has it. */
export function assignFields(
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

/** The patterns that numbers of the columns are taken apart by. */
export function partsOf(columns: readonly ColumnProfile[]): readonly string[] {
  return [...new Set(columns.flatMap(({ texts }) => [...texts.keys()].flatMap((text) => partsOfText(text) ?? [])))];
}
