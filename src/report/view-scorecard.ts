import type { FrameworkProgress, LevelProgress, ResultProgress } from '../progress/facts.ts';
import { type Abbreviation, abbreviationsIn, type Note, notesOf } from './annex.ts';
import { type Badge, badgeOf } from './badge.ts';
import { type Edition, told } from './edition.ts';
import { type Headline, headlineOf } from './headline.ts';
import { type MethodBox, methodBox } from './method-box.ts';
import { type StandingView, standingView } from './standing.ts';
import { frameworkTitle, type TitleBlock } from './title-block.ts';
import { percent } from './values.ts';
import type { Words } from './words-en.ts';

/** Where the indicators of one framework stand. */
export interface ScorecardView {
  readonly labels: Words['labels'];
  readonly title: TitleBlock;
  readonly headline: Headline;
  /** Highest first; levels without indicators are left out. */
  readonly levels: readonly ScorecardLevel[];
  readonly method: MethodBox;
  /** The formula of each rated indicator with its numbers. */
  readonly working: readonly { readonly id: string; readonly name: string; readonly formula: string }[];
  readonly notes: readonly Note[];
  readonly abbreviations: readonly Abbreviation[];
}

export interface ScorecardLevel {
  readonly id: string;
  readonly title: string;
  /** Its own counts in a sentence. */
  readonly sentence: string;
  readonly results: readonly ScorecardResult[];
}

export interface ScorecardResult {
  readonly id: string;
  readonly statement: string;
  /** How its indicators stand together; null where it is not given. */
  readonly together: { readonly badge: Badge; readonly text: string; readonly given: boolean } | null;
  readonly indicators: readonly StandingView[];
}

/** The view of one framework's scorecard. */
export function scorecardView(of: FrameworkProgress, edition: Edition): ScorecardView {
  const { framework, counts } = of;
  const measured = of.levels
    .filter((level) => level.results.some(({ indicators }) => indicators.length > 0))
    .toSorted((a, b) => b.level.rank - a.level.rank);
  const levels = measured.map((level) => levelView(level, of, edition));
  const rows = levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const progress = measured.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const shown = {
    title: frameworkTitle(framework, edition.words.labels.reportScorecard, edition),
    headline: headlineOf(counts, framework.ratings, edition),
    levels,
    method: methodBox(progress, levels.some(hasTooFew), of, edition),
    working: progress.flatMap(({ indicator, formula }) =>
      formula === undefined ? [] : [{ id: indicator.id, name: told(indicator.name ?? indicator.id, edition), formula }],
    ),
    notes: notesOf(
      rows.flatMap(({ baseline, previous, current, target }) => [baseline, previous, current, target]),
      edition,
    ),
  };
  return { labels: edition.words.labels, ...shown, abbreviations: abbreviationsIn(shown, framework, edition) };
}

function hasTooFew({ results }: ScorecardLevel): boolean {
  return results.some(({ together }) => together?.given === false);
}

function levelView({ level, counts, results }: LevelProgress, of: FrameworkProgress, edition: Edition): ScorecardLevel {
  return {
    id: level.id,
    title: told(level.title, edition),
    sentence: headlineOf(counts, of.framework.ratings, edition).sentence,
    results: results
      .filter(({ indicators }) => indicators.length > 0)
      .map((result) => ({
        id: result.result.id,
        statement: told(result.result.statement, edition),
        together: togetherOf(result, of, edition),
        indicators: result.indicators.map((each) => standingView(each, edition)),
      })),
  };
}

/** States of which nothing is due. */
const idle: ReadonlySet<string> = new Set(['not-due', 'no-target', 'context', 'retired']);

/** Given only where there is a score over more than one due indicator: a single one says it in its own row. */
function togetherOf(
  { score, rating, indicators, weightCoverage }: ResultProgress,
  { framework }: FrameworkProgress,
  edition: Edition,
): ScorecardResult['together'] {
  const { words } = edition;
  const given = rating !== 'insufficient-data';
  const due = indicators.filter((each) => each.method !== 'scale' && !idle.has(each.rating));
  if (due.length < 2 || (given && score === undefined)) return null;
  const parts = [
    ...(score === undefined ? [] : [words.together(percent(score, edition))]),
    words.ratedOfDue(due.filter(({ rated }) => rated).length, due.length),
    ...(weightCoverage?.lessThan(1) ? [words.weightCovered(percent(weightCoverage, edition))] : []),
  ];
  return { badge: badgeOf(rating, framework.ratings, edition), text: parts.join(', '), given };
}
