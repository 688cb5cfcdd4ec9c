/** The rows of a table of expected results: none of its cells holds a comma, but for the last column. */
export function table(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(
      columns.map((column, index) => [
        column,
        index === columns.length - 1 ? cells.slice(index).join(',') : (cells[index] ?? ''),
      ]),
    );
  });
}

/** An indicator of `progress --format json`; its numbers as the digits that were printed. */
export interface Standing {
  readonly indicator: string;
  readonly [key: string]: unknown;
}

/** The indicators of `progress --format json`, with no digit lost on the way. */
export function standings(json: string): Standing[] {
  const exact = json.replaceAll(/("(?:achievement|value|expected)": )(-?[\d.]+)(?=[,\s])/g, '$1"$2"');
  const { indicators } = JSON.parse(exact) as { indicators: (Standing & { coverage: { expected: unknown } | null })[] };
  for (const { coverage } of indicators) if (coverage !== null) coverage.expected = Number(coverage.expected);
  return indicators;
}

/** A decimal as the tables write it: cut at 18 digits after the point, without zeros at the end. */
export function cut(text: unknown): string {
  if (typeof text !== 'string') return '';
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.slice(0, 18).replace(/0+$/, '');
  return digits === '' ? whole : `${whole}.${digits}`;
}
