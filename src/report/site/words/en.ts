import { pluralIn } from '../../words/plural.ts';

export const words = {
  title: 'Reports',
  description: 'A page that leads to every document of the folder.',
  labels: {
    wholePortfolio: 'The whole portfolio',
    byReport: 'By report',
    byFramework: 'By framework',
    documents: 'Documents',
    purpose: 'What it is for',
    report: 'Report',
  },
  counted: (count: number) => pluralIn('en')(count, { one: '# document', other: '# documents' }),
};
