/** The text of a piece of HTML (or of Markdown with HTML in it): no tags, entities resolved. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&#x60;/g, '`')
    .replace(/&#x3D;/g, '=')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Headings with what stands between each and the next one. */
export function headings(html: string): { level: number; title: string; after: string }[] {
  return [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>(.*?)(?=<h[1-6]|<\/main>)/gs)].map(
    ([, level, title, after]) => ({
      level: Number(level),
      title: textOf(title ?? ''),
      after: /<\/h[1-6]>\s*$/.test(after ?? '') ? '' : `${after ?? ''}.`,
    }),
  );
}

export function idsIn(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
}

/** Cells of a row, counted as columns. */
export function columns(row: string): number {
  return [...row.matchAll(/<t[hd](\s[^>]*)?>/g)].reduce((total, [cell]) => {
    return total + Number(/colspan="(\d+)"/.exec(cell)?.[1] ?? 1);
  }, 0);
}

/** Tables of a Markdown text: rows of cells, split where a bar is not escaped. */
export function markdownTables(text: string): string[][][] {
  const tables: string[][][] = [];
  let before = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('|')) {
      const cells = line.split(/(?<!(?:^|[^\\])(?:\\\\)*\\)\|/).slice(1, -1);
      if (before.startsWith('|')) tables.at(-1)?.push(cells);
      else tables.push([cells]);
    }
    before = line;
  }
  return tables;
}
