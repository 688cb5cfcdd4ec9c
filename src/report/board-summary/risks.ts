import type { Framework, Narrative, Risk } from '../../model/portfolio.ts';
import { gradeWord } from '../assumptions-and-risks.ts';
import { type Edition, partyName, type Said, said } from '../edition.ts';
import { shortSaid } from '../shorten.ts';

/** A risk as it stands now. */
export interface BoardRisk {
  readonly id: string;
  readonly text: Said;
  /** `High, Very high`: likelihood and impact; empty where neither is graded. */
  readonly grade: string;
  readonly response: Said;
  readonly owner: string;
}

const steps = ['very-low', 'low', 'medium', 'high', 'very-high'];

/** All risks by likelihood times impact, as the account sees them, else as planned; the gravest first. Texts have so many characters. */
export function gravestRisks(
  framework: Framework,
  account: Narrative | undefined,
  edition: Edition,
  longest: number,
): readonly BoardRisk[] {
  const grade = ({ likelihood, impact }: Now) =>
    (steps.indexOf(likelihood ?? '') + 1) * (steps.indexOf(impact ?? '') + 1);
  return [...framework.risks.values()]
    .map((risk) => ({ risk, now: nowOf(risk, account) }))
    .toSorted((a, b) => grade(b.now) - grade(a.now))
    .map(({ risk, now }) => ({
      id: risk.id,
      text: shortSaid(said(risk.text, edition), longest),
      grade: [now.likelihood, now.impact]
        .map((step) => gradeWord(step, edition))
        .filter(Boolean)
        .join(', '),
      response: shortSaid(said(risk.response, edition), longest),
      owner: partyName(risk.owner, edition),
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
