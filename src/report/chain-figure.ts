import type { Level } from '../model/portfolio.ts';
import type { FrameworkProgress, ResultProgress } from '../progress/facts.ts';
import { badgeOf } from './badge.ts';
import { chainOf } from './chain/chain-of.ts';
import { drawChain } from './chain/draw.ts';
import { mermaidOf } from './chain/mermaid.ts';
import type { ChainRating } from './chain/picture.ts';
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
  const { words, portfolio, languages } = edition;
  if (framework.results.size === 0) return null;
  const ask = {
    frameworks: [framework.id],
    title: told(framework.title, edition),
    languages,
    levelTitle: (level: Level) => plainText(levelTitle(level, edition)),
    nobody: words.labels.nobody,
    status: () => (framework.status === 'draft' ? words.labels.draft : ''),
    href: (_: unknown, { id }: { readonly id: string }) => `#result-${id}`,
    rating: (_: unknown, progress: ResultProgress) => ratingOf(progress, of, edition),
    coverage: (_: unknown, progress: ResultProgress) => {
      const due = dueOf(progress);
      return due.length === 0 ? '' : words.ratedOfDue(due.filter(({ rated }) => rated).length, due.length);
    },
  };
  const picture = chainOf(portfolio, ask, { frameworks: [of] });
  return {
    svg: drawChain(picture, words.chain, { id: 'chain', standalone: false }),
    style: pageStyle(),
    mermaid: mermaidOf(picture, words.chain).trimEnd(),
  };
}

function ratingOf(progress: ResultProgress, of: FrameworkProgress, edition: Edition): ChainRating | undefined {
  return dueOf(progress).length > 0 ? badgeOf(progress.rating, of.framework.ratings, edition) : undefined;
}
