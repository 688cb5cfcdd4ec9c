import type { Framework, Narrative } from '../../model/portfolio.ts';
import { gradeWord } from '../assumptions-and-risks.ts';
import { type Edition, inSeries, partyName, type Said, said } from '../edition.ts';
import { type Span, spansIn } from '../prose.ts';

/** An assumption or a risk, and what people say of it now. */
export interface ReviewedView {
  readonly id: string;
  readonly text: Said;
  readonly critical: boolean;
  readonly owner: string;
  /** Empty where nobody reviewed it. */
  readonly standing: string;
  readonly remark: readonly Span[];
}

export function isReviewed({ standing, remark }: ReviewedView): boolean {
  return standing !== '' || remark.length > 0;
}

export function reviewedAssumptions(
  framework: Framework,
  account: Narrative | undefined,
  edition: Edition,
): readonly ReviewedView[] {
  return [...framework.assumptions.values()].map(({ id, text, critical, owner }) => {
    const now = account?.assumptions.get(id);
    return {
      id,
      text: said(text, edition),
      critical,
      owner: partyName(owner, edition),
      standing: now === undefined ? '' : (edition.words.assumptionStatus[now.status] ?? now.status),
      remark: spansIn(now?.note, edition),
    };
  });
}

export function reviewedRisks(
  framework: Framework,
  account: Narrative | undefined,
  edition: Edition,
): readonly ReviewedView[] {
  const { labels } = edition.words;
  return [...framework.risks.values()].map(({ id, text, owner }) => {
    const now = account?.risks.get(id);
    const parts = [
      [labels.likelihood, gradeWord(now?.likelihood, edition)],
      [labels.impact, gradeWord(now?.impact, edition)],
    ].filter(([, step]) => step !== '');
    return {
      id,
      text: said(text, edition),
      critical: false,
      owner: partyName(owner, edition),
      standing: inSeries(
        parts.map(([label, step]) => `${label}${labels.colon} ${step}`),
        labels,
      ),
      remark: spansIn(now?.note, edition),
    };
  });
}
