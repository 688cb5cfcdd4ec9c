import type { Band, Framework, Ratings } from '../model/portfolio.ts';
import type { Facts } from '../progress/facts.ts';
import { type Abbreviation, abbreviationsIn, type Note } from './annex.ts';
import { type Edition, told } from './edition.ts';
import { type Headline, headlineOf } from './headline.ts';
import { portfolioTitle, type TitleBlock } from './title-block.ts';
import type { Words } from './words-en.ts';

/** Where the frameworks of a portfolio stand, one row each. */
export interface PortfolioScorecardView {
  readonly labels: Words['labels'];
  readonly title: TitleBlock;
  readonly headline: Headline;
  readonly frameworks: readonly PortfolioRow[];
  readonly notes: readonly Note[];
  readonly abbreviations: readonly Abbreviation[];
}

export interface PortfolioRow {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly statusKey: string;
  /** File of its own scorecard without its extension; empty where none is written beside this one. */
  readonly file: string;
  readonly indicators: string;
  readonly headline: Headline;
}

/** The view of the portfolio; `fileOf` names the scorecard of a framework, without its extension. */
export function portfolioScorecardView(
  facts: Facts,
  edition: Edition,
  fileOf: (framework: Framework) => string,
): PortfolioScorecardView {
  const { words } = edition;
  const shown = {
    title: portfolioTitle(words.labels.reportScorecard, edition),
    headline: headlineOf(facts.counts, unitedRatings(facts), edition),
    frameworks: facts.frameworks.map(({ framework, counts }) => ({
      id: framework.id,
      title: told(framework.title, edition),
      status: words.status[framework.status] ?? framework.status,
      statusKey: framework.status,
      file: fileOf(framework),
      indicators: String(counts.all),
      headline: headlineOf(counts, framework.ratings, edition),
    })),
  };
  return { labels: words.labels, ...shown, notes: [], abbreviations: abbreviationsIn(shown, undefined, edition) };
}

/** The bands of the portfolio and then those that only a framework has. */
function unitedRatings({ portfolio, frameworks }: Facts): Ratings {
  const bands = new Map<string, Band>();
  for (const { ratings } of [portfolio, ...frameworks.map(({ framework }) => framework)]) {
    for (const band of ratings.bands) if (!bands.has(band.rating)) bands.set(band.rating, band);
  }
  return { ...portfolio.ratings, bands: [...bands.values()] };
}
