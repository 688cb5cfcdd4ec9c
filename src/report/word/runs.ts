import type { Badge } from '../badge.ts';
import { plainText, type Said } from '../edition.ts';
import type { FigureView } from '../figures.ts';
import type { LinkView } from '../links.ts';
import type { Block, Span } from '../prose.ts';
import type { TitleFact } from '../title-block.ts';
import type { Cell, Heading, Look, Paragraph, ParagraphStyle, Passage, Row, Run, Table } from './document.ts';

type Runs = readonly Run[];

/** The labels that parts of cells need. */
export interface CellLabels {
  readonly colon: string;
  readonly uncertain: string;
}

export function run(text: Said, look: Look = 'plain', to = ''): Run {
  return { text, look, tone: null, href: '', to };
}

export function spanRuns(spans: readonly Span[], look: Look = 'plain'): Runs {
  return spans.map(({ text, strong, emphasis, href }) => ({
    ...run(text, strong ? 'strong' : emphasis ? 'emphasis' : look),
    href,
  }));
}

/** Symbol and word on the badge's colours. */
export function badgeRun({ symbol, word, tone }: Badge, count = ''): Run {
  const text = [symbol, count, word].filter((part) => part !== '').join('\u00A0');
  return { ...run(text, 'strong'), tone };
}

/** Labels with their values: `Unit: tonnes`. */
export function labelled(label: string, value: Said, { colon }: Pick<CellLabels, 'colon'>, look: Look = 'soft'): Runs {
  return [run(`${label}${colon} `, look), run(value, look)];
}

/** Pieces with blanks between them. */
export function spaced(...pieces: readonly Runs[]): Runs {
  return pieces
    .filter((piece) => piece.length > 0)
    .flatMap((piece, index) => (index === 0 ? piece : [run(' '), ...piece]));
}

/** Pieces one after the other, with a sign between them. */
export function joined(pieces: readonly Runs[], sign: string): Runs {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [run(sign), ...piece]));
}

const dash: Cell = [[run('—', 'soft')]];

/** A cell of paragraphs; those without text are left out, and a dash stands for nothing. */
export function cell(...paragraphs: readonly Runs[]): Cell {
  const filled = paragraphs.filter((runs) => runs.some(({ text }) => plainText(text) !== ''));
  return filled.length === 0 ? dash : filled;
}

export function textCell(text: Said): Cell {
  return cell([run(text)]);
}

export function linesCell(lines: readonly Said[]): Cell {
  return cell(...lines.map((line) => [run(line)]));
}

/** The head of a row: a name, and below it what is said of it more softly. */
export function nameCell(name: Said, id: string, ...more: readonly Runs[]): Cell {
  return cell([run(name, 'strong')], [run(id, 'id')], ...more);
}

export function figureCell(figure: FigureView | null, ...more: readonly Runs[]): Cell {
  if (figure === null) return more.length === 0 ? dash : [...dash, ...more];
  return cell(figureRuns(figure), ...figure.lines.map((line) => [run(line, 'soft')]), ...more);
}

/** A figure with its marks and its period, without the remarks below it. */
export function figureRuns(figure: FigureView | null): Runs {
  if (figure === null) return [run('—', 'soft')];
  const { text, plain, marks, period } = figure;
  const value = [run(text, plain ? 'plain' : 'strong'), ...marks.map(({ letter }) => run(letter, 'mark'))];
  return period === '' ? value : [...value, run(` ${period}`, 'soft')];
}

/** A figure with its remarks, in one line. */
export function figureLine(figure: FigureView | null): Runs {
  return [...figureRuns(figure), ...(figure?.lines ?? []).flatMap((line) => [run(' '), run(line, 'soft')])];
}

export function linkRuns({ id, title, anchor, uncertain }: LinkView, labels: CellLabels): Runs {
  return spaced(
    [run(id, 'id', anchor)],
    title === '' ? [] : [run(title)],
    uncertain ? [run(`(${labels.uncertain})`, 'emphasis')] : [],
  );
}

export function linksCell(links: readonly LinkView[], labels: CellLabels): Cell {
  return cell(...links.map((link) => linkRuns(link, labels)));
}

export function heading(level: Heading['level'], ...runs: Runs): Heading {
  return { kind: 'heading', level, runs, anchor: '', newPage: false };
}

/** A part of the document under a heading of its own. */
export function section(title: Said, passages: readonly Passage[]): readonly Passage[] {
  return [heading(1, run(title)), ...passages];
}

export function paragraph(runs: Runs, style: ParagraphStyle = 'body'): Paragraph {
  return { kind: 'paragraph', style, runs };
}

/** A sentence in the place of what nobody has written. */
export function gap(text: string): Paragraph {
  return paragraph([run(text, 'gap')]);
}

export function list(items: readonly Runs[], ordered = false): Passage {
  return { kind: 'list', ordered, items };
}

export function prose(blocks: readonly Block[]): readonly Passage[] {
  return blocks.flatMap(({ paragraph: isParagraph, ordered, items }) => {
    const runs = items.map((item) => spanRuns(item));
    return isParagraph ? runs.map((each) => paragraph(each)) : [list(runs, ordered)];
  });
}

/** Columns as `[label, width]`. */
export function table(
  columns: readonly (readonly [string, number])[],
  rows: readonly Row[],
  numbers: readonly number[] = [],
): Table {
  return {
    kind: 'table',
    widths: columns.map(([, width]) => width),
    head: columns.map(([label]) => label),
    numbers,
    rows,
  };
}

export function row(cells: readonly Cell[], anchor = ''): Row {
  return { look: 'plain', cells, anchor };
}

/** Labels at the left, what they mean at the right. */
export function facts(pairs: readonly (readonly [Cell, Cell])[], width = 22): Table {
  return { kind: 'table', widths: [width, 100 - width], head: [], numbers: [], rows: pairs.map((pair) => row(pair)) };
}

export function factRows(given: readonly TitleFact[]): readonly (readonly [Cell, Cell])[] {
  return given.map(({ label, value }) => [cell([run(label, 'soft')]), textCell(value)]);
}
