import { isBlank } from './row-kind.ts';

/**
 * The names of columns whose header takes several rows: what stands in them one below the other, `2019 / Women`. A blank cell
 * of an upper row belongs to what stands left of it, as where cells were merged.
 */
export function joinedNames(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map(({ length }) => length));
  const filled = rows.map((cells, index) => (index === rows.length - 1 ? cells : filledRight(cells, rows[index + 1])));
  return Array.from({ length: width }, (_, column) =>
    filled
      .map((cells) => (cells[column] ?? '').trim())
      .filter((name, index, all) => name !== '' && name !== all[index - 1])
      .join(' / '),
  );
}

function filledRight(cells: readonly string[], below: readonly string[] = []): readonly string[] {
  let last = '';
  return below.map((lower, index) => {
    const own = cells[index] ?? '';
    if (!isBlank(own)) last = own;
    // Beyond the row itself nothing was merged.
    return isBlank(lower) || index >= cells.length ? own : last;
  });
}

/**
 * A name for each column: one that comes again is numbered, `Flag (2)`, and one without a name is called by its place,
 * `column 5`.
 */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const counts = new Map<string, number>();
  return names.map((name, index) => {
    const wanted = name === '' ? `column ${index + 1}` : name;
    let number = counts.get(wanted) ?? 0;
    let distinct = wanted;
    // The first one of a name keeps it.
    if (number > 0 || name === '') {
      while (taken.has(distinct)) distinct = `${wanted} (${++number + (name === '' ? 1 : 0)})`;
      taken.add(distinct);
    }
    counts.set(wanted, Math.max(number, 1));
    return distinct;
  });
}
