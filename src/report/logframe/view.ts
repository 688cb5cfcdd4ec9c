import { zero } from '../../model/decimal.ts';
import type { Level, Result } from '../../model/portfolio.ts';
import type { FrameworkProgress, LevelProgress, Progress, ResultProgress } from '../../progress/facts.ts';
import { type AssumptionView, assumptionViews, type RiskView, riskViews, stepWord } from '../assumptions-and-risks.ts';
import { type Edition, partyName, type Said, said } from '../edition.ts';
import type { FigureView } from '../figures.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { type IndicatorView, indicatorView } from '../indicator-plan.ts';
import { levelTitle } from '../levels.ts';
import { type PageView, pageView } from '../page.ts';
import type { Brief } from '../report.ts';
import { type StandingView, standingView } from '../standing.ts';
import { number, percent } from '../values.ts';
import { evenParts } from './even-parts.ts';
import { figuresInTables, type PeriodTable, periodTables } from './period-tables.ts';
import type { words } from './words/en.ts';

/** A framework in the form that a donor asks for. */
export interface LogframeView extends PageView<typeof words> {
  /** The donor's form: one of these is yes. */
  readonly fcdo: boolean;
  readonly eu: boolean;
  readonly undp: boolean;
  readonly gacPmf: boolean;
  readonly worldBank: boolean;
  /** Null where nothing is rated. */
  readonly headline: Headline | null;
  /** Highest first; without activities, unless one has an indicator. */
  readonly levels: readonly LogframeLevel[];
}

export interface LogframeLevel {
  readonly id: string;
  readonly title: Said;
  /** What the donor calls such a level: `European Union: overall objective`; empty where its word is the usual one. */
  readonly donorTerm: string;
  /** The donor asks each result of the level for a weight and a risk rating. */
  readonly weighted: boolean;
  /** An indicator stands at the level. */
  readonly measured: boolean;
  readonly results: readonly LogframeResult[];
}

export interface LogframeResult {
  readonly id: string;
  readonly statement: Said;
  readonly accountable: string;
  /** `40%` of its level where all results of the level have a weight, else the weight as it stands, or empty. */
  readonly weight: string;
  readonly riskRating: string;
  /** What has to hold for this result to lead to the next one. */
  readonly assumptions: readonly AssumptionView[];
  /** It contributes to another result and no assumption of that step is stated. */
  readonly lacksAssumptions: boolean;
  readonly risks: readonly RiskView[];
  /** Its indicators, in groups small enough to stay whole on a printed page. */
  readonly groups: readonly IndicatorGroup[];
  /** Planned and achieved by period; more than one where there are many periods. */
  readonly tables: readonly PeriodTable[];
}

export interface IndicatorGroup {
  /** A group of the same result stands before it. */
  readonly continued: boolean;
  /** How many rows of a matrix it takes. */
  readonly rows: string;
  readonly indicators: readonly LogframeIndicator[];
}

export interface LogframeIndicator extends IndicatorView {
  readonly definition: Said;
  readonly collectionMethod: Said;
  readonly previous: FigureView | null;
  readonly current: FigureView | null;
  readonly standing: StandingView;
}

/** The view of one framework's logframe. */
export function logframeView(of: FrameworkProgress, brief: Brief<typeof words>): LogframeView {
  const { edition, variant } = brief;
  const { framework, counts } = of;
  const stated = { assumptions: assumptionViews(framework, edition), risks: riskViews(framework, edition) };
  const levels = of.levels
    .map((level) => ({ ...level, results: level.results.filter(belongs) }))
    .filter(({ results }) => results.length > 0)
    .toSorted((a, b) => b.level.rank - a.level.rank)
    .map((level) => levelView(level, stated, brief));
  const shown = {
    fcdo: variant === 'fcdo',
    eu: variant === 'eu',
    undp: variant === 'undp',
    gacPmf: variant === 'gac-pmf',
    worldBank: variant === 'world-bank',
    headline: counts.rated === 0 ? null : headlineOf(counts, framework.ratings, edition),
    levels,
  };
  return pageView(brief, framework, shown, figuresIn(levels, variant));
}

