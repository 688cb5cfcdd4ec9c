import { byId } from '../../model/by-id.ts';
import type { Conversion } from '../../model/decimal.ts';
import type { MappedColumn, Mapping } from '../../model/mapping.ts';
import { isDate } from '../../model/period.ts';
import type { Indicator, Portfolio } from '../../model/portfolio.ts';
import { withoutTime } from '../../text/written-date.ts';
import { numberColumns, textColumns } from '../columns.ts';
import type { ReceivedRecord } from '../received.ts';
import type { Binding, ColumnOrigin, Origin, Variant } from './binding.ts';
import { lookUp } from './lookup.ts';
import { namesThings, thingNamed } from './names.ts';
import { type NumberReader, type Refusal, readNumberCell } from './number-cell.ts';
import { addTo, type Tally } from './tally.ts';
import { dayReader, joined, periodReader } from './time-cell.ts';

/** What becomes of a record, or of one of its wide cells. */
export type Made =
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly variant: Variant | undefined }
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly problems: readonly CellRefusal[] };

/** A refusal with the column of the file it stands in; undefined where it stands in none. */
export interface CellRefusal extends Refusal {
  readonly index: number | undefined;
}

export interface RowTerms {
  readonly portfolio: Portfolio;
  readonly mapping: Mapping | undefined;
  readonly binding: Binding;
  /** Undefined: numbers are handed on as they stand, for the rules to judge. */
  readonly numbers: NumberReader | undefined;
  readonly tally: Tally;
}

const isNumber = (field: string) => numberColumns.includes(field) || field === 'n';

/** Makes rows of records: pure but for the tally. */
export function rowMaker(terms: RowTerms): (record: ReceivedRecord) => readonly Made[] {
  const { binding } = terms;
  const words = binding.fields.filter((field) => !isNumber(field));
  const readers = new Map(words.map((field) => [field, wordReader(field, terms)] as const));
  const measures = binding.fields.filter(isNumber).map((field) => [field, numberReader(field, terms)] as const);
  const indicatorOf = indicatorFinder(terms.portfolio);
  const ownerOf = owners(terms);

  const make = ({ cells }: ReceivedRecord, variant: Variant | undefined, told: Set<number>): Made => {
    if (variant !== undefined && isBlank(cells[variant.index] ?? '', terms)) return { kind: 'blank' };
    const row = new Map<string, string>();
    const problems: CellRefusal[] = [];
    const take = (field: string, text: string | Refusal) => {
      if (typeof text === 'string') row.set(field, text);
      else problems.push({ ...text, index: indexOf(binding.origins.get(field), variant) });
    };
    for (const [field, read] of readers) take(field, read(cells, variant, row.get('framework') ?? ''));
    ownerOf(row);
    const indicator = indicatorOf(row.get('framework') ?? '', row.get('indicator') ?? '');
    for (const [field, read] of measures) take(field, read(cells, variant, indicator));
    if (problems.length === 0) {
      return { kind: 'row', cells: binding.fields.map((field) => row.get(field) ?? ''), variant };
    }
    // What all rows of a record share is told once.
    const fresh = problems.filter(({ index }) => index === undefined || !told.has(index));
    for (const { index } of fresh) if (index !== undefined) told.add(index);
    return { kind: 'refused', problems: fresh };
  };

  return (record) => {
    const told = new Set<number>();
    if (binding.variants.length === 0) return [make(record, undefined, told)];
    return binding.variants.map((variant) => make(record, variant, told));
  };
}

/** A wide cell that gives no value makes no row. */
function isBlank(cell: string, { mapping, tally }: RowTerms): boolean {
  const text = cell.trim();
  if (text === '') return true;
  if (mapping?.missing.has(text) !== true) return false;
  addTo(tally.cells, saysNothing(text));
  return true;
}

function saysNothing(text: string): string {
  return `with "${text}", which means no value`;
}

