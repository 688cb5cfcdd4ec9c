import { defineReport, fileOf, frameworksIn } from '../report.ts';
import { scorecardPieces } from './pieces.ts';
import { portfolioScorecardView } from './portfolio-view.ts';
import { scorecardView } from './view.ts';
import type { words } from './words/en.ts';

export const scorecard = defineReport<typeof words>({
  name: 'scorecard',
  formats: ['html', 'md', 'docx'],
  words: {
    en: () => import('./words/en.ts'),
    fr: () => import('./words/fr.ts'),
    es: () => import('./words/es.ts'),
    pt: () => import('./words/pt.ts'),
  },
  *documents(brief) {
    const frameworks = frameworksIn(brief);
    if (brief.framework === undefined && frameworks.length > 1) {
      const view = () => portfolioScorecardView(brief);
      const word = async () => (await import('./docx.ts')).portfolioScorecardWord(view());
      yield { file: fileOf(brief, null), framework: null, page: 'portfolio', view, word };
    }
    for (const of of frameworks) {
      yield {
        file: fileOf(brief, of.framework),
        framework: of.framework,
        page: 'report',
        view: () => scorecardView(of, brief),
        pieces: () => scorecardPieces(of, brief),
        word: async () => (await import('./docx.ts')).scorecardWord(scorecardView(of, brief)),
      };
    }
  },
});
