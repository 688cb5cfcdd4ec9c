import { join } from 'node:path';
import type { DefinitionChange, TakenDefinitions } from '../formats/xlsx/take-in-definitions.ts';
import { writeFiles } from '../io.ts';
import { type InputFile, load } from '../load.ts';
import type { Diagnostic, Problem } from '../text/finding.ts';
import type { Opened } from './open.ts';
import { editFiles } from './review/edit.ts';

/** What a definitions sheet does to the files of the portfolio. */
export interface PlannedDefinitions {
  readonly changes: readonly DefinitionChange[];
  readonly texts: readonly InputFile[];
  readonly problems: readonly Problem[];
}

/** Works out the files as they would be: changed in place, and held against the schemas. */
export async function planDefinitions(taken: TakenDefinitions, opened: Opened): Promise<PlannedDefinitions> {
  const { changes } = taken;
  if (taken.problems.length > 0 || changes.length === 0) return { changes, texts: [], problems: taken.problems };
  const { texts, refused } = editFiles(
    opened.dir,
    changes.map(({ definition: { source }, edit }) => ({ file: source.file, source, edits: [edit] })),
  );
  const stuck = refused.map(({ at, message, hint }): Problem => {
    const [first] = changesIn(at.source.file, changes);
    return { rule: 'xlsx-definition', at: first?.at ?? at, message, ...(hint === undefined ? {} : { hint }) };
  });
  const problems = stuck.length > 0 ? stuck : await newProblems(texts, changes, opened);
  return { changes, texts, problems };
}

/** Puts the files in their places. */
export function writeDefinitions({ texts }: PlannedDefinitions, { dir }: Opened): void {
  writeFiles(texts.map(({ file, text }) => ({ path: join(dir, file), text })));
}

function changesIn(file: string, changes: readonly DefinitionChange[]): readonly DefinitionChange[] {
  return changes.filter(({ definition }) => definition.source.file === file);
}

/** What reading the changed files finds that was not found before, at the first cell that changes the file. */
async function newProblems(
  texts: readonly InputFile[],
  changes: readonly DefinitionChange[],
  { files, loaded }: Opened,
): Promise<readonly Problem[]> {
  const changed = new Map(texts.map((one) => [one.file, one]));
  const { diagnostics } = await load(files.map((file) => changed.get(file.file) ?? file));
  const before = new Set(loaded.diagnostics.map(signOf));
  return diagnostics
    .filter((one) => !before.has(signOf(one)))
    .flatMap(({ file, message, hint }): Problem[] => {
      const [first] = changesIn(file, changes);
      if (first === undefined) return [];
      return [{ rule: 'xlsx-definition', at: first.at, message, ...(hint === undefined ? {} : { hint }) }];
    });
}

function signOf({ file, rule, message }: Diagnostic): string {
  return JSON.stringify([file, rule, message]);
}
