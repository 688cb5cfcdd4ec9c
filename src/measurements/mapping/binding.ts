import type { MappedColumn, Mapping } from '../../model/mapping.ts';
import { spanFields } from '../../model/mapping.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import type { Statement } from '../../text/dialect.ts';
import type { Problem } from '../../text/finding.ts';
import type { Location } from '../../text/location.ts';
import { suggest } from '../../text/suggestion.ts';
import { allColumns, problemColumn, requiredColumns } from '../columns.ts';
import type { Received } from '../received.ts';
import { lookUp } from './lookup.ts';
import { columnOfPart, partReader, type SplitColumn, wideParts } from './parts.ts';

/** Where the cells of a field come from. */
export type Origin =
  | ColumnOrigin
  | { readonly kind: 'constant'; readonly text: string }
  /** The name of the file: a text that may have to be translated. */
  | { readonly kind: 'file-name'; readonly text: string }
  /** The cell of the wide column, or what its header stands for. */
  | { readonly kind: 'wide-value' }
  /** A part of it. */
  | { readonly kind: 'wide-part'; readonly part: number }
  | { readonly kind: 'wide-label' }
  /** Start and end of the period, in two columns. */
  | { readonly kind: 'span'; readonly start: ColumnOrigin; readonly end: ColumnOrigin }
  /** The framework of an indicator that its text names. */
  | { readonly kind: 'owner' };

export interface ColumnOrigin {
  readonly kind: 'column';
  readonly index: number;
  /** The column of the file that it is a part of. */
  readonly partOf?: number;
  readonly column?: MappedColumn;
}

/** A wide column: its place in the header, and what it stands for. */
export interface Variant {
  readonly index: number;
  readonly labels: ReadonlyMap<string, string>;
  /** Where the parts of its cells begin. */
  readonly parts?: number;
}

/** How the columns of a file fill the columns of measurements. */
export interface Binding {
  /** Of the rows to be made, in the order of the store. */
  readonly fields: readonly string[];
  readonly origins: ReadonlyMap<string, Origin>;
  /** Each makes a row of every record; none: every record is one row. */
  readonly variants: readonly Variant[];
  /** Columns whose cells are taken apart. */
  readonly split: readonly SplitColumn[];
  /** Indexes of columns that are left out. */
  readonly ignored: readonly number[];
  readonly statements: readonly Statement[];
}

/** Holds the header of a file against a mapping, or against the names of measurement columns where there is none. */
export function bindColumns(
  received: Received,
  mapping: Mapping | undefined,
  portfolio: Portfolio,
): { readonly binding?: Binding; readonly problems: readonly Problem[] } {
  const { header, source } = received;
  const known = allColumns(portfolio);
  const find = headerIn(header);
  const uses = usesOf(header, mapping, portfolio);
  const problems: Problem[] = [...headerProblems(uses, received, mapping, known)];
  const origins = new Map<string, Origin>();
  const split = splitColumns(header.length);
  for (const [field, text] of mapping?.constants ?? []) origins.set(field, { kind: 'constant', text });
  for (const [field, origin] of fileNameOrigins(received, mapping, problems)) origins.set(field, origin);
  for (const [index, use] of uses.entries()) {
    if (use.kind !== 'field') continue;
    for (const [field, origin] of originsOf(use, index, split, mapping)) {
      const before = origins.get(field);
      if (before === undefined) origins.set(field, origin);
      else problems.push(filledTwice(field, before, { source, path: [0, index] }, header));
    }
  }
  problems.push(...missingColumns(received, mapping, find));
  const [found, statements] = variantsOf(mapping, find);
  const parts = mapping === undefined ? undefined : wideParts(mapping);
  const variants = parts === undefined ? found : found.map((one) => ({ ...one, parts: split.add(one.index, parts) }));
  if (mapping?.wide !== undefined) {
    if (variants.length === 0) problems.push(noWideColumn(mapping, source));
    origins.set(mapping.wide.value, { kind: 'wide-value' });
    for (const [part, field] of (parts?.fields ?? []).entries()) origins.set(field, { kind: 'wide-part', part });
    for (const field of new Set(variants.flatMap(({ labels }) => [...labels.keys()]))) {
      origins.set(field, { kind: 'wide-label' });
    }
  }
  joinSpan(origins);
  if (origins.has('indicator') && !origins.has('framework')) origins.set('framework', { kind: 'owner' });
  // What is unknown or stands twice explains what is missing.
  if (problems.length === 0) problems.push(...missingFields(origins, received, mapping));
  if (problems.length > 0) return { problems };
  const ignored = [...uses.keys()].filter((index) => uses[index]?.kind === 'ignored');
  const fields = known.filter((field) => origins.has(field));
  return { binding: { fields, origins, variants, split: split.all, ignored, statements }, problems: [] };
}

