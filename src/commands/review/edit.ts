import { join } from 'node:path';
import { readText } from '../../io.ts';
import type { InputFile } from '../../load.ts';
import { diagnose, type Finding, placeText } from '../../text/finding.ts';
import type { SourceFile } from '../../text/location.ts';
import { editYaml, type YamlEdit } from '../../text/yaml-edit.ts';

/** What is to change in a file of the portfolio. `source` is the file as it was read; without one it is written anew. */
export interface FileEdits {
  readonly file: string;
  readonly source?: SourceFile;
  readonly edits: readonly YamlEdit[];
}

/** The files with their new texts, as they are on disk but for the changes; and what cannot be changed in place. */
export interface EditedFiles {
  readonly texts: readonly InputFile[];
  readonly refused: readonly Finding[];
}

/** Works changes out without writing them. `blank`: the text of a file that is not there. */
export function editFiles(dir: string, changes: readonly FileEdits[], blank = ''): EditedFiles {
  const files = new Map<string, FileEdits>();
  for (const one of changes) {
    files.set(one.file, { ...one, edits: [...(files.get(one.file)?.edits ?? []), ...one.edits] });
  }
  const texts: InputFile[] = [];
  const refused: Finding[] = [];
  for (const { file, source, edits } of files.values()) {
    const edited = editYaml(source === undefined ? blank : readText(join(dir, file)), edits);
    if ('text' in edited) texts.push({ file, text: edited.text });
    else if (source !== undefined) {
      const { path, message, hint } = edited.refused;
      refused.push({ at: { source, path }, message, hint });
    }
  }
  return { texts, refused };
}

/** Findings in lines, each at its place. */
export function findingLines(findings: readonly Finding[]): string {
  return findings
    .map((finding) => {
      const found = diagnose(finding, '', 'error');
      const { message, hint } = found;
      return `${placeText(found)} ${message}\n${hint === undefined ? '' : `  → ${hint}\n`}`;
    })
    .join('');
}
