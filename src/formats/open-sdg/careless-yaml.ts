/** A text of metadata as the build of Open SDG reads it, and what was put right. */
export interface Mended {
  readonly text: string;
  /** Keys that stand there more than once; the last is read. */
  readonly repeated: readonly string[];
}

/** A key, how far it stands in, and the sign that opens its value in quotes. */
const keyLine = /^((?: |- )*)([^\s#'"\-[\]{}][^:]*|'[^']*'|"[^"]*")\s*:(?:\s+(['"])?|$)/;

/**
 * The parser that the build uses takes what YAML does not allow: text in quotes that goes on further left than its key, and keys
 * of the file that stand there twice, of which the last counts. Lines stay where they are.
 */
export function mendYaml(text: string): Mended {
  const lines = text.split('\n');
  const starts = new Map<string, number[]>();
  let quoted: { readonly sign: string; readonly indent: string } | undefined;
  const mended = lines.map((line, at) => {
    if (quoted !== undefined) {
      const { indent } = quoted;
      if (closes(line, quoted.sign)) quoted = undefined;
      // Blanks at the beginning of such a line are no part of the text.
      return line.trim() === '' ? line : `${indent} ${line}`;
    }
    const [opening, before = '', key, sign] = keyLine.exec(line) ?? [];
    if (opening === undefined || key === undefined) return line;
    if (before === '') starts.set(key, [...(starts.get(key) ?? []), at]);
    if (sign !== undefined && !closes(line.slice(opening.length), sign))
      quoted = { sign, indent: ' '.repeat(before.length) };
    return line;
  });
  const all = [...starts.values()].flat().toSorted((a, b) => a - b);
  const repeated = [...starts].filter(([, found]) => found.length > 1);
  for (const start of repeated.flatMap(([, found]) => found.slice(0, -1))) {
    const end = all.find((one) => one > start) ?? lines.length;
    mended.fill('', start, end);
  }
  return { text: mended.join('\n'), repeated: repeated.map(([key]) => key) };
}

/** Whether a text that is open in quotes is closed on this line. */
function closes(line: string, quote: string): boolean {
  const inside = quote === "'" ? line.replaceAll("''", '') : line.replaceAll(/\\./g, '');
  return inside.includes(quote);
}
