import { type Cache, fingerprint } from './cache.ts';
import type { InputFile, KnownValues } from './load.ts';
import { once } from './model/once.ts';
import type { Unknown } from './model/portfolio.ts';
import type { KnownFindings } from './rules/run.ts';
import type { Diagnostic } from './text/finding.ts';

/** What stands for the text of a file. */
const textOf = once((file: InputFile) => fingerprint(file.text));

/** Values of texts that a schema has accepted: each under its text and kind. */
export function valuesIn(cache: Cache): KnownValues {
  return {
    recall: (kind, file) => cache.recall(valueQuestion(kind, file)),
    keep(kind, file, value) {
      if (survivesJson(value)) cache.keep(valueQuestion(kind, file), value);
    },
  };
}

function valueQuestion(kind: string, file: InputFile): string {
  return fingerprint(`${kind} ${textOf(file)}`);
}

/** Whether the value of a text is known. */
export function knowsValue(cache: Cache, kind: string, file: InputFile): boolean {
  return cache.knows(valueQuestion(kind, file));
}

/** What rules found that look at one framework alone: under its file, and everything else they may look at. */
export function findingsIn(cache: Cache, files: readonly InputFile[], terms: unknown): KnownFindings {
  const around = fingerprint(JSON.stringify([terms, files.filter((file) => !isFramework(file)).map(nameAndText)]));
  const byName = new Map(files.map((file) => [file.file, file]));
  const question = (name: string, { portfolio, library, frameworks }: Unknown) => {
    const file = byName.get(name);
    const unknown = [portfolio, library, ...frameworks];
    return fingerprint(JSON.stringify([around, unknown, file === undefined ? name : nameAndText(file)]));
  };
  return {
    recall: (name, unknown) => cache.recall(question(name, unknown)) as readonly Diagnostic[] | undefined,
    keep: (name, unknown, diagnostics) => cache.keep(question(name, unknown), diagnostics),
  };
}

/** What stands for all that a run without measurements looks at. */
export function everything(files: readonly InputFile[], terms: unknown): string {
  return fingerprint(JSON.stringify([terms, files.map(nameAndText)]));
}

function nameAndText(file: InputFile): readonly (string | undefined)[] {
  return [file.file, textOf(file), file.unreadable];
}

export function isFramework({ file }: InputFile): boolean {
  return file.startsWith('frameworks/');
}

/** JSON has no minus zero, no infinity and no "not a number". */
function survivesJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).every(survivesJson);
}
