import { framework, library, mapping, narrative, portfolio, review } from 'plumbline:validators';
import type { FileKind } from './schema-lookup.ts';
import type { Problem } from './text/finding.ts';
import type { SourceFile } from './text/location.ts';

const accepts = { portfolio, framework, library, mapping, review, narrative };

/** What the schema of a file kind has to say about its data, in words: one problem a mistake. */
export async function checkSchema(kind: FileKind, source: SourceFile, value: unknown): Promise<readonly Problem[]> {
  if (accepts[kind](value)) return [];
  // Only loaded for data that has mistakes: the code that finds all of them is several times larger.
  const { schemaProblems } = await import('./schema-problems.ts');
  return schemaProblems(kind, source, value);
}
