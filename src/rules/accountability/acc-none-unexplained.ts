import { isWithinLine } from '../../model/accountability.ts';
import { levelOf } from '../../model/chain.ts';
import type { Finding } from '../../text/finding.ts';
import type { Rule } from '../rule.ts';

/** Where nobody answers (`accountable: none`), a text says why. */
export const accNoneUnexplained: Rule = {
  id: 'acc-none-unexplained',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Where nobody answers (accountable: none), a text says why.',
  why: 'An impact may be what many aim at and nobody answers for alone, but a reader has to be told so (Cities Alliance 2012).',
  fix: 'Say under accountability of the level whose aim it is, or in the note of the result why nobody answers for it.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const level of framework.levels) {
        const { accountable, accountability } = level;
        if (accountable?.id !== 'none' || accountability !== undefined || isWithinLine(framework, level)) continue;
        yield unexplained(`The level ${level.id}`, accountable.at, 'Add the sentence: accountability: …');
      }
      for (const result of framework.results.values()) {
        const level = levelOf(framework, result);
        const explained = result.note !== undefined || (level?.accountable?.id === 'none' && level.accountability);
        if (result.accountable?.id !== 'none' || explained || (level && isWithinLine(framework, level))) continue;
        yield unexplained(result.id, result.accountable.at, 'Add the reason: note: …');
      }
    }
  },
};

function unexplained(subject: string, at: Finding['at'], hint: string): Finding {
  return { at, message: `${subject} says that nobody answers for it (accountable: none), but not why.`, hint };
}
