import { type Document, parseDocument } from 'yaml';
import type { Path } from './location.ts';
import type { YamlEdit } from './yaml-step.ts';

/** Whether a text means what the document means with the edits applied to it. */
export function meansTheSame(edited: string, document: Document, edits: readonly YamlEdit[]): boolean {
  const after = parseDocument(edited, { stringKeys: true, merge: true, prettyErrors: false });
  if (after.errors.length > 0) return false;
  const wanted = edits.reduce(apply, copy(document.toJS({ maxAliasCount: -1 })));
  try {
    return sameValue(after.toJS({ maxAliasCount: -1 }), wanted);
  } catch (error) {
    // The parser finds an alias without its anchor only here.
    if (error instanceof ReferenceError) return false;
    throw error;
  }
}

/** Without shared parts: an alias is another thing than its anchor. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner)]));
}

function apply(data: unknown, edit: YamlEdit): unknown {
  return change(data, edit.path, (before, holder, name) => {
    if (edit.kind === 'set') return edit.value;
    if (edit.kind === 'append') return [...((before ?? []) as unknown[]), edit.value];
    delete holder[name];
    holder[edit.name] = before;
    return undefined;
  });
}

type Held = Record<string, unknown>;

function change(data: unknown, path: Path, to: (before: unknown, holder: Held, name: string) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to(data, {}, '');
  const holder = (data ?? {}) as Held;
  const name = String(step);
  const before = Object.hasOwn(holder, name) ? holder[name] : undefined;
  const after = rest.length === 0 ? to(before, holder, name) : change(before, rest, to);
  if (after !== undefined) holder[name] = after;
  return holder;
}

/** Whether two values as YAML gives them are the same, whatever the order of their keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.length &&
    left.every(([name, value]) => Object.hasOwn(b, name) && sameValue(value, (b as Held)[name]))
  );
}
