import type { Framework } from '../model/portfolio.ts';
import { type Edition, partyName, type Said, said } from './edition.ts';
import { type LinkView, linkTo } from './links.ts';

export interface AssumptionView {
  readonly id: string;
  readonly text: Said;
  readonly critical: boolean;
  readonly signal: Said;
  readonly owner: string;
  readonly links: readonly LinkView[];
}

export interface RiskView {
  readonly id: string;
  readonly text: Said;
  readonly results: readonly LinkView[];
  readonly likelihood: string;
  readonly impact: string;
  readonly response: Said;
  readonly owner: string;
}

export function assumptionViews(framework: Framework, edition: Edition): readonly AssumptionView[] {
  const results = [...framework.results.values()];
  return [...framework.assumptions.values()].map((assumption) => ({
    id: assumption.id,
    text: said(assumption.text, edition),
    critical: assumption.critical,
    signal: said(assumption.signal, edition),
    owner: partyName(assumption.owner, edition),
    links: results
      .filter((result) =>
        result.contributesTo.some(({ assumptions }) => assumptions.some(({ id }) => id === assumption.id)),
      )
      .map((result) => linkTo(result.id, false, framework, edition)),
  }));
}

export function riskViews(framework: Framework, edition: Edition): readonly RiskView[] {
  return [...framework.risks.values()].map((risk) => ({
    id: risk.id,
    text: said(risk.text, edition),
    results: risk.results.map(({ id }) => linkTo(id, false, framework, edition)),
    likelihood: gradeWord(risk.likelihood, edition),
    impact: gradeWord(risk.impact, edition),
    response: said(risk.response, edition),
    owner: partyName(risk.owner, edition),
  }));
}

/** A likelihood or an impact, of the five-step scale, in words. */
export function gradeWord(step: string | undefined, { words }: Edition): string {
  return step === undefined ? '' : (words.grade[step] ?? step);
}

/** How great a risk is, of the five-step scale, in words. */
export function stepWord(step: string | undefined, { words }: Edition): string {
  return step === undefined ? '' : (words.step[step] ?? step);
}
