import type { Framework } from '../../model/portfolio.ts';
import type { FrameworkProgress } from '../../progress/facts.ts';
import { type AimView, aimViews } from '../aims.ts';
import { type ChainFigure, chainFigure } from '../chain-figure.ts';
import { type ChainLevelView, chainLevels } from '../chain-levels.ts';
import { type CriterionView, criterionView } from '../criteria.ts';
import type { Edition, Said } from '../edition.ts';
import type { FigureView } from '../figures.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { levelTitle } from '../levels.ts';
import { type MethodBand, type MethodState, methodBox } from '../method-box.ts';
import { type CycleView, cycleOf } from './cycle.ts';
import { type ExampleView, exampleOf } from './example.ts';
import { type JoinedView, joinedTo } from './joined.ts';
import { type StrandStep, strandOf } from './strand.ts';
import type { LessonWords } from './words.ts';

/** The method of a framework with its own chain as the example: what the briefing note and the presentation show. */
export interface LessonView {
  readonly aims: readonly AimView[];
  /** The chain drawn; null where there is no result. */
  readonly figure: ChainFigure | null;
  /** The chain has a link that the framework calls uncertain. */
  readonly isUncertain: boolean;
  /** Highest first. */
  readonly levels: readonly TaughtLevel[];
  /** Title of the level above which the line of accountability runs; empty where none is drawn. */
  readonly line: Said;
  /** One way up through the chain, from the bottom; empty where nothing leads up. */
  readonly strand: readonly StrandStep[];
  /** Says that reasons for its steps are missing; empty where none is. */
  readonly strandGap: string;
  /** How many results, levels and indicators there are, and how far they are planned. */
  readonly statuses: string;
  readonly planned: string;
  readonly criteria: readonly CriterionView[];
  readonly example: ExampleView | null;
  readonly headline: Headline;
  /** Empty where nothing can be rated. */
  readonly bands: readonly MethodBand[];
  readonly states: readonly MethodState[];
  readonly cycle: CycleView;
  readonly feeds: readonly JoinedView[];
  readonly fedBy: readonly JoinedView[];
}

/** A level with what it stands for in plain words; empty where the framework gives it a meaning of its own. */
export interface TaughtLevel extends ChainLevelView {
  readonly meaning: string;
}

export function lessonOf(of: FrameworkProgress, words: LessonWords, edition: Edition): LessonView {
  const { framework } = of;
  const strand = strandOf(framework, edition);
  const progress = of.levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const { bands, states } = methodBox(progress, false, of, edition);
  const line = framework.levels.find(({ id }) => id === framework.accountabilityLine?.id);
  const links = [...framework.results.values()].flatMap(({ contributesTo }) => contributesTo);
  return {
    aims: aimViews(framework, edition),
    figure: chainFigure(of, edition),
    isUncertain: links.some(({ uncertain, to }) => uncertain && framework.results.has(to.id)),
    levels: taughtLevels(framework, words, edition),
    line: line === undefined ? '' : levelTitle(line, edition),
    strand,
    strandGap: strandGap(strand, words),
    ...countsOf(framework, words, edition),
    criteria: [...edition.portfolio.review.criteria.values()].map((one) => criterionView(one, edition)),
    example: exampleOf(of, new Set(strand.map(({ id }) => id)), edition),
    headline: headlineOf(of.counts, framework.ratings, edition),
    ...{ bands, states },
    cycle: cycleOf(framework, words, edition),
    ...joinedTo(framework, edition),
  };
}

/** The figures whose symbols need a note; undefined where there is none. */
export function figuresOf({ example }: LessonView): readonly (FigureView | null)[] | undefined {
  if (example === null) return undefined;
  const { indicator, standing } = example;
  const plan = [indicator.baseline, ...indicator.milestones, indicator.target];
  if (standing !== null) return [...plan, standing.previous, standing.current, standing.target];
  return plan.some((figure) => figure !== null && figure.notes.length > 0) ? plan : undefined;
}

function taughtLevels(framework: Framework, words: LessonWords, edition: Edition): readonly TaughtLevel[] {
  return chainLevels(framework, edition).map((level) => {
    const generic = framework.levels.find(({ id }) => id === level.id)?.generic;
    return { ...level, meaning: generic === undefined ? '' : (words.levelMeaning[generic] ?? '') };
  });
}

function strandGap(strand: readonly StrandStep[], { labels }: LessonWords): string {
  const steps = strand.filter(({ first }) => !first);
  const missing = steps.filter(({ because }) => because.length === 0).length;
  if (missing === 0) return '';
  return missing === steps.length ? labels.strandNone : labels.strandSome;
}

function countsOf(framework: Framework, words: LessonWords, edition: Edition) {
  const all = [...framework.indicators.values()];
  if (all.length === 0) return { statuses: '', planned: '' };
  const count = (status: string) => all.filter((one) => one.status === status).length;
  const baselines = all.filter(({ baseline }) => baseline?.kind === 'known').length;
  const targets = all.filter((one) => one.targets.length > 0).length;
  return {
    statuses: words.statuses(all.length, count('draft'), count('reviewed'), count('final'), count('retired')),
    planned: edition.words.planned(baselines, targets, all.length),
  };
}
