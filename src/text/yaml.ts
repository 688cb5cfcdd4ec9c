import { treeSource } from './tree.ts';
import type { ParsedYaml } from './yaml-full.ts';
import { parsePlainYaml } from './yaml-plain.ts';

/** Reads one YAML document. Never throws: what cannot be read becomes problems. */
export async function parseYaml(file: string, text: string): Promise<ParsedYaml> {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const plain = parsePlainYaml(clean);
  if (plain !== undefined) {
    return { source: treeSource(file, clean, plain.tree), value: plain.value, problems: [] };
  }
  // Only loaded for what needs it: it would take a third of a cold start.
  const { parseFullYaml } = await import('./yaml-full.ts');
  return parseFullYaml(file, clean);
}
