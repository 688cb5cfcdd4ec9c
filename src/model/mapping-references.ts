import { type FoundText, find, type Reference, textsAt } from './path-patterns.ts';

/** The words that a mapping gives to rows as this measurement column or dimension. */
export function givenAs(field: string, mapping: unknown): readonly FoundText[] {
  const ofColumns = Object.entries(columnsOf(mapping)).flatMap(([header, column]) =>
    fieldOf(column) === field
      ? textsAt(column, ['values.*']).map(({ path, text }) => ({ path: ['columns', header, ...path], text }))
      : [],
  );
  return [...textsAt(mapping, [`constants.${field}`, `values.${field}.*`, `wide.columns.*.${field}`]), ...ofColumns];
}

/** Where a mapping gives rows this word as this field. */
export function idGivenAs(field: string, id: string, mapping: unknown): readonly Reference[] {
  return givenAs(field, mapping).flatMap(({ path, text }): Reference[] =>
    text === id ? [{ path, part: 'value', now: (now) => now }] : [],
  );
}

/** Where a mapping names a field: at its columns, in its values, and in the pattern for names of files. */
export function fieldReferences(field: string, mapping: unknown): readonly Reference[] {
  const patterns = ['columns.*', 'columns.*.field', 'constants.#', 'values.#', 'wide.columns.*.#'];
  const inNames = textsAt(mapping, ['file_name']).filter(({ text }) => text.includes(`{${field}}`));
  return [
    ...find(mapping, patterns, field),
    ...inNames.map(({ path, text }): Reference => {
      return { path, part: 'value', now: (now) => text.replaceAll(`{${field}}`, () => `{${now}}`) };
    }),
  ];
}

function columnsOf(mapping: unknown): object {
  return (mapping as { readonly columns?: object } | null)?.columns ?? {};
}

function fieldOf(column: unknown): unknown {
  return typeof column === 'object' ? (column as { readonly field?: unknown } | null)?.field : column;
}