/** The column of the file that a field comes from. */
export function indexOf(origin: Origin | undefined, variant: Variant | undefined): number | undefined {
  switch (origin?.kind) {
    case 'column':
      return origin.partOf ?? origin.index;
    case 'span':
      return origin.start.partOf ?? origin.start.index;
    case 'wide-value':
    case 'wide-part':
    case 'wide-label':
      return variant?.index;
    default:
      return undefined;
  }
}

/** The text that a field is read from, parts of cells included. */
function cellFor(origin: Origin | undefined, cells: readonly string[], variant: Variant | undefined): string {
  switch (origin?.kind) {
    case 'column':
      return cells[origin.index] ?? '';
    case 'wide-value':
      return cells[variant?.index ?? -1] ?? '';
    case 'wide-part':
      return cells[(variant?.parts ?? Number.NaN) + origin.part] ?? '';
    case 'file-name':
      return origin.text;
    default:
      return '';
  }
}

type WordReader = (cells: readonly string[], variant: Variant | undefined, framework: string) => string | Refusal;

/** Reads what is no number. */
function wordReader(field: string, terms: RowTerms): WordReader {
  const origin = terms.binding.origins.get(field);
  switch (origin?.kind) {
    case 'span':
      return spanReader(origin.start, origin.end, terms);
    case 'wide-label':
      return (_, variant) => variant?.labels.get(field) ?? '';
    case 'column':
    case 'wide-value':
    case 'wide-part':
    case 'file-name': {
      const read = textReader(field, origin.kind === 'column' ? origin.column : undefined, terms);
      return (cells, variant, framework) => read(cellFor(origin, cells, variant), framework);
    }
    default:
      return () => (origin?.kind === 'constant' ? origin.text : '');
  }
}

function spanReader(start: ColumnOrigin, end: ColumnOrigin, terms: RowTerms): WordReader {
  const first = textReader('period', start.column, terms);
  const last = textReader('period', end.column, terms);
  return (cells, _, framework) => {
    const [from, to] = [first(cells[start.index] ?? '', framework), last(cells[end.index] ?? '', framework)];
    if (typeof from !== 'string' || typeof to !== 'string') return typeof from === 'string' ? to : from;
    return from === '' && to === '' ? '' : joined(from, to, fiscalYearOf(framework, terms.portfolio));
  };
}

function fiscalYearOf(framework: string, { frameworks, fiscalYear }: Portfolio) {
  return byId(frameworks, framework)?.fiscalYear ?? fiscalYear;
}

type TextReader = (cell: string, framework: string) => string | Refusal;

const mostRemembered = 20_000;

