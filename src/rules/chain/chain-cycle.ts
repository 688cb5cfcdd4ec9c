import { type Arrow, arrows, fullName } from '../../model/chain.ts';
import type { Result } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import type { Rule } from '../rule.ts';

/** The chain has no circle, within a framework and across frameworks. */
export const chainCycle: Rule = {
  id: 'chain-cycle',
  severity: 'error',
  summary: 'The chain has no circle, within a framework and across frameworks.',
  why: 'A results chain is a causal sequence from inputs to impact (OECD-DAC glossary).',
  fix: 'Remove one of the links of the circle.',
  reach: 'outline',
  *check({ portfolio }) {
    const next = new Map<Result, Arrow[]>();
    for (const arrow of arrows(portfolio)) {
      const before = next.get(arrow.from.result);
      if (before === undefined) next.set(arrow.from.result, [arrow]);
      else before.push(arrow);
    }
    const done = new Set<Result>();
    for (const start of next.keys()) {
      for (const circle of circlesFrom(start, next, done)) yield report(circle);
    }
  },
};

/** The circles that a walk from `start` closes; every result is walked once, so each circle is told once. */
function circlesFrom(start: Result, next: ReadonlyMap<Result, readonly Arrow[]>, done: Set<Result>): Arrow[][] {
  if (done.has(start)) return [];
  const circles: Arrow[][] = [];
  const path: Arrow[] = [];
  const onPath = new Map<Result, number>([[start, 0]]);
  const waiting: { from: Result; arrows: readonly Arrow[]; at: number }[] = [
    { from: start, arrows: next.get(start) ?? [], at: 0 },
  ];
  for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
    const arrow = top.arrows[top.at++];
    if (arrow === undefined) {
      done.add(top.from);
      onPath.delete(top.from);
      waiting.pop();
      path.pop();
      continue;
    }
    const to = arrow.to.result;
    const seenAt = onPath.get(to);
    if (seenAt !== undefined) {
      circles.push([...path.slice(seenAt), arrow]);
    } else if (!done.has(to)) {
      path.push(arrow);
      onPath.set(to, waiting.length);
      waiting.push({ from: to, arrows: next.get(to) ?? [], at: 0 });
    }
  }
  return circles;
}

function report(circle: readonly Arrow[]): Finding {
  const last = circle[circle.length - 1] as Arrow;
  const names = circle.map(({ from }) => fullName(from));
  return {
    at: last.contribution.to.at,
    message: `The chain runs in a circle: ${[...names, names[0]].join(' → ')}.`,
    hint: 'Remove one of these links.',
    related: circle
      .slice(0, -1)
      .map(({ contribution }) => ({ at: contribution.to.at, message: 'A link of the circle.' })),
  };
}
