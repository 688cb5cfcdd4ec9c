import { accountableOf } from '../../model/accountability.ts';
import { arrows, fullName } from '../../model/chain.ts';
import type { Framework, Level, Mention, Portfolio, Result } from '../../model/portfolio.ts';
import { say, type Text } from '../../model/text.ts';
import type { Facts, ResultProgress } from '../../progress/facts.ts';
import { tidy } from '../charts/text.ts';
import type { ChainBox, ChainFramework, ChainLevel, ChainLink, ChainPicture, ChainRating } from './picture.ts';

/** What the caller knows and the model does not. */
export interface ChainAsk {
  /** Ids of the frameworks to show, in this order. */
  readonly frameworks: readonly string[];
  readonly title: string;
  /** The wanted language first. */
  readonly languages: readonly string[];
  /** A level's title in the picture's language. */
  readonly levelTitle: (level: Level) => string;
  /** What a picture says of a level that nobody answers for. */
  readonly nobody: string;
  /** `Draft`; '' for what needs no remark. */
  readonly status: (framework: Framework) => string;
  /** Where a result's details stand; '' for none. */
  readonly href: (framework: Framework, result: Result) => string;
  /** Undefined where there is nothing to rate. */
  readonly rating?: (framework: Framework, progress: ResultProgress) => ChainRating | undefined;
  /** How many of those expected have reported; '' where nobody is. */
  readonly coverage?: (framework: Framework, progress: ResultProgress) => string;
}

/** The chain of some frameworks of a portfolio as a picture needs it. With facts, boxes carry rating and coverage. */
export function chainOf(portfolio: Portfolio, ask: ChainAsk, facts?: Pick<Facts, 'frameworks'>): ChainPicture {
  const shown = ask.frameworks.flatMap((id) => portfolio.frameworks.find((framework) => framework.id === id) ?? []);
  const progress = new Map(
    (facts?.frameworks ?? []).flatMap(({ framework, levels }) =>
      levels.flatMap(({ results }) =>
        results.map((each) => [fullName({ framework, result: each.result }), each] as const),
      ),
    ),
  );
  const ids = new Set(shown.map(({ id }) => id));
  return {
    title: ask.title,
    frameworks: shown.map((framework) => frameworkOf(framework, portfolio, ask, progress)),
    links: linksOf(portfolio, ids),
  };
}

function linksOf(portfolio: Portfolio, shown: ReadonlySet<string>): readonly ChainLink[] {
  const seen = new Set<string>();
  return arrows(portfolio).flatMap(({ from, to, contribution }) => {
    const link = { from: fullName(from), to: fullName(to), uncertain: contribution.uncertain };
    const name = `${link.from} ${link.to}`;
    if (!shown.has(from.framework.id) || !shown.has(to.framework.id) || seen.has(name)) return [];
    if (!from.framework.levels.some(({ id }) => id === from.result.level.id)) return [];
    if (!to.framework.levels.some(({ id }) => id === to.result.level.id)) return [];
    seen.add(name);
    return [link];
  });
}

function frameworkOf(
  framework: Framework,
  portfolio: Portfolio,
  ask: ChainAsk,
  progress: ReadonlyMap<string, ResultProgress>,
): ChainFramework {
  const resultsAt = ({ id }: Level) => [...framework.results.values()].filter(({ level }) => level.id === id);
  const used = framework.levels.filter((level) => resultsAt(level).length > 0);
  const line = framework.levels.find(({ id }) => id === framework.accountabilityLine?.id);
  const lineLevel = line === undefined ? undefined : used.findLast(({ rank }) => rank <= line.rank);
  return {
    id: framework.id,
    title: told(framework.title, ask),
    status: ask.status(framework),
    levels: used.map((level) => ({
      ...levelOf(level, portfolio, ask),
      system: level.generic === 'output' && resultsAt(level).length > 1,
      lineAbove: level === lineLevel,
      boxes: resultsAt(level).map((result) => boxOf(framework, level, result, portfolio, ask, progress)),
    })),
  };
}

function levelOf(
  level: Level,
  portfolio: Portfolio,
  ask: ChainAsk,
): Omit<ChainLevel, 'boxes' | 'lineAbove' | 'system'> {
  return {
    id: level.id,
    title: tidy(ask.levelTitle(level)),
    accountable: partyOf(level.accountable, portfolio, ask),
    accountability: plain(told(level.accountability, ask)),
    together: plain(told(level.together, ask)),
    ...(level.sphere === undefined ? {} : { sphere: level.sphere }),
  };
}

function boxOf(
  framework: Framework,
  level: Level,
  result: Result,
  portfolio: Portfolio,
  ask: ChainAsk,
  progress: ReadonlyMap<string, ResultProgress>,
): ChainBox {
  const own = accountableOf(framework, result);
  const key = fullName({ framework, result });
  const of = progress.get(key);
  const rating = of === undefined ? undefined : ask.rating?.(framework, of);
  return {
    key,
    id: result.id,
    statement: told(result.statement, ask),
    short: told(result.short, ask),
    href: ask.href(framework, result),
    line: result.line === undefined ? '' : told(portfolio.lines.get(result.line.id)?.title ?? result.line.id, ask),
    accountable: own?.id === level.accountable?.id ? '' : partyOf(own, portfolio, ask),
    coverage: of === undefined ? '' : (ask.coverage?.(framework, of) ?? ''),
    ...(rating === undefined ? {} : { rating }),
  };
}

function partyOf(party: Mention | undefined, portfolio: Portfolio, ask: ChainAsk): string {
  if (party === undefined) return '';
  return party.id === 'none' ? ask.nobody : told(portfolio.parties.get(party.id)?.title ?? party.id, ask);
}

function told(text: Text | undefined, { languages }: ChainAsk): string {
  return tidy(say(text, languages));
}

/** Prose without the signs that make it bold or italic. */
function plain(text: string): string {
  return text.replace(/\*{1,2}([^*]+)\*{1,2}/g, '$1');
}
