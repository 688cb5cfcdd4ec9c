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

/** How many columns each row of a table fills, those that cells of rows above reach into included. */
export function widths(rows: readonly string[]): number[] {
  const reaching: { width: number; rows: number }[] = [];
  return rows.map((row) => {
    const above = reaching.filter((cell) => cell.rows > 0).reduce((total, { width }) => total + width, 0);
    for (const cell of reaching) cell.rows -= 1;
    for (const [cell] of row.matchAll(/<t[hd](\s[^>]*)?>/g)) {
      const rows = Number(/rowspan="(\d+)"/.exec(cell)?.[1] ?? 1);
      if (rows > 1) reaching.push({ width: columns(cell), rows: rows - 1 });
    }
    return above + columns(row);
  });
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
