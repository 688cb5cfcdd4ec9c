import type { Contribution, Framework, Result } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import { answeringFor } from '../chain-levels.ts';
import { type Edition, type Said, said } from '../edition.ts';
import { levelTitle } from '../levels.ts';
import { linkTo } from '../links.ts';
import { type Span, spansIn } from '../prose.ts';

/** The arrows that leave one level, and why they should hold. */
export interface StepView {
  readonly title: Said;
  readonly leads: readonly LeadView[];
}

/** Everything of one level that contributes to one result: if, then, because. */
export interface LeadView {
  readonly causes: readonly CauseView[];
  readonly effect: EffectView;
  /** Results that follow from the same causes, where nobody says more of any of these steps. */
  readonly furtherEffects: readonly EffectView[];
  readonly reasons: readonly ReasonView[];
  /** Causes for which nobody wrote a reason. */
  readonly unreasoned: readonly string[];
  readonly evidence: readonly ReasonView[];
  readonly assumptions: readonly PremiseView[];
}

export interface CauseView {
  readonly id: string;
  readonly statement: Said;
  /** Who answers for it, or carries it out; empty where nobody is named. */
  readonly who: string;
  readonly uncertain: boolean;
}

export interface EffectView {
  readonly id: string;
  readonly statement: Said;
  readonly who: string;
}

/** What is said of the contributions of these causes. */
export interface ReasonView {
  readonly text: readonly Span[];
  /** Empty where it is said of all of them. */
  readonly causes: readonly string[];
}

export interface PremiseView {
  readonly id: string;
  readonly text: Said;
  readonly critical: boolean;
}

interface Arrow {
  readonly from: Result;
  readonly link: Contribution;
}

/** Level by level from the lowest up, result by result. */
export function stepViews(framework: Framework, edition: Edition): readonly StepView[] {
  return framework.levels
    .map((level) => {
      const arrows = [...framework.results.values()]
        .filter((result) => result.level.id === level.id)
        .flatMap((from) => from.contributesTo.map((link): Arrow => ({ from, link })));
      const targets = [...new Set(arrows.map(({ link }) => link.to.id))];
      const leads = targets.map((target) =>
        leadView(
          target,
          arrows.filter(({ link }) => link.to.id === target),
          framework,
          edition,
        ),
      );
      return { title: levelTitle(level, edition), leads: together(leads) };
    })
    .filter(({ leads }) => leads.length > 0);
}

/** Steps from the same causes of which nothing is said are told once: five times the same would say no more. */
function together(leads: readonly LeadView[]): readonly LeadView[] {
  const told = new Map<string, LeadView>();
  for (const lead of leads) {
    const isBare = lead.reasons.length + lead.evidence.length + lead.assumptions.length === 0;
    const key = isBare
      ? lead.causes.map(({ id, uncertain }) => `${id} ${uncertain}`).join('\n')
      : `to ${lead.effect.id}`;
    const before = told.get(key);
    const both = before && { ...before, furtherEffects: [...before.furtherEffects, lead.effect] };
    told.set(key, both ?? lead);
  }
  return [...told.values()];
}

function leadView(target: string, arrows: readonly Arrow[], framework: Framework, edition: Edition): LeadView {
  const held = new Set(arrows.flatMap(({ link }) => link.assumptions).map(({ id }) => id));
  return {
    causes: arrows.map(({ from, link }) => ({
      id: from.id,
      statement: said(from.statement, edition),
      who: answeringFor(from, framework, edition),
      uncertain: link.uncertain,
    })),
    effect: effectView(target, framework, edition),
    furtherEffects: [],
    reasons: saidOf(arrows, 'because', edition),
    unreasoned: arrows.filter(({ link }) => link.because === undefined).map(({ from }) => from.id),
    evidence: saidOf(arrows, 'evidence', edition),
    assumptions: [...framework.assumptions.values()]
      .filter(({ id }) => held.has(id))
      .map(({ id, text, critical }) => ({ id, text: said(text, edition), critical })),
  };
}

function effectView(target: string, framework: Framework, edition: Edition): EffectView {
  const own = framework.results.get(target);
  if (own !== undefined) {
    return { id: target, statement: said(own.statement, edition), who: answeringFor(own, framework, edition) };
  }
  const [frameworkId, resultId = ''] = target.split('/');
  const other = edition.portfolio.frameworks.find(({ id }) => id === frameworkId);
  const result = other?.results.get(resultId);
  if (other === undefined || result === undefined) {
    return { id: target, statement: linkTo(target, false, framework, edition).title, who: '' };
  }
  return { id: target, statement: said(result.statement, edition), who: answeringFor(result, other, edition) };
}

/** What the arrows say, each text once with the causes it is said of. */
function saidOf(arrows: readonly Arrow[], field: 'because' | 'evidence', edition: Edition): readonly ReasonView[] {
  const causes = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    const text = say(arrow.link[field], edition.languages);
    if (text !== '') causes.set(text, [...(causes.get(text) ?? []), arrow]);
  }
  return [...causes.values()].map((same) => ({
    text: spansIn(same[0]?.link[field], edition),
    causes: same.length === arrows.length ? [] : same.map(({ from }) => from.id),
  }));
}
