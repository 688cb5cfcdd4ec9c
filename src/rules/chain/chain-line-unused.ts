import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Every declared line has at least one activity. */
export const chainLineUnused: Rule = {
  id: 'chain-line-unused',
  severity: 'warning',
  summary: 'Every declared line has at least one activity.',
  why: 'Unused lines show a register that has gone stale.',
  fix: 'Remove the line, or give its activities line: <id>.',
  reach: 'outline',
  *check({ portfolio }) {
    if (portfolio.unknown.frameworks.size > 0) return;
    const mentions = portfolio.frameworks.flatMap(({ results }) =>
      [...results.values()].flatMap(({ line }) => line ?? []),
    );
    const used = new Set(mentions.map(({ id }) => id));
    if (mentions.some(({ id }) => !portfolio.lines.has(id))) return;
    for (const line of portfolio.lines.values()) {
      if (used.has(line.id)) continue;
      yield {
        at: keyOf(line.at),
        message: `No activity belongs to the line ${line.id}.`,
        hint: `Say line: ${line.id} at its activities, or remove the line.`,
      };
    }
  },
};
