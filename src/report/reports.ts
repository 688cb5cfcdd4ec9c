import type { Framework } from '../model/portfolio.ts';
import type { Facts } from '../progress/facts.ts';
import type { Edition } from './edition.ts';
import type { Format } from './environment.ts';
import { portfolioScorecardView } from './view-portfolio-scorecard.ts';
import { resultsFrameworkView } from './view-results-framework.ts';
import { scorecardView } from './view-scorecard.ts';

/** A kind of document that can be rendered. */
export interface Report {
  readonly name: string;
  readonly title: string;
  readonly formats: readonly Format[];
  readonly description: string;
  /** Its documents, in the order in which they are read: of the portfolio first, then one a framework. */
  documents(facts: Facts, edition: Edition, options: DocumentOptions): Iterable<ReportDocument>;
}

export interface DocumentOptions {
  /** Only this framework. */
  readonly framework?: string;
  /** The documents become files side by side, so that one can point to another. */
  readonly linked: boolean;
}

/** One document: a view and the template page it is made for. */
export interface ReportDocument {
  /** Name of its file, without the extension. */
  readonly file: string;
  /** The page's name below the templates: `scorecard/report`. */
  readonly page: string;
  readonly view: object;
}

/** All reports, in the order in which they are listed. */
export const reports: readonly Report[] = [
  {
    name: 'results-framework',
    title: 'Results framework',
    formats: ['html', 'md'],
    description:
      'Matrix by level: who is accountable, results, indicators with baseline, milestones, target, source, frequency and responsible; assumptions and risks.',
    *documents(facts, edition, { framework }) {
      for (const of of frameworksIn(facts, framework)) {
        const view = resultsFrameworkView(facts, of, edition);
        yield { file: fileOf(of.framework, this.name), page: 'results-framework/report', view };
      }
    },
  },
  {
    name: 'scorecard',
    title: 'Scorecard',
    formats: ['html', 'md'],
    description:
      'Where each indicator stands: baseline, previous, current, target, progress, rating and coverage, with the method; of several frameworks also a summary.',
    *documents(facts, edition, { framework, linked }) {
      if (framework === undefined && facts.frameworks.length > 1) {
        const view = portfolioScorecardView(facts, edition, (of) => (linked ? fileOf(of, this.name) : ''));
        yield { file: this.name, page: 'scorecard/portfolio', view };
      }
      for (const of of frameworksIn(facts, framework)) {
        yield { file: fileOf(of.framework, this.name), page: 'scorecard/report', view: scorecardView(of, edition) };
      }
    },
  },
];

function frameworksIn(facts: Facts, id: string | undefined) {
  return facts.frameworks.filter(({ framework }) => id === undefined || framework.id === id);
}

/** One file a framework, so that the name stays when the portfolio gains another framework. */
function fileOf(framework: Framework, report: string): string {
  return `${framework.id}-${report}`;
}
