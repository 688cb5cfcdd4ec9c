import { type Chart, type ChartWords, chartText, figure, type LegendItem, legend, type Setting } from './figure.ts';
import { tones } from './palette.ts';
import { element, round, textElement, titleElement } from './svg.ts';
import { cutText, isRightToLeft, textWidth, wrapText } from './text.ts';

/** How things stand, by row and column: results by framework or country. */
export interface HeatMapInput {
  readonly title: string;
  /** Header of the column of row names. */
  readonly rowHeader: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
}

export interface HeatRow {
  readonly label: string;
  /** '' without a link. */
  readonly href: string;
  /** One a column; null where the two have nothing to do with each other. */
  readonly cells: readonly (HeatCell | null)[];
}

export interface HeatCell {
  /** Never by colour alone. */
  readonly symbol: string;
  readonly word: string;
  /** A tone of the palette. */
  readonly tone: string;
  /** A short figure below the symbol: `84%`, `3 of 5`. */
  readonly text?: string;
}

export type ReportState = 'reported' | 'partly' | 'late' | 'missing' | 'withheld' | 'not-due';

/** What was reported when: indicators by period. */
export interface CalendarInput {
  readonly title: string;
  readonly rowHeader: string;
  readonly columns: readonly string[];
  /** One state a period; null where nothing is expected. */
  readonly rows: readonly {
    readonly label: string;
    readonly href: string;
    readonly cells: readonly (ReportState | null)[];
  }[];
}

const states: Readonly<Record<ReportState, { readonly symbol: string; readonly tone: string }>> = {
  reported: { symbol: '●', tone: 'good' },
  partly: { symbol: '◑', tone: 'warn' },
  late: { symbol: '◐', tone: 'warn' },
  missing: { symbol: '✕', tone: 'worst' },
  withheld: { symbol: '▣', tone: 'alert' },
  'not-due': { symbol: '·', tone: 'none' },
};

/** Which reports came, came in part or late, did not come, or are not due. */
export function completenessCalendar(input: CalendarInput, words: ChartWords, setting: Setting): Chart {
  const cell = (state: ReportState | null): HeatCell | null =>
    state === null ? null : { ...states[state], word: words.state[state] ?? state };
  const rows = input.rows.map((row) => ({ ...row, cells: row.cells.map(cell) }));
  return grid({ ...input, rows }, 'calendar', words, setting);
}

/** A table of ratings: symbol and colour in each cell, the words below. */
export function heatMap(input: HeatMapInput, words: ChartWords, setting: Setting): Chart {
  return grid(input, 'heat', words, setting);
}

const usualWidth = 680;
const cellHeight = { plain: 24, figures: 34 };
const narrowest = 34;
const widest = 96;

function grid(input: HeatMapInput, kind: string, words: ChartWords, setting: Setting): Chart {
  const { columns, rows } = input;
  const labelRoom = Math.min(
    260,
    Math.max(60, ...rows.map(({ label }) => Math.ceil(textWidth(label, chartText.note)) + 4)),
  );
  const longest = Math.max(
    narrowest,
    ...rows.flatMap(({ cells }) => cells.map((cell) => Math.ceil(textWidth(cell?.text ?? '', chartText.tick)) + 8)),
  );
  const share = (usualWidth - labelRoom - 10) / Math.max(1, columns.length);
  const column = Math.max(Math.min(longest, widest), Math.min(widest, Math.floor(share)));
  const left = labelRoom + 10;
  const width = Math.max(left + column * columns.length, 320);
  const heads = headsOf(columns, column, left);
  const headHeight = heads.height;
  const drawn = [...heads.drawn];
  let y = headHeight;
  for (const row of rows) {
    const label = wrapText(row.label, labelRoom, chartText.note, 2);
    const hasFigures = row.cells.some((cell) => cell?.text !== undefined && cell.text !== '');
    const height = Math.max(hasFigures ? cellHeight.figures : cellHeight.plain, label.lines.length * 14 + 8);
    drawn.push(drawLabel(row, label.lines, { y, height, room: labelRoom }));
    row.cells.slice(0, columns.length).forEach((cell, index) => {
      const place = { x: left + index * column, y, width: column, height };
      drawn.push(drawCell(cell, place, `${row.label}, ${columns[index] ?? ''}`));
    });
    y += height;
  }
  const signs = legend(legendOf(rows), width);
  drawn.push(element('g', { transform: `translate(0 ${round(y)})` }, signs.svg));
  const hasLinks = rows.some(({ href }) => href !== '');
  const description = words.grid(rows.length, columns.length);
  const height = y + signs.height + 2;
  return {
    svg: figure({ title: input.title, description, width, height, kind, hasLinks, content: drawn.join('\n') }, setting),
    width,
    table: {
      caption: input.title,
      headers: [input.rowHeader, ...columns],
      rows: rows.map(({ label, cells }) => [label, ...columns.map((_, index) => told(cells[index]))]),
    },
  };
}

