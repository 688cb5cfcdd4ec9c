import { briefingNote } from './briefing-note/report.ts';
import { countryReport } from './country-report/report.ts';
import { presentation } from './presentation/report.ts';
import type { Report } from './report.ts';
import { resultsFramework } from './results-framework/report.ts';
import { reviewPack } from './review-pack/report.ts';
import { scorecard } from './scorecard/report.ts';
import { theoryOfChange } from './theory-of-change/report.ts';

/** All reports, in the order in which they are listed. */
export const reports: readonly Report[] = [
  resultsFramework,
  scorecard,
  theoryOfChange,
  countryReport,
  briefingNote,
  presentation,
  reviewPack,
];
