import { once } from '../../model/once.ts';
import type { FrameworkProgress, LevelProgress, Progress } from '../../progress/facts.ts';
import { abbreviationsOf, notesIn, notesNamed, termsIn } from '../annex.ts';
import { hasLines, pictureStyle } from '../chart-views.ts';
import type { Said } from '../edition.ts';
import { type Headline, headlineOf } from '../headline.ts';
import type { MethodBox } from '../method-box.ts';
import { labelsOf, type PageView, titleOf } from '../page.ts';
import type { Brief, Piece } from '../report.ts';
import { standingView } from '../standing.ts';
import {
  type Course,
  coursesOf,
  figuresOf,
  hasTooFew,
  isDrawn,
  levelHead,
  measuredLevels,
  resultHead,
  type ScorecardResult,
  scorecardMethod,
  type Working,
  workingOf,
} from './view.ts';
import type { words } from './words/en.ts';

/** The first piece of a scorecard. */
export interface ScorecardHead extends Omit<PageView<typeof words>, 'notes' | 'abbreviations'> {
  /** The stylesheet of pictures, once a page; empty where nothing was measured, or more than 1,000 indicators are. */
  readonly pictureStyle: string;
  readonly headline: Headline;
}

/** Some rows of a level. */
export interface ScorecardBatch {
  readonly labels: PageView<typeof words>['labels'];
  readonly id: string;
  readonly title: Said;
  readonly sentence: string;
  /** The level begins here: its heading and the head of its table. */
  readonly opens: boolean;
  /** The level ends here. */
  readonly closes: boolean;
  readonly results: readonly BatchResult[];
}

export interface BatchResult extends ScorecardResult {
  /** Its first rows stood in the piece before. */
  readonly continued: boolean;
}

/** Indicators over time. */
export interface ScorecardCourses {
  readonly labels: PageView<typeof words>['labels'];
  readonly courses: readonly Course[];
}

export interface ScorecardMethod {
  readonly labels: PageView<typeof words>['labels'];
  readonly method: MethodBox;
}

/** Some formulas. */
export interface ScorecardWorking {
  readonly labels: PageView<typeof words>['labels'];
  readonly opens: boolean;
  readonly closes: boolean;
  readonly working: readonly Working[];
}

/** The last piece. */
export type ScorecardFoot = Omit<PageView<typeof words>, 'title' | 'layout'>;

/** So many indicators in a piece. */
const most = 500;

/**
 * A scorecard between a head and a foot: what its last part needs of the others is gathered on the way, so that no more than a
 * piece is held at a time.
 */
export function* scorecardPieces(of: FrameworkProgress, brief: Brief<typeof words>): Iterable<Piece> {
  const { edition } = brief;
  const { framework, counts } = of;
  const labels = labelsOf(brief);
  const notes = new Set<string>();
  const terms = new Set<string>();
  let [tooFew, drawn] = [false, false];
  const measured = measuredLevels(of);
  const progress = measured.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const lined = hasLines(progress);
  const title = titleOf(brief, framework);
  const headline = headlineOf(counts, framework.ratings, edition);
  const gather = (shown: unknown) => {
    for (const term of termsIn(shown, framework, edition)) terms.add(term);
  };
  gather({ title, headline });
  yield {
    page: 'head',
    view: {
      labels,
      title,
      pictureStyle: lined ? pictureStyle(progress) : '',
      headline,
      index: brief.index,
      layout: 'landscape',
    } satisfies ScorecardHead,
  };
  for (const level of measured) {
    for (const batch of batchesOf(level, of, lined, brief)) {
      gather(batch);
      for (const note of notesIn(batch.results.flatMap(({ indicators }) => indicators).flatMap(figuresOf)))
        notes.add(note);
      tooFew ||= batch.results.some(hasTooFew);
      drawn ||= batch.results.some(({ indicators }) => indicators.some(isDrawn));
      yield { page: 'batch', view: { labels, ...batch } satisfies ScorecardBatch };
    }
  }
  const courses = coursesOf(progress, edition);
  if (courses.length > 0) {
    gather(courses);
    yield { page: 'courses', view: { labels, courses } satisfies ScorecardCourses };
  }
  if (measured.length > 0) {
    const method = scorecardMethod(progress, tooFew, drawn, of, edition);
    gather(method);
    yield { page: 'method', view: { labels, method } satisfies ScorecardMethod };
  }
  const worked = progress.filter(({ formula }) => formula !== undefined);
  for (let at = 0; at < worked.length; at += most) {
    const working = worked.slice(at, at + most).flatMap((each) => workingOf(each, edition));
    const view = { labels, opens: at === 0, closes: at + most >= worked.length, working } satisfies ScorecardWorking;
    yield { page: 'working', view };
  }
  const abbreviations = abbreviationsOf(terms, framework, edition);
  const foot = { labels, notes: notesNamed(notes, edition), abbreviations, index: brief.index };
  yield { page: 'foot', view: foot satisfies ScorecardFoot };
}

function* batchesOf(
  level: LevelProgress,
  of: FrameworkProgress,
  lined: boolean,
  { edition }: Brief,
): Iterable<Omit<ScorecardBatch, 'labels'>> {
  const head = levelHead(level, of, edition);
  // Over all indicators of a result, however many pieces it fills.
  const headOf = once((result: Rows['result']) => resultHead(result, of, edition));
  let opens = true;
  for (const [rows, closes] of rowsOf(level)) {
    const results = rows.map(({ result, indicators, continued }) => ({
      ...headOf(result),
      indicators: indicators.map((each) => standingView(each, edition, lined)),
      continued,
    }));
    yield { ...head, opens, closes, results };
    opens = false;
  }
}

interface Rows {
  readonly result: LevelProgress['results'][number];
  readonly indicators: readonly Progress[];
  readonly continued: boolean;
}

/** The level's indicators, so many at a time, and whether they are the last. */
function* rowsOf({ results }: LevelProgress): Iterable<readonly [readonly Rows[], boolean]> {
  let left = results.reduce((sum, { indicators }) => sum + indicators.length, 0);
  let rows: Rows[] = [];
  let room = most;
  for (const result of results) {
    for (let at = 0; at < result.indicators.length; ) {
      const indicators = result.indicators.slice(at, at + room);
      rows.push({ result, indicators, continued: at > 0 });
      at += indicators.length;
      room -= indicators.length;
      left -= indicators.length;
      if (room > 0 && left > 0) continue;
      yield [rows, left === 0];
      rows = [];
      room = most;
    }
  }
}
