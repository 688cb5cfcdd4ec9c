import { plainText, type Said } from '../edition.ts';
import type { Block, Span } from '../prose.ts';
import type { BoardConcern, BoardFigure, BoardIndicator } from './indicators.ts';
import type { BoardRisk } from './risks.ts';

/**
 * What finds room on one printed page, A4 and Letter, at 8.5 points: so many lines for each part, counted with the characters that
 * a line of the part holds. What the title's notes and the decisions take beyond three lines is taken from the concerns.
 */
const room = { concerns: 18, onTrack: 12, risks: 6 } as const;

const width = { page: 110, column: 48, name: 36, text: 52, figure: 70 } as const;
const mostIndicators = 5;
const mostRisks = 3;
const mostFigures = 12;

export function concernsThatFit(all: readonly BoardConcern[], above: Above): readonly BoardConcern[] {
  return fitting(all, mostIndicators, roomBelow(above), concernLines);
}

/** What stands above the concerns and is of any length. */
export interface Above {
  readonly decisions: readonly Block[];
  readonly notes: readonly (readonly Span[])[];
}

function roomBelow({ decisions, notes }: Above): number {
  const items = [...decisions.flatMap((block) => block.items), ...notes];
  const above = items.reduce((sum, item) => sum + lines(spanned(item), width.page), 0);
  return room.concerns - Math.max(0, above - 3);
}

export function onTrackThatFit(all: readonly BoardIndicator[]): readonly BoardIndicator[] {
  return fitting(all, mostIndicators, room.onTrack, ({ name, badge, progress }) =>
    lines(`${plainText(name)} ${badge.word} ${progress}  `, width.column),
  );
}

/** Where nothing is rated, figures have the room of the concerns. */
export function figuresThatFit(all: readonly BoardFigure[], above: Above): readonly BoardFigure[] {
  return fitting(all, mostFigures, roomBelow(above), ({ name, current }) =>
    Math.max(lines(plainText(name), width.figure), lines(`${plainText(current.text)} ${current.period}`, width.name)),
  );
}

/** Where nothing is rated and no figure is known, the room of the concerns is theirs. */
export function risksThatFit(all: readonly BoardRisk[], rated: boolean): readonly BoardRisk[] {
  return fitting(all, mostRisks, room.risks + (rated ? 0 : room.concerns), ({ text, response, owner }) =>
    Math.max(lines(plainText(text), width.name), lines(`${plainText(response)} ${owner}`, width.text)),
  );
}

/** The name, below it the rating; beside them why and what is done. */
function concernLines({ name, reason, action, owner, by, from }: BoardConcern): number {
  const told = [spanned(reason), spanned(action), owner, by, plainText(from)].join(' ').trim();
  return Math.max(lines(plainText(name), width.name) + 1, lines(told, width.text));
}

/** The first ones, at most so many, as far as they fit; one at least. */
function fitting<T>(all: readonly T[], most: number, available: number, linesOf: (one: T) => number): readonly T[] {
  let left = available;
  const end = all.findIndex((one, index) => {
    left -= linesOf(one);
    return index >= most || (index > 0 && left < 0);
  });
  return end < 0 ? all : all.slice(0, end);
}

function lines(text: string, characters: number): number {
  return Math.max(1, Math.ceil([...text].length / characters));
}

function spanned(spans: readonly { readonly text: Said }[]): string {
  return spans.map(({ text }) => plainText(text)).join('');
}
