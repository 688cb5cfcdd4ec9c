import type { ChartView } from '../chart-views.ts';
import type { Table } from './document.ts';
import { cell, row, run, table } from './runs.ts';

/** The values that a chart shows; the picture itself is not made for Word. */
export function chartTable({ headers, rows }: ChartView): Table {
  const width = 100 / headers.length;
  const columns = headers.map((header) => [header, width] as const);
  const numbers = headers.map((_, index) => index).slice(1);
  const values = rows.map(({ head, cells }) =>
    row([cell([run(head, 'strong')]), ...cells.map((text) => (text === '' ? [[run('')]] : [[run(text)]]))]),
  );
  return table(columns, values, numbers);
}
