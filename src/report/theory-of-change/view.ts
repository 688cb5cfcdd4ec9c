import type { Framework, Narrative, Result } from '../../model/portfolio.ts';
import type { FrameworkProgress } from '../../progress/facts.ts';
import { latestAccount } from '../accounts.ts';
import { type AimView, aimViews } from '../aims.ts';
import { type SourceView, sourcesOf } from '../annex.ts';
import { type AssumptionView, assumptionViews, type RiskView, riskViews } from '../assumptions-and-risks.ts';
import { type ChainFigure, chainFigure } from '../chain-figure.ts';
import { type ChainLevelView, chainLevels } from '../chain-levels.ts';
import { periodText } from '../dates.ts';
import type { Edition, Said } from '../edition.ts';
import { headlineOf } from '../headline.ts';
import { levelTitle } from '../levels.ts';
import { type LinkView, linkTo } from '../links.ts';
import { type PageView, pageView } from '../page.ts';
import { type Block, blocksIn, type Span, spansIn } from '../prose.ts';
import type { Brief } from '../report.ts';
import { type StepView, stepViews } from './steps.ts';
import type { words } from './words/en.ts';

/** Why the chain of a framework should hold. */
export interface TheoryOfChangeView extends PageView<typeof words> {
  readonly narrative: readonly Block[];
  /** The results just above the line of accountability; without a line, those that lead to no other. */
  readonly aims: readonly AimView[];
  /** The chain drawn; null where there is no result. */
  readonly figure: ChainFigure | null;
  readonly levels: readonly ChainLevelView[];
  readonly steps: readonly StepView[];
  readonly assumptions: readonly TestedAssumption[];
  readonly uncertain: readonly UncertainLink[];
  /** Levels above the line of accountability, the lowest first. */
  readonly outside: readonly ChainLevelView[];
  readonly risks: readonly RiskView[];
  readonly tests: readonly TestView[];
  /** Results that no indicator measures, activities aside. */
  readonly untested: readonly LinkView[];
  readonly sources: readonly SourceView[];
}

export interface TestedAssumption extends AssumptionView {
  readonly evidence: readonly Span[];
  /** How it stood in the latest account; empty where that does not say. */
  readonly standing: string;
  readonly remark: readonly Span[];
}

/** A contribution that the framework marks as uncertain. */
export interface UncertainLink {
  readonly from: LinkView;
  readonly to: LinkView;
  /** What else it may contribute to, where no reason is written for any of them. */
  readonly furtherTo: readonly LinkView[];
  readonly because: readonly Span[];
}

/** How a level is measured, and where its indicators stand. */
export interface TestView {
  readonly title: Said;
  readonly measured: string;
  readonly sentence: string;
}

export function theoryOfChangeView(of: FrameworkProgress, brief: Brief<typeof words>): TheoryOfChangeView {
  const { framework } = of;
  const { edition } = brief;
  const levels = chainLevels(framework, edition);
  const shown = {
    narrative: blocksIn(framework.narrative, edition),
    aims: aimViews(framework, edition),
    figure: chainFigure(of, edition),
    levels,
    steps: stepViews(framework, edition),
    assumptions: testedAssumptions(framework, edition),
    uncertain: uncertainLinks(framework, edition),
    outside: levels.some(({ lineAbove }) => lineAbove)
      ? levels.filter((level) => !level.answeredFor && level.results.length > 0).toReversed()
      : [],
    risks: riskViews(framework, edition),
    tests: testsOf(of, brief),
    untested: untestedIn(of).map(({ id }) => linkTo(id, false, framework, edition)),
    sources: sourcesOf(framework, edition),
  };
  return pageView(brief, framework, shown, [], 'portrait');
}

function testedAssumptions(framework: Framework, edition: Edition): readonly TestedAssumption[] {
  const account: Narrative | undefined = latestAccount(framework, edition);
  return assumptionViews(framework, edition).map((view) => {
    const last = account?.assumptions.get(view.id);
    const word = last === undefined ? '' : (edition.words.assumptionStatus[last.status] ?? last.status);
    const when = account === undefined ? '' : periodText(account.period, edition.words);
    return {
      ...view,
      evidence: spansIn(framework.assumptions.get(view.id)?.evidence, edition),
      standing: word === '' ? '' : `${word} (${when})`,
      remark: spansIn(last?.note, edition),
    };
  });
}

function uncertainLinks(framework: Framework, edition: Edition): readonly UncertainLink[] {
  const link = (id: string) => linkTo(id, false, framework, edition);
  return [...framework.results.values()].flatMap(({ id, contributesTo }) => {
    const uncertain = contributesTo.filter((each) => each.uncertain);
    const reasoned = uncertain.filter(({ because }) => because !== undefined);
    const [first, ...others] = uncertain.filter(({ because }) => because === undefined).map(({ to }) => link(to.id));
    const bare = first === undefined ? [] : [{ from: link(id), to: first, furtherTo: others, because: [] }];
    return [
      ...reasoned.map(({ to, because }) => ({
        ...{ from: link(id), to: link(to.id), furtherTo: [] },
        because: spansIn(because, edition),
      })),
      ...bare,
    ];
  });
}

function testsOf({ framework, levels }: FrameworkProgress, brief: Brief<typeof words>): readonly TestView[] {
  return levels
    .filter(({ counts }) => counts.all > 0)
    .map(({ level, results, counts }) => {
      const measured = results.filter(({ indicators }) => indicators.length > 0).length;
      return {
        title: levelTitle(level, brief.edition),
        measured: brief.words.measured(measured, results.length, counts.all),
        sentence: headlineOf(counts, framework.ratings, brief.edition).sentence,
      };
    });
}

function untestedIn({ levels }: FrameworkProgress): readonly Result[] {
  return levels
    .flatMap(({ results }) => results)
    .filter(({ result, indicators }) => !result.activity && indicators.length === 0)
    .map(({ result }) => result);
}