const highestHead = 180;

/** Names of the columns: in lines, or upright where these would be too short. */
function headsOf(columns: readonly string[], width: number, left: number) {
  const heads = columns.map((head) => wrapText(head, width - 4, chartText.tick, 4));
  const isUpright = width < 60 && heads.some(({ cut, lines }) => cut || lines.length > 2);
  const lengths = columns.map((head) => textWidth(head, chartText.tick));
  const height = isUpright
    ? Math.min(highestHead, Math.ceil(Math.max(0, ...lengths))) + 10
    : Math.max(0, ...heads.map(({ lines }) => lines.length)) * 13 + 8;
  const drawn = heads.map(({ lines, cut }, index) => {
    const name = columns[index] ?? '';
    const middle = left + width * (index + 0.5);
    if (isUpright) {
      const text = textElement(cutText(name, height - 10, chartText.tick), 0, 0, 'pl-tick');
      const turned = element('g', { transform: `translate(${round(middle + 4)} ${height - 6}) rotate(-90)` }, text);
      return element('g', {}, titleElement(name) + turned);
    }
    const texts = lines.map((line, at) => {
      const y = height - 8 - (lines.length - 1 - at) * 13;
      return textElement(line, middle, y, 'pl-tick', 'middle');
    });
    return cut ? element('g', {}, titleElement(name) + texts.join('')) : texts.join('');
  });
  return { height, drawn };
}

function told(cell: HeatCell | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell.text === undefined || cell.text === '' ? cell.word : `${cell.word}, ${cell.text}`;
}

function drawLabel(
  { label, href }: HeatRow,
  lines: readonly string[],
  { y, height, room }: { readonly y: number; readonly height: number; readonly room: number },
): string {
  const backwards = isRightToLeft(label);
  const texts = lines.map((line, index) => {
    const baseline = y + height / 2 + 4 + (index - (lines.length - 1) / 2) * 14;
    return textElement(line, backwards ? room : 0, baseline, 'pl-note', backwards ? 'end' : 'start');
  });
  const content = titleElement(label) + texts.join('');
  return /^(?:#|https?:|[^:]+$)/i.test(href) ? element('a', { href }, content) : element('g', {}, content);
}

function drawCell(
  cell: HeatCell | null,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  where: string,
): string {
  const frame = { x: x + 1, y: y + 1, width: width - 2, height: height - 2, rx: 2 };
  if (cell === null) return '';
  const middle = x + width / 2;
  const hasText = cell.text !== undefined && cell.text !== '';
  const symbolAt = hasText ? y + 14 : y + height / 2 + 5;
  const parts = [
    titleElement(`${where}: ${told(cell)}`),
    element('rect', { class: `pl-cell pl-sheet-${cell.tone}`, ...frame }),
    textElement(cell.symbol, middle, symbolAt, `pl-cell-symbol pl-text-${cell.tone}`, 'middle'),
  ];
  if (hasText) {
    parts.push(textElement(cutText(cell.text ?? '', width - 6, chartText.tick), middle, y + 28, 'pl-small', 'middle'));
  }
  return element('g', {}, parts.join(''));
}

/** Each sign once, the best first. */
function legendOf(rows: readonly HeatRow[]): readonly LegendItem[] {
  const seen = new Map<string, HeatCell>();
  for (const { cells } of rows)
    for (const cell of cells) if (cell !== null) seen.set(`${cell.tone} ${cell.symbol} ${cell.word}`, cell);
  const order = [...seen.values()].toSorted((a, b) => placeOf(a) - placeOf(b));
  return order.map(({ symbol, word, tone }) => ({
    text: word,
    width: 22,
    draw: (x, y) =>
      `${element('rect', { class: `pl-cell pl-sheet-${tone}`, x, y: y - 13, width: 22, height: 17, rx: 2 })}${textElement(symbol, x + 11, y, `pl-cell-symbol pl-text-${tone}`, 'middle')}`,
  }));
}

function placeOf({ tone }: HeatCell): number {
  const place = tones.findIndex((each) => each === tone);
  return place < 0 ? tones.length : place;
}