/** Counts the places that parts of cells are put in. */
function splitColumns(width: number) {
  const all: SplitColumn[] = [];
  let next = width;
  return {
    all,
    /** The place of the first part of a column. */
    add(index: number, reader: SplitColumn['reader']): number {
      all.push({ index, reader, first: next });
      next += reader.fields.length;
      return next - reader.fields.length;
    },
  };
}

/** What a column fills: a field, or the fields that its cells hold. */
function originsOf(
  { field, column }: Extract<Use, { kind: 'field' }>,
  index: number,
  split: ReturnType<typeof splitColumns>,
  mapping: Mapping | undefined,
): readonly (readonly [field: string, origin: ColumnOrigin])[] {
  if (column === undefined || column.parts.length === 0)
    return [[field, { kind: 'column', index, ...(column && { column }) }]];
  const reader = partReader(column.parts, field, mapping?.missing ?? new Set());
  const first = split.add(index, reader);
  return reader.fields.map((part, place) => [
    part,
    { kind: 'column', index: first + place, partOf: index, column: columnOfPart(column, part) },
  ]);
}

/** What a column of the file is for. */
type Use =
  | { readonly kind: 'field'; readonly field: string; readonly column?: MappedColumn }
  | { readonly kind: 'wide' | 'ignored' | 'unknown' };

function usesOf(header: readonly string[], mapping: Mapping | undefined, portfolio: Portfolio): readonly Use[] {
  const known = allColumns(portfolio);
  // Rejected rows come back with what was wrong with them.
  const unread = problemColumn(portfolio);
  const columns = lookUp(mapping?.columns ?? []);
  const wide = lookUp(mapping?.wide?.columns ?? []);
  const ignored = lookUp([...(mapping?.ignore ?? [])].map((name) => [name, true] as const));
  return header.map((name): Use => {
    if (ignored(name) !== undefined) return { kind: 'ignored' };
    const column = columns(name);
    if (column !== undefined) return { kind: 'field', field: column.field, column };
    if (wide(name) !== undefined) return { kind: 'wide' };
    if (known.includes(name)) return { kind: 'field', field: name };
    return { kind: name === unread ? 'ignored' : 'unknown' };
  });
}

/** The index of a header. */
export function headerIn(header: readonly string[]): (name: string) => number | undefined {
  return lookUp(header.map((name, index) => [name, index] as const));
}

function* headerProblems(
  uses: readonly Use[],
  { header, source }: Received,
  mapping: Mapping | undefined,
  known: readonly string[],
): Iterable<Problem> {
  const names = [...(mapping?.columns.keys() ?? []), ...(mapping?.wide?.columns.keys() ?? []), ...known];
  for (const [index, { kind }] of uses.entries()) {
    const at: Location = { source, path: [0, index] };
    const name = header[index] ?? '';
    if (kind === 'unknown') {
      const remedy =
        mapping === undefined
          ? 'Rename or remove it, or say in a mapping what it holds: plumbline ingest --suggest-mapping writes one.'
          : `Say in ${mapping.at.source.file} what it holds, or list it under ignore.`;
      const near = suggest(name, names);
      const hint = near?.startsWith('Did') === true ? near : remedy;
      yield { rule: 'msr-column-unknown', at, message: `The column "${name}" is not known.`, hint };
    }
  }
}

function filledTwice(field: string, before: Origin, at: Location, header: readonly string[]): Problem {
  const first = before.kind === 'column' ? `the column "${header[before.index]}"` : 'the mapping';
  return {
    rule: 'msr-column-twice',
    at,
    message: `The column "${header[Number(at.path[1])]}" holds ${field}, which ${first} gives as well.`,
    hint: 'Keep one of the two; list the other under ignore in a mapping.',
  };
}

