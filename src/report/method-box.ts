import type { FrameworkProgress, Progress } from '../progress/facts.ts';
import { type Badge, badgeOf, bandEdges, unratedStates } from './badge.ts';
import type { Edition } from './edition.ts';

/** How the figures of a scorecard were made: what a reader with a pocket calculator needs. */
export interface MethodBox {
  /** The ways to compute progress that occur. */
  readonly formulas: readonly MethodFormula[];
  /** What else a reader has to know. */
  readonly rules: readonly MethodRule[];
  /** Empty where nothing can be rated. */
  readonly bands: readonly MethodBand[];
  /** The states that occur and are not ratings, each with what it means. */
  readonly states: readonly MethodState[];
}

/** A way to compute progress. */
export interface MethodFormula {
  readonly name: string;
  readonly formula: string;
  /** How many indicators are computed so. */
  readonly count: string;
}

export interface MethodRule {
  readonly label: string;
  readonly text: string;
}

/** A rating and the progress that it stands for. */
export interface MethodBand {
  readonly badge: Badge;
  /** `90% to below 100%` */
  readonly edges: string;
}

/** A state that is no rating. */
export interface MethodState {
  readonly badge: Badge;
  readonly meaning: string;
}

/** `insufficient`: a result's indicators are said to be too few to stand together. */
export function methodBox(
  progress: readonly Progress[],
  insufficient: boolean,
  of: FrameworkProgress,
  edition: Edition,
): MethodBox {
  const { words } = edition;
  const { labels } = words;
  const { bands, against } = of.framework.ratings;
  const occurring = new Set(progress.map(({ rating }) => rating));
  if (insufficient) occurring.add('insufficient-data');
  const states = [...unratedStates, 'insufficient-data']
    .filter((state) => occurring.has(state))
    .map((state) => ({ badge: badgeOf(state, of.framework.ratings, edition), meaning: words.meaning[state] ?? '' }));
  const covered = { label: labels.howCovered, text: `${labels.coverageRule} ${labels.previousCoverage}` };
  if (!progress.some(isRateable)) return { formulas: [], rules: [covered], bands: [], states };
  return {
    formulas: formulasOf(progress, edition),
    rules: [
      { label: labels.howPeriod, text: labels.ratedPeriod },
      {
        label: labels.howRated,
        text:
          against === 'expected' ? `${labels.ratedAgainstExpected} ${labels.ratedUnrounded}` : labels.ratedUnrounded,
      },
      covered,
      { label: labels.result, text: labels.togetherRule },
    ],
    bands: bands.map((band, index) => ({
      badge: badgeOf(band.rating, of.framework.ratings, edition),
      edges: bandEdges(bands, index, edition),
    })),
    states,
  };
}

/** With what the small lines of the rows mean. */
export function withCourseRule(box: MethodBox, { words }: Edition): MethodBox {
  const { howCourse, courseRule } = words.labels;
  return { ...box, rules: [...box.rules, { label: howCourse, text: courseRule }] };
}

/** Something could be rated: formulas and bands are worth a reader's time. */
function isRateable({ rated, method, indicator }: Progress): boolean {
  return rated || (method !== 'none' && indicator.targets.length > 0);
}

function formulasOf(progress: readonly Progress[], { words }: Edition): MethodBox['formulas'] {
  return Object.keys(words.method).flatMap((method) => {
    const count = progress.filter((each) => each.method === method).length;
    if (count === 0) return [];
    return [{ name: words.methodName[method] ?? method, formula: words.method[method] ?? '', count: String(count) }];
  });
}
