import { framework, library, mapping, narrative, portfolio, review, type SchemaError } from 'plumbline:schema-errors';
import { commaIssues, type SchemaIssue } from './schema-commas.ts';
import {
  expectedKey,
  expectedValue,
  type FileKind,
  missingKeys,
  pathOf,
  propertiesAt,
  valueAt,
} from './schema-lookup.ts';
import { formRemedy, numberRemedy, shapeRemedy } from './schema-remedies.ts';
import type { Problem } from './text/finding.ts';
import type { Location, Path, SourceFile } from './text/location.ts';
import { shortText } from './text/short-text.ts';
import { didYouMean, nearest, suggest } from './text/suggestion.ts';

const validators = { portfolio, framework, library, mapping, review, narrative };

/** What the schema of a file kind finds in data that it does not accept, in words: one problem a mistake. */
export function schemaProblems(kind: FileKind, source: SourceFile, value: unknown): readonly Problem[] {
  const validator = validators[kind];
  if (validator(value)) return [];
  const errors = (validator.errors ?? []).map((error) => ({ error, path: pathOf(error.instancePath, value) }));
  const issues = withoutEchoes(
    errors.filter(({ error }) => tells(error)),
    kind,
    value,
  );
  const checked = { kind, source, value };
  const commas = commaIssues(issues, checked);
  return issues.flatMap((issue) =>
    commas.has(issue) ? (commas.get(issue) ?? []) : [problem(issue.error, issue.path, checked)],
  );
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
      const expected = expectedKey(kind, path, value);
      return {
        rule: 'schema-key',
        at: { source, path: [...path, key], part: 'key' },
        message: `The key "${key}" in ${subject} has the wrong form; expected ${expected}.`,
        ...hintOf(formRemedy(key, expected)),
      };
    }
    case 'type':
      return {
        rule: 'schema-type',
        at,
        ...wrongType(subject, found, { error, path }, Object.keys(propertiesAt(kind, path, {}))),
      };
    case 'enum': {
      const allowed = error.params.allowedValues as readonly unknown[];
      const words = allowed.map(String);
      return {
        rule: 'schema-value',
        at,
        message: `${capital(subject)} is ${shown(found)}; expected one of ${words.join(', ')}.`,
        ...hintOf(typeof found === 'string' ? didYouMean(found, words) : undefined),
      };
    }
    case 'pattern': {
      if (typeof found === 'string' && found.trim() === '') {
        const message = `${capital(subject)} is blank; expected text.`;
        return { rule: 'schema-value', at, message, hint: 'Write it, or remove the key.' };
      }
      const expected = expectedValue(kind, path, value);
      const message = `${capital(subject)} is ${shown(found)}; expected ${expected}.`;
      return { rule: 'schema-value', at, message, ...hintOf(formRemedy(String(found), expected)) };
    }
    default:
      return { rule: 'schema-value', at, message: `${capital(subject)} ${bound(error, found)}.` };
  }
}

function wrongType(
  subject: string,
  found: unknown,
  { error, path }: SchemaIssue,
  keys: readonly string[],
): { message: string; hint?: string } {
  const types = [error.params.type].flat().map(String);
  // Where a word or number may also be a map with more of it, the short form is asked for.
  const wanted = types.filter((name) => name !== 'object' || types.length === 1).map((name) => typeNames[name] ?? name);
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
  if (wanted.includes('a number') && typeof found === 'string') {
    return { message, hint: numberRemedy(found, path) };
  }
  return { message, ...hintOf(types.length > 1 ? undefined : shapeRemedy(found, types, keys)) };
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
  if (typeof value === 'string') return `"${shortText(value, 60)}"`;
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
