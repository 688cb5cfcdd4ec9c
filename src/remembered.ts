import { type Cache, fingerprint } from './cache.ts';
import type { InputFile, KnownValues } from './load.ts';
import { once } from './model/once.ts';
import type { KnownFacts } from './rules/facts.ts';
import type { Outlines } from './rules/outlines.ts';
import type { Around, KnownFindings } from './rules/run.ts';
import type { Diagnostic } from './text/finding.ts';
import type { WrittenFinding } from './text/written-finding.ts';

/** What stands for the text of a file. */
const textOf = once((file: InputFile) => fingerprint(file.text));

/** Values of texts that a schema has accepted: each under its text and kind. */
export function valuesIn(cache: Cache): KnownValues {
  const question = (kind: string, file: InputFile) => fingerprint(`${kind} ${textOf(file)}`);
  return {
    recall: (kind, file) => cache.recall(question(kind, file)),
    keep(kind, file, value) {
      if (survivesJson(value)) cache.keep(question(kind, file), value);
    },
  };
}

/** What is known of frameworks, each under its text, and the library and plumbline.yaml, in which it is read. */
export function factsIn(cache: Cache, files: readonly InputFile[]): KnownFacts {
  const around = fingerprint(JSON.stringify(files.filter((file) => !isFramework(file)).map(nameAndText)));
  const byName = new Map(files.map((file) => [file.file, file]));
  const question = (file: InputFile, what: readonly string[]) =>
    fingerprint(JSON.stringify([what, around, textOf(file)]));
  return {
    recall(name, what) {
      const file = byName.get(name);
      return file && cache.recallText(question(file, what));
    },
    keep(name, what, fact) {
      const file = byName.get(name);
      if (file !== undefined) cache.keepText(question(file, what), fact);
    },
  };
}

/** What rules found that look at frameworks alone or at their outlines: under those, and everything else they may look at. */
export function findingsIn(cache: Cache, files: readonly InputFile[], terms: unknown): KnownFindings {
  const around = fingerprint(JSON.stringify([terms, files.filter((file) => !isFramework(file)).map(nameAndText)]));
  const byName = new Map(files.map((file) => [file.file, file]));
  const beside = once(({ unknown: { portfolio, library, frameworks }, terms: explained }: Around) =>
    fingerprint(JSON.stringify([around, portfolio, library, [...frameworks], [...explained]])),
  );
  const question = (what: unknown, other: Around) => fingerprint(JSON.stringify([beside(other), what]));
  const alone = (name: string, other: Around) => {
    const file = byName.get(name);
    return question(file === undefined ? name : nameAndText(file), other);
  };
  // They are long, and asked for twice: before the rules look at them, and after.
  const fingerprintOf = once((outlines: Outlines['texts']) => fingerprint(JSON.stringify(outlines)));
  const together = (outlines: Outlines['texts'], other: Around) =>
    question(['outlines', fingerprintOf(outlines)], other);
  return {
    recall: (name, other) => cache.recall(alone(name, other)) as readonly Diagnostic[] | undefined,
    keep: (name, other, diagnostics) => cache.keep(alone(name, other), diagnostics),
    recallFrom: (outlines, other) => cache.recall(together(outlines, other)) as readonly WrittenFinding[] | undefined,
    keepFrom: (outlines, other, findings) => cache.keep(together(outlines, other), findings),
  };
}

/** What stands for all that a run without measurements looks at. */
export function everything(files: readonly InputFile[], terms: unknown): string {
  return fingerprint(JSON.stringify([terms, files.map(nameAndText)]));
}

function nameAndText(file: InputFile): readonly (string | undefined)[] {
  return [file.file, textOf(file), file.unreadable];
}

function isFramework({ file }: InputFile): boolean {
  return file.startsWith('frameworks/');
}

/** JSON has no minus zero, no infinity and no "not a number". */
function survivesJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).every(survivesJson);
}
