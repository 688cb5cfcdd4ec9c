import type { SourceFile } from './location.ts';
import { treeAt } from './plain-places.ts';
import { treeSource } from './tree.ts';
import type { ParsedYaml } from './yaml-full.ts';
import { parsePlainYaml, plainTree } from './yaml-plain.ts';

/** The places of a text of the plain subset, for who knows its value: worked out when one is asked for. */
export function plainSource(file: string, text: string): SourceFile {
  const clean = withoutMark(text);
  return treeSource(file, clean, () => plainTree(clean));
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
    return { source: treeSource(file, clean, () => treeAt(places, clean)), value, problems: [], isPlain: true };
  }
  // Only loaded for what needs it: it would take a third of a cold start.
  const { parseFullYaml } = await import('./yaml-full.ts');
  return parseFullYaml(file, clean);
}
