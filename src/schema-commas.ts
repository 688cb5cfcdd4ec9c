import type { SchemaError } from 'plumbline:schema-errors';
import { type FileKind, propertiesAt, valueAt } from './schema-lookup.ts';
import type { Problem } from './text/finding.ts';
import { keyOf, type Path, resolve, type SourceFile } from './text/location.ts';
import { looseComma } from './text/loose-comma.ts';
import { lineStarts } from './text/tree.ts';

export interface SchemaIssue {
  readonly error: SchemaError;
  readonly path: Path;
}

/**
 * The issues that a comma inside { } makes, which ends a value and starts a key without one: with the problem to tell for the
 * first in its map, with undefined for those that only follow from it.
 */
export function commaIssues(
  issues: readonly SchemaIssue[],
  { kind, source, value }: { readonly kind: FileKind; readonly source: SourceFile; readonly value: unknown },
): ReadonlyMap<SchemaIssue, Problem | undefined> {
  const found = new Map<SchemaIssue, Problem | undefined>();
  const maps = new Map<string, { readonly issue: SchemaIssue; readonly offset: number }>();
  for (const issue of issues) {
    const path = strayKey(issue, kind, value);
    if (path === undefined) continue;
    const at = keyOf({ source, path });
    const { line, column } = resolve(at).start;
    const offset = (lineStarts(source.text)[line - 1] ?? 0) + column - 1;
    const words = looseComma(source.text, offset);
    if (words === undefined) continue;
    const map = JSON.stringify(path.slice(0, -1));
    const first = maps.get(map);
    if (first !== undefined && first.offset < offset) {
      found.set(issue, undefined);
      continue;
    }
    if (first !== undefined) found.set(first.issue, undefined);
    maps.set(map, { issue, offset });
    found.set(issue, {
      rule: issue.error.keyword === 'propertyNames' ? 'schema-key' : 'schema-unknown-key',
      at,
      ...words,
    });
  }
  for (const issue of issues) {
    const isCutShort = issue.error.keyword === 'type' && maps.has(JSON.stringify(issue.path.slice(0, -1)));
    if (isCutShort && !found.has(issue) && follows(issue, value)) found.set(issue, undefined);
  }
  return found;
}

/** Where a key stands that has no value and no place here. */
function strayKey({ error, path }: SchemaIssue, kind: FileKind, value: unknown): Path | undefined {
  if (error.keyword === 'type') {
    const key = String(path.at(-1) ?? '');
    const isKnown = Object.hasOwn(propertiesAt(kind, path.slice(0, -1), value), key);
    return !isKnown && / /.test(key) && valueAt(value, path) === null ? path : undefined;
  }
  const key = error.params.additionalProperty ?? error.params.propertyName;
  if (key === undefined) return undefined;
  const full = [...path, String(key)];
  return valueAt(value, full) === null ? full : undefined;
}

/** The stray key itself, and the number that is left of a text: 6 of "6,000 hectares". */
function follows({ error, path }: SchemaIssue, value: unknown): boolean {
  const left = valueAt(value, path);
  return left === null || (typeof left === 'number' && [error.params.type].flat().includes('string'));
}
