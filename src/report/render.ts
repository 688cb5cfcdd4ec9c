import type { Format, Renderer } from './environment.ts';
import type { Piece, ReportDocument } from './report.ts';

/**
 * A document as its pieces: those that it has where each has a template, else the whole in one. A template for the whole wins, so
 * that a portfolio's own need not know of pieces.
 */
export function piecesOf(document: ReportDocument, renderers: Iterable<Renderer>): Iterable<Piece> {
  const { page, pieces } = document;
  if (pieces === undefined || [...renderers].some((one) => one.has(page))) return [{ page, view: document.view() }];
  return pieces.call(document);
}

/** The text of pieces one after the other: it begins and ends without blank lines; in Markdown one blank line is enough. */
export class TextFlow {
  readonly #isMarkdown: boolean;
  #waiting = '';
  #begun = false;

  constructor(format: Format) {
    this.#isMarkdown = format === 'md';
  }

  /** What can be written now. */
  add(filled: string): string {
    const text = this.#begun ? this.#waiting + filled : filled.trimStart();
    const end = text.trimEnd();
    this.#waiting = this.#begun || end !== '' ? text.slice(end.length) : '';
    this.#begun ||= end !== '';
    return this.#isMarkdown ? end.replace(/\n{3,}/g, '\n\n') : end;
  }

  /** What is written last: every document ends in one line break. */
  end(): string {
    return '\n';
  }
}