/** Activities stand outside a logframe. */
function belongs({ result, indicators }: ResultProgress): boolean {
  return !result.activity || indicators.length > 0;
}

interface Stated {
  readonly assumptions: readonly AssumptionView[];
  readonly risks: readonly RiskView[];
}

function levelView({ level, results }: LevelProgress, stated: Stated, brief: Brief<typeof words>): LogframeLevel {
  const { edition, words, variant } = brief;
  const weights = weightsOf(
    results.map(({ result }) => result),
    edition,
  );
  return {
    id: level.id,
    title: levelTitle(level, edition),
    donorTerm: termOf(level, variant, edition.words.labels.colon, words),
    weighted: variant === 'fcdo' && level.generic === 'output',
    measured: results.some(({ indicators }) => indicators.length > 0),
    results: results.map(({ result, indicators }) => ({
      ...resultHead(result, level, stated, edition),
      weight: weights.get(result.id) ?? '',
      groups: groupsOf(indicators, edition),
      tables: periodTables(indicators, brief),
    })),
  };
}

function termOf({ generic }: Level, variant: string, colon: string, catalogue: typeof words): string {
  const terms: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = catalogue.terms;
  const term = generic === undefined ? undefined : terms[variant]?.[generic];
  return (term ?? '') === '' ? '' : `${catalogue.donors[variant] ?? variant}${colon} ${term}`;
}

/** A weight is a share among siblings: in percent only where every one of them has one. */
function weightsOf(results: readonly Result[], edition: Edition): ReadonlyMap<string, string> {
  const total = results.reduce((sum, { weight }) => sum.plus(weight ?? zero), zero);
  const isWhole = !total.isZero() && results.every(({ weight }) => weight !== undefined);
  return new Map(
    results.flatMap(({ id, weight }) =>
      weight === undefined ? [] : [[id, isWhole ? percent(weight.div(total), edition) : number(weight, edition)]],
    ),
  );
}

function resultHead(result: Result, level: Level, { assumptions, risks }: Stated, edition: Edition) {
  const accountable = result.accountable ?? level.accountable;
  const own = assumptions.filter(({ links }) => links.some(({ id }) => id === result.id));
  return {
    id: result.id,
    statement: said(result.statement, edition),
    accountable: accountable?.id === 'none' ? edition.words.labels.nobody : partyName(accountable, edition),
    riskRating: stepWord(result.riskRating, edition),
    assumptions: own,
    lacksAssumptions: own.length === 0 && result.contributesTo.length > 0,
    risks: risks.filter(({ results }) => results.some(({ id }) => id === result.id)),
  };
}

/** Rows of a matrix that a page keeps together. */
const together = 3;

function groupsOf(indicators: readonly Progress[], edition: Edition): readonly IndicatorGroup[] {
  return evenParts(indicators, together).map((group, index) => ({
    continued: index > 0,
    rows: String(group.length),
    indicators: group.map((progress) => indicatorRow(progress, edition)),
  }));
}

function indicatorRow(progress: Progress, edition: Edition): LogframeIndicator {
  const { indicator } = progress;
  const standing = standingView(progress, edition);
  return {
    ...indicatorView(indicator, progress, edition),
    definition: said(indicator.definition, edition),
    collectionMethod: said(indicator.method, edition),
    previous: standing.previous,
    current: standing.current,
    standing,
  };
}

/** The figures that the variant shows. */
function figuresIn(levels: readonly LogframeLevel[], variant: string): readonly (FigureView | null)[] {
  const results = levels.flatMap((level) => level.results);
  if (variant === 'fcdo') return results.flatMap(({ tables }) => figuresInTables(tables));
  return results
    .flatMap(({ groups }) => groups.flatMap(({ indicators }) => indicators))
    .flatMap(({ baseline, milestones, target, previous, current }) => [
      ...[baseline, ...milestones, target],
      ...(variant === 'world-bank' ? [previous, current] : []),
      ...(variant === 'eu' ? [current] : []),
    ]);
}
