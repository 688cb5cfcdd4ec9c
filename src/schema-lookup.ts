import { schemas as schemaTexts } from 'plumbline:schema-errors';
import type { Path } from './text/location.ts';

// What a schema says at a path is only looked up for a finding: the schemas are kept as text until then.

/** A kind of file that has a schema. */
export type FileKind = 'portfolio' | 'framework' | 'library' | 'mapping' | 'review' | 'narrative';

/** A JSON pointer as a path; the steps into lists are numbers. */
export function pathOf(pointer: string, value?: unknown): Path {
  let current = value;
  return pointer
    .split('/')
    .slice(1)
    .map((written) => {
      const step = written.replaceAll('~1', '/').replaceAll('~0', '~');
      const inList = Array.isArray(current);
      current = valueAt(current, [step]);
      return inList ? Number(step) : step;
    });
}

export function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.hasOwn(current, step) ? (current as { readonly [key: string]: unknown })[step] : undefined;
  }
  return current;
}

interface Schema {
  readonly $ref?: string;
  readonly $defs?: { readonly [name: string]: Schema };
  readonly description?: string;
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly not?: Schema;
  readonly pattern?: string;
}

interface Found {
  readonly schema: Schema;
  readonly root: string;
}

let parsed: { readonly [file: string]: Schema } | undefined;

function schemas(): { readonly [file: string]: Schema } {
  parsed ??= JSON.parse(schemaTexts) as { readonly [file: string]: Schema };
  return parsed;
}

function follow({ schema, root }: Found, value: unknown): Found {
  if (schema.$ref !== undefined) {
    const [file, pointer = ''] = schema.$ref.split('#');
    const nextRoot = file === undefined || file === '' ? root : file;
    let next: unknown = schemas()[nextRoot];
    for (const step of pathOf(pointer)) next = (next as { readonly [key: string]: unknown } | undefined)?.[step];
    const described = {
      ...(next as Schema),
      ...(schema.description === undefined ? {} : { description: schema.description }),
    };
    return follow({ schema: described, root: nextRoot }, value);
  }
  if (schema.if !== undefined) {
    const branch = holds(schema.if, value) ? schema.then : schema.else;
    if (branch !== undefined && typeof branch === 'object') {
      const next = follow({ schema: branch, root }, value);
      return {
        ...next,
        schema: { ...(schema.description === undefined ? {} : { description: schema.description }), ...next.schema },
      };
    }
  }
  return { schema, root };
}

/** The conditions that our schemas use: a type, or a map with a key of another form. */
function holds(condition: Schema, value: unknown): boolean {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const typed =
    condition.type === undefined ||
    (condition.type === 'object' ? isMap : condition.type === 'array' ? Array.isArray(value) : value === null);
  const form = condition.not?.propertyNames?.pattern;
  return typed && (form === undefined || (isMap && Object.keys(value).some((key) => !new RegExp(form, 'u').test(key))));
}

function schemaAt(kind: FileKind, path: Path, value: unknown): Found {
  const file = `${kind}.schema.json`;
  let here = follow({ schema: schemas()[file] ?? {}, root: file }, value);
  path.forEach((step, index) => {
    const inner = valueAt(value, path.slice(0, index + 1));
    const { properties, additionalProperties, items } = here.schema;
    const next =
      properties !== undefined && Object.hasOwn(properties, step)
        ? properties[step]
        : typeof additionalProperties === 'object'
          ? additionalProperties
          : items;
    here = follow({ schema: next ?? {}, root: here.root }, inner);
  });
  return here;
}

export function propertiesAt(kind: FileKind, path: Path, value: unknown): { readonly [name: string]: Schema } {
  return schemaAt(kind, path, value).schema.properties ?? {};
}

export function missingKeys(kind: FileKind, path: Path, value: unknown): readonly string[] {
  const present = valueAt(value, path);
  const required = schemaAt(kind, path, value).schema.required ?? [];
  return required.filter((key) => typeof present !== 'object' || present === null || !Object.hasOwn(present, key));
}

export function expectedValue(kind: FileKind, path: Path, value: unknown): string {
  return wordsOf(schemaAt(kind, path, value).schema);
}

export function expectedKey(kind: FileKind, path: Path, value: unknown): string {
  const { schema, root } = schemaAt(kind, path, value);
  const names = schema.propertyNames ?? {};
  return names.$ref === undefined
    ? 'lower-case letters and digits, words joined by hyphens'
    : wordsOf(follow({ schema: names, root }, '').schema);
}

/** The form that a value must have, in words: the first sentence of its definition, or of the key's description. */
function wordsOf(schema: Schema): string {
  const form = Object.values(schemas()['common.schema.json']?.$defs ?? {}).find(
    (candidate) => (candidate as { pattern?: string }).pattern === (schema as { pattern?: string }).pattern,
  );
  const text = (form?.description ?? schema.description ?? 'another form').replace(/\.$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
