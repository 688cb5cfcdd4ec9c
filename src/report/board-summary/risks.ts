import type { Framework, Narrative, Risk } from '../../model/portfolio.ts';
import { stepWord } from '../assumptions-and-risks.ts';
import { type Edition, partyName, type Said, said } from '../edition.ts';
import { type Span, spansIn } from '../prose.ts';

/** A risk as it stands now. */
export interface BoardRisk {
  readonly id: string;
  readonly text: Said;
  readonly likelihood: string;
  readonly impact: string;
  readonly response: Said;
  readonly owner: string;
  /** What the account says of it. */
  readonly remark: readonly Span[];
}

const steps = ['very-low', 'low', 'medium', 'high', 'very-high'];

/** All risks by likelihood times impact, as the account sees them, else as planned; the gravest first. */
export function gravestRisks(
  framework: Framework,
  account: Narrative | undefined,
  edition: Edition,
): readonly BoardRisk[] {
  const grade = ({ likelihood, impact }: Now) =>
    (steps.indexOf(likelihood ?? '') + 1) * (steps.indexOf(impact ?? '') + 1);
  return [...framework.risks.values()]
    .map((risk) => ({ risk, now: nowOf(risk, account) }))
    .toSorted((a, b) => grade(b.now) - grade(a.now))
    .map(({ risk, now }) => ({
      id: risk.id,
      text: said(risk.text, edition),
      likelihood: stepWord(now.likelihood, edition),
      impact: stepWord(now.impact, edition),
      response: said(risk.response, edition),
      owner: partyName(risk.owner, edition),
      remark: spansIn(account?.risks.get(risk.id)?.note, edition),
    }));
}

interface Now {
  readonly likelihood: string | undefined;
  readonly impact: string | undefined;
}

function nowOf(risk: Risk, account: Narrative | undefined): Now {
  const reviewed = account?.risks.get(risk.id);
  return { likelihood: reviewed?.likelihood ?? risk.likelihood, impact: reviewed?.impact ?? risk.impact };
}
