import { boardSummary } from './board-summary/report.ts';
import { briefingNote } from './briefing-note/report.ts';
import { countryReport } from './country-report/report.ts';
import { dataQuality } from './data-quality/report.ts';
import { logframe } from './logframe/report.ts';
import { presentation } from './presentation/report.ts';
import { referenceSheet } from './reference-sheet/report.ts';
import type { Report } from './report.ts';
import { resultsFramework } from './results-framework/report.ts';
import { reviewPack } from './review-pack/report.ts';
import { scorecard } from './scorecard/report.ts';
import { theoryOfChange } from './theory-of-change/report.ts';
import { trackingTable } from './tracking-table/report.ts';

/** All reports, in the order in which they are listed. */
export const reports: readonly Report[] = [
  resultsFramework,
  logframe,
  scorecard,
  trackingTable,
  referenceSheet,
  countryReport,
  briefingNote,
  presentation,
  theoryOfChange,
  boardSummary,
  dataQuality,
  reviewPack,
];
