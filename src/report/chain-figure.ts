import type { Framework, Level, Result } from '../model/portfolio.ts';
import type { FrameworkProgress, ResultProgress } from '../progress/facts.ts';
import { badgeOf } from './badge.ts';
import { chainOf } from './chain/chain-of.ts';
import { drawChain } from './chain/draw.ts';
import { mermaidOf } from './chain/mermaid.ts';
import type { ChainPicture, ChainRating } from './chain/picture.ts';
import { pageStyle } from './charts/style.ts';
import { dueOf } from './due.ts';
import { type Edition, plainText, told } from './edition.ts';
import { levelTitle } from './levels.ts';

/** The chain of a framework as a picture; each box leads to the result of that id in `chain-levels`. */
export interface ChainFigure {
  /** For inside a page of HTML. */
  readonly svg: string;
  /** The stylesheet that the page needs once. */
  readonly style: string;
  /** The same for Git hosts that draw Mermaid, without its fence. */
  readonly mermaid: string;
}

/** Null where there is no result to draw. */
export function chainFigure(of: FrameworkProgress, edition: Edition): ChainFigure | null {
  const { framework } = of;
  if (framework.results.size === 0) return null;
  const picture = chainsPicture([of], edition, {
    title: told(framework.title, edition),
    href: ({ id }) => `#result-${id}`,
  });
  return {
    svg: drawChain(picture, edition.words.chain, { id: 'chain', standalone: false }),
    style: pageStyle(),
    mermaid: mermaidOf(picture, edition.words.chain).trimEnd(),
  };
}

/** The chains of several frameworks, with what joins them, as one picture: as a file of SVG, or as Mermaid without a fence. */
export function joinedChains(chains: readonly FrameworkProgress[], form: 'svg' | 'mermaid', edition: Edition): string {
  const title = told(edition.portfolio.title, edition);
  const [only, second] = chains;
  const picture = chainsPicture(chains, edition, {
    title: only !== undefined && second === undefined ? told(only.framework.title, edition) : title,
    href: () => '',
  });
  if (form === 'mermaid') return mermaidOf(picture, edition.words.chain);
  return `${drawChain(picture, edition.words.chain, { id: 'chain', standalone: true })}\n`;
}

function chainsPicture(
  chains: readonly FrameworkProgress[],
  edition: Edition,
  { title, href }: { readonly title: string; readonly href: (result: Result) => string },
): ChainPicture {
  const { words, portfolio, languages } = edition;
  const of = (framework: Framework) => chains.find((one) => one.framework.id === framework.id);
  const ask = {
    frameworks: chains.map(({ framework }) => framework.id),
    title,
    languages,
    levelTitle: (level: Level) => plainText(levelTitle(level, edition)),
    nobody: words.labels.nobody,
    status: ({ status }: Framework) => (status === 'draft' ? words.labels.draft : ''),
    href: (_: unknown, result: Result) => href(result),
    rating: (framework: Framework, progress: ResultProgress) => ratingOf(progress, of(framework), edition),
    coverage: (_: unknown, progress: ResultProgress) => {
      const due = dueOf(progress);
      return due.length === 0 ? '' : words.ratedOfDue(due.filter(({ rated }) => rated).length, due.length);
    },
  };
  return chainOf(portfolio, ask, { frameworks: chains });
}

function ratingOf(
  progress: ResultProgress,
  of: FrameworkProgress | undefined,
  edition: Edition,
): ChainRating | undefined {
  if (of === undefined || dueOf(progress).length === 0) return undefined;
  return badgeOf(progress.rating, of.framework.ratings, edition);
}
