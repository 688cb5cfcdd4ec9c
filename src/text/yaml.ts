import type { SourceFile } from './location.ts';
import { type Places, treeAt } from './plain-places.ts';
import { treeSource } from './tree.ts';
import type { ParsedYaml } from './yaml-full.ts';
import { parsePlainYaml, plainTree } from './yaml-plain.ts';

/** The places of a text of the plain subset, for who knows its value, and perhaps where everything stands. */
export function plainSource(file: string, text: string, places?: Places): SourceFile {
  const clean = withoutMark(text);
  return treeSource(file, clean, () => (places === undefined ? plainTree(clean) : treeAt(places, clean)));
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Reads one YAML document. Never throws: what cannot be read becomes problems. */
export async function parseYaml(file: string, text: string): Promise<ParsedYaml> {
  const clean = withoutMark(text);
  const plain = parsePlainYaml(clean);
  if (plain !== undefined) {
    const { value, places } = plain;
    return { source: treeSource(file, clean, () => treeAt(places, clean)), value, problems: [], places };
  }
  // Only loaded for what needs it: it would take a third of a cold start.
  const { parseFullYaml } = await import('./yaml-full.ts');
  return parseFullYaml(file, clean);
}
