import {
  framework,
  library,
  mapping,
  narrative,
  portfolio,
  review,
  type SchemaError,
  schemas as schemaTexts,
} from 'plumbline:validators';
import type { Problem } from './text/finding.ts';
import type { Location, Path, SourceFile } from './text/location.ts';
import { nearest, suggest } from './text/suggestion.ts';

const validators = { portfolio, framework, library, mapping, review, narrative };

export type FileKind = keyof typeof validators;

/** What the schema of a file kind has to say about its data, in words: one problem a mistake. */
export function checkSchema(kind: FileKind, source: SourceFile, value: unknown): readonly Problem[] {
  const validator = validators[kind];
  if (validator(value)) return [];
  const errors = (validator.errors ?? []).map((error) => ({ error, path: pathOf(error.instancePath, value) }));
  return withoutEchoes(
    errors.filter(({ error }) => tells(error)),
    kind,
    value,
  ).map(({ error, path }) => problem(error, path, { kind, source, value }));
}

interface SchemaIssue {
  readonly error: SchemaError;
  readonly path: Path;
}

interface Checked {
  readonly kind: FileKind;
  readonly source: SourceFile;
  readonly value: unknown;
}

/** `if` only repeats what its branch says; what a key name breaks is told by `propertyNames`. */
function tells(error: SchemaError): boolean {
  return error.keyword !== 'if' && (error.propertyName === undefined || error.keyword === 'propertyNames');
}

/**
 * A misspelt key makes two errors, the unknown one and the missing one: only the first is told. The form of a key is told by
 * `propertyNames`, not once more by the pattern behind it. One error a place.
 */
function withoutEchoes(issues: readonly SchemaIssue[], kind: FileKind, value: unknown): readonly SchemaIssue[] {
  const meant = new Set<string>();
  for (const { error, path } of issues) {
    if (error.keyword !== 'additionalProperties') continue;
    const key = nearest(String(error.params.additionalProperty), missingKeys(kind, path, value));
    if (key !== undefined) meant.add(JSON.stringify([...path, key]));
  }
  const seen = new Set<string>();
  return issues.filter(({ error, path }) => {
    if (error.keyword === 'required' && meant.has(JSON.stringify([...path, error.params.missingProperty])))
      return false;
    if (error.keyword === 'pattern' && typeof valueAt(value, path) !== 'string') return false;
    const place = JSON.stringify([
      ...path,
      error.params.additionalProperty ?? error.params.missingProperty ?? error.params.propertyName,
    ]);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function problem(error: SchemaError, path: Path, checked: Checked): Problem {
  const { source, value, kind } = checked;
  const at: Location = { source, path };
  const found = valueAt(value, path);
  const subject = subjectOf(path, kind);
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params.additionalProperty);
      const known = Object.keys(propertiesAt(kind, path, value));
      return {
        rule: 'schema-unknown-key',
        at: { source, path: [...path, key], part: 'key' },
        message: `The key "${key}" is not known in ${subject}.`,
        hint: suggest(key, known) ?? `Known keys: ${known.join(', ')}.`,
      };
    }
    case 'required': {
      const key = String(error.params.missingProperty);
      return {
        rule: 'schema-missing-key',
        at,
        message: `${capital(subject)} has no "${key}".`,
        hint: `Add ${key}: …`,
      };
    }
    case 'propertyNames': {
      const key = String(error.params.propertyName);
      return {
        rule: 'schema-key',
        at: { source, path: [...path, key], part: 'key' },
        message: `The key "${key}" in ${subject} has the wrong form; expected ${expectedKey(kind, path, value)}.`,
      };
    }
    case 'type':
      return { rule: 'schema-type', at, ...wrongType(subject, found, error) };
    case 'enum': {
      const allowed = error.params.allowedValues as readonly unknown[];
      const words = allowed.map(String);
      return {
        rule: 'schema-value',
        at,
        message: `${capital(subject)} is ${shown(found)}; expected one of ${words.join(', ')}.`,
        ...hintOf(typeof found === 'string' ? nearestHint(found, words) : undefined),
      };
    }
    case 'pattern':
      return {
        rule: 'schema-value',
        at,
        message:
          typeof found === 'string' && found.trim() === ''
            ? `${capital(subject)} is blank; expected text.`
            : `${capital(subject)} is ${shown(found)}; expected ${expectedValue(kind, path, value)}.`,
        ...hintOf(typeof found === 'string' && found.trim() === '' ? 'Write it, or remove the key.' : undefined),
      };
    default:
      return { rule: 'schema-value', at, message: `${capital(subject)} ${bound(error, found)}.` };
  }
}

