import { isWithinLine } from '../../model/accountability.ts';
import { levelOf } from '../../model/chain.ts';
import type { Framework, Mention, Portfolio } from '../../model/portfolio.ts';

/** A place that says who answers: for a level, or for one result in its place. */
export interface AccountableMention {
  /** `The level output`, or the id of the result. */
  readonly subject: string;
  readonly party: Mention;
  /** At or below the line of accountability; undefined where there is no such line. */
  readonly within: boolean | undefined;
}

/** Every place of a framework that says who answers. */
export function* accountableMentions(framework: Framework): Iterable<AccountableMention> {
  for (const level of framework.levels) {
    if (level.accountable === undefined) continue;
    yield {
      subject: `The level ${level.id}`,
      party: level.accountable,
      within: isWithinLine(framework, level),
    };
  }
  for (const result of framework.results.values()) {
    const level = levelOf(framework, result);
    if (result.accountable === undefined || level === undefined) continue;
    yield { subject: result.id, party: result.accountable, within: isWithinLine(framework, level) };
  }
}

/** Whether a party stands within the programme's perimeter; undefined where the portfolio draws none, or does not know the party. */
export function isInside({ parties }: Portfolio, id: string): boolean | undefined {
  const drawn = [...parties.values()].some(({ inside }) => inside);
  return drawn ? parties.get(id)?.inside : undefined;
}
