import { isContext } from '../../model/indicators.ts';
import type { Indicator } from '../../model/portfolio.ts';
import type { Progress } from '../../progress/facts.ts';
import { said } from '../edition.ts';
import { number } from '../values.ts';
import { day, field, needed, type SheetBrief, type SheetField } from './fields.ts';

/** What baseline and targets rest on; the figures stand in a table of their own. */
export function targetFieldsOf({ indicator, method }: Progress, brief: SheetBrief): readonly (SheetField | null)[] {
  const { edition, words } = brief;
  const { labels } = words;
  const { baseline, targets, targetRationale, steps } = indicator;
  const known = baseline?.kind === 'known' ? baseline : undefined;
  const isPlanned = targets.length > 0 || steps.size > 0;
  const lacksBaseline = baseline === undefined && steps.size === 0;
  return [
    lacksBaseline ? needed(edition.words.labels.baseline) : null,
    field(labels.baselineSource, said(known?.source, edition)),
    field(labels.baselineMethod, said(known?.method, edition)),
    isPlanned || isContext(indicator) ? null : needed(edition.words.labels.target),
    targets.length > 0
      ? needed(labels.targetRationale, said(targetRationale, edition))
      : field(labels.targetRationale, said(targetRationale, edition)),
    method === 'none' ? null : field(labels.achievement, edition.words.method[method] ?? method),
  ];
}

/** How good the data are, and how that is made sure. */
export function qualityOf(indicator: Indicator, { edition, words }: SheetBrief): readonly (SheetField | null)[] {
  const { labels } = words;
  const { qualityAssurance, knownLimitations, plausible, dataQualityAssessment: assessment } = indicator;
  const assessed = assessment?.date === undefined ? '' : words.assessedOn(day(assessment.date, edition));
  return [
    needed(labels.qualityAssurance, ...qualityAssurance.map((each) => said(each, edition))),
    needed(labels.limitations, said(knownLimitations, edition)),
    field(labels.plausible, plausibleText(plausible, { edition, words })),
    field(labels.assessment, assessed, assessment?.by ?? '', said(assessment?.findings, edition)),
    field(labels.nextAssessment, day(assessment?.next, edition)),
  ];
}

function plausibleText(plausible: Indicator['plausible'], { edition }: Pick<SheetBrief, 'edition' | 'words'>): string {
  const { min, max } = plausible ?? {};
  const { words } = edition;
  if (min !== undefined && max !== undefined) return words.between(number(min, edition), number(max, edition));
  if (min !== undefined) return words.atLeast(number(min, edition));
  return max === undefined ? '' : words.atMost(number(max, edition));
}