function wrongType(subject: string, found: unknown, error: SchemaError): { message: string; hint?: string } {
  const wanted = [error.params.type].flat().map((name) => typeNames[String(name)] ?? String(name));
  const expected = wanted.join(' or ');
  if (found === null) {
    return { message: `${capital(subject)} is empty; expected ${expected}.`, hint: 'Write it, or remove the key.' };
  }
  const message = `${capital(subject)} is ${shown(found)}; expected ${expected}.`;
  if (wanted.includes('text') && (typeof found === 'number' || typeof found === 'boolean')) {
    return { message, hint: 'Put it in quotes, so that YAML takes it as text.' };
  }
  if (wanted.includes('true or false') && typeof found === 'string' && /^(yes|no|on|off)$/i.test(found)) {
    return { message, hint: `Write ${/^(yes|on)$/i.test(found) ? 'true' : 'false'}.` };
  }
  if (wanted.includes('a number') && typeof found === 'string' && /\d/.test(found)) {
    return { message, hint: 'Write digits without quotes, separators or units: 1234.5' };
  }
  return { message };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map (key: value)',
  array: 'a list',
  null: 'nothing',
};

function bound(error: SchemaError, found: unknown): string {
  const limit = String(error.params.limit);
  switch (error.keyword) {
    case 'minimum':
      return `is ${shown(found)}; expected ${limit} or more`;
    case 'maximum':
      return `is ${shown(found)}; expected ${limit} or less`;
    case 'exclusiveMinimum':
      return `is ${shown(found)}; expected more than ${limit}`;
    case 'minItems':
      return `has too few entries; expected at least ${limit}`;
    case 'minProperties':
      return 'is empty; expected at least one key';
    case 'maxProperties':
      return `has too many keys; expected ${limit}`;
    default:
      return `is ${shown(found)}: ${error.message ?? error.keyword}`;
  }
}

/** `"unit" of indicator water-connections`: the plain name of what stands at a path. */
function subjectOf(path: Path, kind: FileKind): string {
  if (path.length === 0) return kind === 'portfolio' ? 'the portfolio' : `this ${kind} file`;
  const [collection, id, ...rest] = path;
  const single = singular[String(collection)];
  if (single === undefined || id === undefined) return named(path);
  const owner = typeof id === 'number' ? `${single} ${id + 1}` : `${single} ${id}`;
  return rest.length === 0 ? owner : `${named(rest)} of ${owner}`;
}

const singular: Readonly<Record<string, string>> = {
  results: 'result',
  activities: 'activity',
  indicators: 'indicator',
  assumptions: 'assumption',
  risks: 'risk',
  levels: 'level',
  parties: 'party',
  places: 'place',
  dimensions: 'dimension',
  lines: 'line',
  waivers: 'waiver',
  reviews: 'review',
};

function named(path: Path): string {
  return `"${path.map((step) => (typeof step === 'number' ? String(step + 1) : step)).join('.')}"`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return String(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function hintOf(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint };
}

function nearestHint(word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

/** A JSON pointer as a path; the steps into lists are numbers. */
function pathOf(pointer: string, value?: unknown): Path {
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

function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.hasOwn(current, step) ? (current as { readonly [key: string]: unknown })[step] : undefined;
  }
  return current;
}

// What a schema says at a path is only looked up for a finding: the schemas are kept as text until then.

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
  readonly anyOf?: readonly Schema[];
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

/** The conditions that our schemas use: a type, or one of several required keys. */
function holds(condition: Schema, value: unknown): boolean {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const typed =
    condition.type === undefined ||
    (condition.type === 'object' ? isMap : condition.type === 'array' ? Array.isArray(value) : value === null);
  const has = (key: string) => isMap && Object.hasOwn(value, key);
  const required = condition.anyOf === undefined || condition.anyOf.some((one) => (one.required ?? []).every(has));
  return typed && required;
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

function propertiesAt(kind: FileKind, path: Path, value: unknown): { readonly [name: string]: Schema } {
  return schemaAt(kind, path, value).schema.properties ?? {};
}

function missingKeys(kind: FileKind, path: Path, value: unknown): readonly string[] {
  const present = valueAt(value, path);
  const required = schemaAt(kind, path, value).schema.required ?? [];
  return required.filter((key) => typeof present !== 'object' || present === null || !Object.hasOwn(present, key));
}

function expectedValue(kind: FileKind, path: Path, value: unknown): string {
  const { schema, root } = schemaAt(kind, path, value);
  return wordsOf(schema, root);
}

function expectedKey(kind: FileKind, path: Path, value: unknown): string {
  const { schema, root } = schemaAt(kind, path, value);
  const names = schema.propertyNames ?? {};
  return names.$ref === undefined
    ? 'lower-case letters and digits, words joined by hyphens'
    : wordsOf(follow({ schema: names, root }, '').schema, root);
}

/** The form that a value must have, in words: the first sentence of its definition, or of the key's description. */
function wordsOf(schema: Schema, _root: string): string {
  const form = Object.values(schemas()['common.schema.json']?.$defs ?? {}).find(
    (candidate) => (candidate as { pattern?: string }).pattern === (schema as { pattern?: string }).pattern,
  );
  const text = (form?.description ?? schema.description ?? 'another form').replace(/\.$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
