import type { Framework, Level, Result } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import type { FrameworkProgress, Progress } from '../../progress/facts.ts';
import { type SourceView, sourcesOf } from '../annex.ts';
import { type AssumptionView, assumptionViews, type RiskView, riskViews, stepWord } from '../assumptions-and-risks.ts';
import { periodText } from '../dates.ts';
import { type Edition, partyName, partyNames, type Said, said } from '../edition.ts';
import type { FigureView } from '../figures.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { type IndicatorView, indicatorView } from '../indicator-plan.ts';
import { levelTitle } from '../levels.ts';
import { type LinkView, linkTo } from '../links.ts';
import { type PageView, pageView } from '../page.ts';
import { type Block, blocksIn, type Span, spansIn } from '../prose.ts';
import type { Brief } from '../report.ts';
import type { TitleFact } from '../title-block.ts';
import { number } from '../values.ts';
import type { words } from './words/en.ts';

/** The matrix of a framework: level by level, highest first. */
export interface ResultsFrameworkView extends PageView<typeof words> {
  /** Sentences: what the framework holds, how far it is planned. */
  readonly summary: readonly string[];
  /** Null where nothing is rated. */
  readonly headline: Headline | null;
  readonly narrative: readonly Block[];
  /** Long enough to be set in two columns. */
  readonly longNarrative: boolean;
  readonly levels: readonly LevelView[];
  readonly assumptions: readonly AssumptionView[];
  readonly risks: readonly RiskView[];
  readonly sources: readonly SourceView[];
}

export interface LevelView {
  readonly id: string;
  readonly title: Said;
  readonly sphere: string;
  readonly accountable: string;
  readonly accountability: readonly Span[];
  readonly together: readonly Span[];
  readonly note: readonly Span[];
  /** The line of accountability runs above this level. */
  readonly lineAbove: boolean;
  /** At or below the line. */
  readonly answeredFor: boolean;
  /** No result of the level has an indicator: a plain table says it all. */
  readonly plain: boolean;
  /** A result of the level belongs to a business or product line. */
  readonly hasLines: boolean;
  readonly results: readonly ResultView[];
}

export interface ResultView {
  readonly id: string;
  readonly statement: Said;
  readonly short: Said;
  readonly accountable: string;
  readonly line: Said;
  readonly contributesTo: readonly LinkView[];
  /** Other facts of the result, each with its label. */
  readonly details: readonly TitleFact[];
  readonly note: readonly Span[];
  readonly indicators: readonly IndicatorView[];
}

/** The view of one framework's results matrix. */
export function resultsFrameworkView(of: FrameworkProgress, brief: Brief<typeof words>): ResultsFrameworkView {
  const { framework, counts } = of;
  const { facts, edition } = brief;
  const progress = new Map(
    facts.indicators.filter((each) => each.framework.id === framework.id).map((each) => [each.indicator.id, each]),
  );
  const levels = levelViews(framework, progress, edition);
  const shown = {
    summary: summaryOf(framework, levels, edition),
    headline: counts.rated === 0 ? null : headlineOf(counts, framework.ratings, edition),
    narrative: blocksIn(framework.narrative, edition),
    longNarrative: say(framework.narrative, edition.languages).length > 1200,
    levels,
    assumptions: assumptionViews(framework, edition),
    risks: riskViews(framework, edition),
    sources: sourcesOf(framework, edition),
  };
  return pageView(brief, framework, shown, figuresIn(levels));
}

function summaryOf(framework: Framework, levels: readonly LevelView[], { words }: Edition): readonly string[] {
  const indicators = [...framework.indicators.values()];
  const used = levels.filter(({ results }) => results.length > 0).length;
  const scope = `${words.scope(framework.results.size, used, indicators.length)}.`;
  if (indicators.length === 0) return [scope];
  const baselines = indicators.filter(({ baseline }) => baseline?.kind === 'known').length;
  const targets = indicators.filter(({ targets }) => targets.length > 0).length;
  return [scope, words.planned(baselines, targets, indicators.length)];
}

function levelViews(
  framework: Framework,
  progress: ReadonlyMap<string, Progress>,
  edition: Edition,
): readonly LevelView[] {
  const results = [...framework.results.values()];
  const line = framework.levels.find(({ id }) => id === framework.accountabilityLine?.id);
  return framework.levels
    .filter((level) => level.declared || results.some((result) => result.level.id === level.id))
    .toReversed()
    .map((level) => {
      const views = results
        .filter((result) => result.level.id === level.id)
        .map((result) => resultView(result, level, framework, progress, edition));
      return {
        ...levelFrame(level, edition),
        lineAbove: level.id === line?.id,
        answeredFor: line !== undefined && level.rank <= line.rank,
        plain: views.every(({ indicators }) => indicators.length === 0),
        hasLines: views.some((view) => view.line !== ''),
        results: views,
      };
    });
}

function levelFrame(level: Level, edition: Edition) {
  return {
    id: level.id,
    title: levelTitle(level, edition),
    sphere: level.sphere === undefined ? '' : (edition.words.sphere[level.sphere] ?? ''),
    accountable: level.accountable?.id === 'none' ? edition.words.labels.nobody : partyName(level.accountable, edition),
    accountability: spansIn(level.accountability, edition),
    together: spansIn(level.together, edition),
    note: spansIn(level.note, edition),
  };
}

function resultView(
  result: Result,
  level: Level,
  framework: Framework,
  progress: ReadonlyMap<string, Progress>,
  edition: Edition,
): ResultView {
  const accountable = result.accountable ?? level.accountable;
  const line = result.line === undefined ? undefined : edition.portfolio.lines.get(result.line.id);
  return {
    id: result.id,
    statement: said(result.statement, edition),
    short: said(result.short, edition),
    accountable: accountable?.id === 'none' ? edition.words.labels.nobody : partyName(accountable, edition),
    line: said(line?.title ?? result.line?.id, edition),
    contributesTo: result.contributesTo.map(({ to, uncertain }) => linkTo(to.id, uncertain, framework, edition)),
    details: detailsOf(result, edition),
    note: spansIn(result.note, edition),
    indicators: [...framework.indicators.values()]
      .filter((indicator) => indicator.result.id === result.id)
      .map((indicator) => indicatorView(indicator, progress.get(indicator.id), edition)),
  };
}

function detailsOf(result: Result, edition: Edition): ResultView['details'] {
  const { words } = edition;
  const weight = result.weight === undefined ? '' : number(result.weight, edition);
  return [
    { label: words.labels.responsible, value: partyNames(result.responsible, edition) },
    { label: words.labels.contributors, value: partyNames(result.contributors, edition) },
    { label: words.labels.usedBy, value: partyNames(result.usedBy, edition) },
    {
      label: words.labels.expectedBy,
      value: result.expectedBy === undefined ? '' : periodText(result.expectedBy, words),
    },
    { label: words.labels.weight, value: weight },
    { label: words.labels.riskRating, value: stepWord(result.riskRating, edition) },
  ].filter(({ value }) => value !== '');
}

function figuresIn(levels: readonly LevelView[]): readonly (FigureView | null)[] {
  return levels
    .flatMap(({ results }) => results)
    .flatMap(({ indicators }) => indicators)
    .flatMap(({ baseline, milestones, target }) => [baseline, ...milestones, target]);
}