/** Columns that the mapping names and the file has not: rows would mean something else without them. */
function* missingColumns(
  { source, header }: Received,
  mapping: Mapping | undefined,
  find: (name: string) => number | undefined,
): Iterable<Problem> {
  for (const [name, { optional, field }] of mapping?.columns ?? []) {
    if (optional || find(name) !== undefined) continue;
    yield {
      rule: 'msr-column-missing',
      at: { source, path: [0] },
      message: `The column "${name}" is missing, which the mapping reads ${field} from.`,
      hint: suggest(name, header) ?? 'Mark it optional: true in the mapping where files may lack it.',
    };
  }
}

function variantsOf(
  mapping: Mapping | undefined,
  find: (name: string) => number | undefined,
): readonly [variants: readonly Variant[], statements: readonly Statement[]] {
  const all = [...(mapping?.wide?.columns ?? [])].map(([name, labels]) => ({ name, index: find(name), labels }));
  const absent = all.flatMap(({ name, index }) => (index === undefined ? [`"${name}"`] : []));
  const variants = all.flatMap(({ index, labels }) => (index === undefined ? [] : [{ index, labels }]));
  const said = `The file has no column ${absent.join(', ')} that the mapping makes rows of.`;
  return [variants.toSorted((a, b) => a.index - b.index), absent.length === 0 ? [] : [{ message: said }]];
}

function noWideColumn({ wide }: Mapping, source: Received['source']): Problem {
  const names = [...(wide?.columns.keys() ?? [])].map((name) => `"${name}"`);
  return {
    rule: 'msr-column-missing',
    at: { source, path: [0] },
    message: `None of the wide columns of the mapping is there: ${names.join(', ')}.`,
    hint: 'Correct the headers under wide in the mapping.',
  };
}

/** Start and end become the period. */
function joinSpan(origins: Map<string, Origin>): void {
  const [start, end] = spanFields.map((field) => origins.get(field));
  for (const field of spanFields) origins.delete(field);
  const one = start ?? end;
  if (one?.kind !== 'column' || origins.has('period')) return;
  origins.set('period', {
    kind: 'span',
    start: start?.kind === 'column' ? start : one,
    end: end?.kind === 'column' ? end : one,
  });
}

function* missingFields(
  origins: ReadonlyMap<string, Origin>,
  { source, header }: Received,
  mapping: Mapping | undefined,
): Iterable<Problem> {
  const parts = origins.has('numerator') && origins.has('denominator');
  for (const field of [...requiredColumns, 'value']) {
    if (origins.has(field) || (field === 'value' && parts)) continue;
    yield {
      rule: 'msr-column-missing',
      at: { source, path: [0] },
      message:
        mapping === undefined ? `The column "${field}" is missing.` : `Nothing in the mapping gives the ${field}.`,
      hint:
        mapping === undefined
          ? `Add it to the header, or say in a mapping which column holds it; the columns found are ${header.join(', ')}.`
          : `Name it under columns, wide, file_name or constants; the columns found are ${header.join(', ')}.`,
    };
  }
}

function fileNameOrigins(
  { name, source }: Received,
  mapping: Mapping | undefined,
  problems: Problem[],
): readonly (readonly [field: string, origin: Origin])[] {
  if (mapping?.fileName === undefined) return [];
  const base = name.replace(/^.*[/\\]/, '');
  const fields = [...mapping.fileName.matchAll(/\{([^{}]+)\}/g)].map((found) => found[1] ?? '');
  const literals = mapping.fileName.split(/\{[^{}]+\}/).map((text) => text.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&'));
  const found = new RegExp(`^${literals.join('(.+?)')}$`).exec(base);
  if (found === null) {
    problems.push({
      rule: 'msr-file-name',
      at: { source, path: [] },
      message: `The file's name ${base} does not have the form ${mapping.fileName} that the mapping reads.`,
      hint: 'Rename the file, or use another mapping for it.',
    });
    return [];
  }
  return fields.map((field, index) => [field, { kind: 'file-name', text: found[index + 1] ?? '' }] as const);
}
