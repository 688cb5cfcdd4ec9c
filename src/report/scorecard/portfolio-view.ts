import type { Band, Ratings } from '../../model/portfolio.ts';
import type { Facts } from '../../progress/facts.ts';
import type { ChartView } from '../chart-views.ts';
import { pageStyle } from '../charts/style.ts';
import { type Said, said } from '../edition.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { type PageView, pageView } from '../page.ts';
import { type Brief, fileOf } from '../report.ts';
import { sharedMap } from './shared-map.ts';
import type { words } from './words/en.ts';

/** Where the frameworks of a portfolio stand, one row each. */
export interface PortfolioScorecardView extends PageView<typeof words> {
  /** The stylesheet of pictures, once a page; empty where there is none. */
  readonly pictureStyle: string;
  readonly headline: Headline;
  /** Indicators that frameworks feed, by framework; null where none feeds another. */
  readonly shared: ChartView | null;
  readonly frameworks: readonly PortfolioRow[];
}

export interface PortfolioRow {
  readonly id: string;
  readonly title: Said;
  readonly status: string;
  readonly statusKey: string;
  /** File of its own scorecard without its extension; empty where none is written beside this one. */
  readonly file: string;
  readonly indicators: string;
  readonly headline: Headline;
}

/** The view of the portfolio: each row points to the scorecard of its framework where that is written beside it. */
export function portfolioScorecardView(brief: Brief<typeof words>): PortfolioScorecardView {
  const { facts, edition, linked } = brief;
  const shared = sharedMap(brief);
  const shown = {
    pictureStyle: shared === null ? '' : pageStyle(),
    shared,
    headline: headlineOf(facts.counts, unitedRatings(facts), edition),
    frameworks: facts.frameworks.map(({ framework, counts }) => ({
      id: framework.id,
      title: said(framework.title, edition),
      status: edition.words.status[framework.status],
      statusKey: framework.status,
      file: linked ? fileOf(brief, framework) : '',
      indicators: String(counts.all),
      headline: headlineOf(counts, framework.ratings, edition),
    })),
  };
  return pageView(brief, null, shown);
}

/** The bands of the portfolio and then those that only a framework has. */
function unitedRatings({ portfolio, frameworks }: Facts): Ratings {
  const bands = new Map<string, Band>();
  for (const { ratings } of [portfolio, ...frameworks.map(({ framework }) => framework)]) {
    for (const band of ratings.bands) if (!bands.has(band.rating)) bands.set(band.rating, band);
  }
  return { ...portfolio.ratings, bands: [...bands.values()] };
}
