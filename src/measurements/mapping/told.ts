import type { Mapping } from '../../model/mapping.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import { allColumns } from '../columns.ts';
import type { Told } from '../received.ts';
import { skipper } from './skipping.ts';

/** What a mapping says of the form of its files. */
export function toldBy(mapping: Mapping, portfolio: Portfolio): Told {
  const { encoding, delimiter, headerLine, headerRows, columns, wide, ignore } = mapping;
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(headerLine === undefined ? {} : { headerLine }),
    ...(headerRows === undefined ? {} : { headerRows }),
    distinct: true,
    columns: [...columns.keys(), ...(wide?.columns.keys() ?? []), ...ignore, ...allColumns(portfolio)],
    key: keyOf(mapping),
    leavesOut: (names) => {
      const skips = skipper(mapping, names);
      return (cells, line) => skips({ order: line, cells, line: () => line }) !== undefined;
    },
  };
}

/** The headers whose cells no row of its own leaves blank. */
function keyOf({ columns, values }: Mapping): readonly string[] {
  const headersOf = (...fields: readonly string[]) => [
    ...fields,
    ...[...columns].flatMap(([header, { field }]) => (fields.includes(field) ? [header] : [])),
  ];
  const subject = headersOf('indicator', 'period', 'period_start');
  if (subject.length > 3) return subject;
  // Where wide columns or constants say what a row is about, the place does; unless a text such as Total means the whole.
  const isWhole = [...(values.get('place')?.values() ?? [])].includes('');
  return isWhole ? subject : [...subject, ...headersOf('place')];
}