function textReader(field: string, column: MappedColumn | undefined, terms: RowTerms): TextReader {
  const translate = translator(field, column, terms.mapping);
  if (textColumns.includes(field)) return (cell) => translate(cell) ?? cell;
  const read = plainReader(field, column, terms);
  const remembered = new Map<string, string | Refusal>();
  return (cell, framework) => {
    const text = cell.trim();
    if (text === '') return translate('') ?? '';
    const key = field === 'indicator' || field === 'period' ? `${framework}\0${text}` : text;
    let known = remembered.get(key);
    if (known === undefined) {
      const unmarked = text.replace(/^['’](?=.)/, '');
      known = translate(text) ?? translate(unmarked) ?? read(unmarked, framework);
      if (remembered.size < mostRemembered) remembered.set(key, known);
    }
    return known;
  };
}

/** What the mapping says that a text means: for this column, else for the field. */
function translator(field: string, column: MappedColumn | undefined, mapping: Mapping | undefined) {
  const own = lookUp(column?.values ?? []);
  const shared = lookUp(mapping?.values.get(field) ?? []);
  return (text: string): string | undefined => own(text) ?? shared(text);
}

function plainReader(field: string, column: MappedColumn | undefined, terms: RowTerms): TextReader {
  const { mapping, portfolio, tally } = terms;
  if (field === 'period') {
    const byFramework = new Map<string, ReturnType<typeof periodReader>>();
    return (text, framework) => {
      let read = byFramework.get(framework);
      if (read === undefined) {
        read = periodReader(mapping?.dates, column, fiscalYearOf(framework, portfolio));
        byFramework.set(framework, read);
      }
      return read(text);
    };
  }
  if (field === 'collected_on') {
    const day = dayReader(mapping?.dates);
    return (cell) => {
      const text = mapping === undefined ? cell : withoutTime(cell);
      return mapping?.missing.has(cell) === true ? '' : isDate(text) ? text : (day(text) ?? cell);
    };
  }
  // Without a mapping a name that is no id is told, with its id, and not taken.
  if (mapping === undefined || !namesThings(field, portfolio)) return (text) => text;
  return (text, framework) => {
    const found = thingNamed(field, text, portfolio, framework === '' ? undefined : framework);
    if (found?.byTitle === true) {
      const titles = tally.titles.get(field) ?? new Map<string, string>();
      tally.titles.set(field, titles.set(text, found.id));
    }
    if (found === undefined) return text;
    return found.framework === undefined ? found.id : `${found.framework}/${found.id}`;
  };
}

/** An indicator written `framework/indicator` says its framework too. */
function owners({ binding }: RowTerms): (row: Map<string, string>) => void {
  if (!binding.fields.includes('framework')) return () => undefined;
  return (row) => {
    const [owner, id, ...more] = (row.get('indicator') ?? '').split('/');
    const framework = row.get('framework') ?? '';
    if (owner === undefined || id === undefined || more.length > 0 || (framework !== '' && framework !== owner)) return;
    row.set('framework', owner);
    row.set('indicator', id);
  };
}

function indicatorFinder({ frameworks }: Portfolio): (framework: string, id: string) => Indicator | undefined {
  const remembered = new Map<string, Indicator | undefined>();
  return (framework, id) => {
    const key = `${framework}/${id}`;
    if (remembered.has(key)) return remembered.get(key);
    const of = framework === '' ? frameworks : frameworks.filter((one) => one.id === framework);
    const found = of.flatMap(({ indicators }) => indicators.get(id) ?? []);
    const only = found.length === 1 ? found[0] : undefined;
    if (remembered.size < mostRemembered) remembered.set(key, only);
    return only;
  };
}

type MeasureReader = (
  cells: readonly string[],
  variant: Variant | undefined,
  indicator: Indicator | undefined,
) => string | Refusal;

function numberReader(field: string, { binding, mapping, numbers, tally }: RowTerms): MeasureReader {
  const origin = binding.origins.get(field);
  if (origin?.kind === 'constant') return () => origin.text;
  if (origin?.kind === 'wide-label') return (_, variant) => variant?.labels.get(field) ?? '';
  const column = origin?.kind === 'column' ? origin.column : undefined;
  const translate = translator(field, column, mapping);
  const own: readonly Conversion[] = column?.multiply === undefined ? [] : [{ multiply: column.multiply }];
  return (cells, variant, indicator) => {
    const text = cellFor(origin, cells, variant).trim();
    // Blank is blank whatever the mapping says.
    if (text === '') return '';
    if (mapping?.missing.has(text) === true) {
      addTo(tally.cells, saysNothing(text));
      return '';
    }
    const meant = translate(text);
    if (meant !== undefined) return meant;
    if (numbers === undefined) return text;
    const unit = ['value', 'lower', 'upper'].includes(field) ? unitOf(indicator, mapping) : [];
    return readNumberCell(text, { field, indicator, conversions: [...own, ...unit] }, numbers);
  };
}

function unitOf(indicator: Indicator | undefined, mapping: Mapping | undefined): readonly Conversion[] {
  if (indicator === undefined || mapping === undefined || mapping.units.size === 0) return [];
  const { framework, id } = indicator;
  return [mapping.units.get(`${framework}/${id}`) ?? mapping.units.get(id) ?? {}].filter(
    ({ multiply, add }) => multiply !== undefined || add !== undefined,
  );
}
