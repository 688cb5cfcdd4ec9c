import { isMissed, isOnTrack, isUnexplained, meet } from './deviations.ts';
import { current, figure, milestone, plan, value, words } from './expected.ts';
import { definitionOf, type Known, type Plain, targetsOf, without } from './facts.ts';
import { factNamed, type Line, type TableWalk } from './lines.ts';
import { legend } from './together.ts';
import { differ, numbersIn, percentText } from './written.ts';

/** Numbers of a board summary that are not those of the JSON, or not counted anew from it, the narratives and the files. */
export const strangersInBoard: TableWalk = (lines, facts, known) => {
  const wrong: string[] = [];
  const shown = { off: 0, on: 0, risks: 0 };
  for (const line of lines) {
    const [first = ''] = line.cells;
    const isOff = line.under === 'Off track or at risk';
    const isFigure = line.under === 'Latest figures, not rated';
    const isShown = isFigure || ['On track', 'Off track or at risk'].includes(line.under);
    const fact = isShown ? named(first, facts) : undefined;
    if (fact !== undefined && !isFigure) shown[isOff ? 'off' : 'on'] += 1;
    if (line.under === 'Risks' && line.header.length === 3) shown.risks += 1;
    const expected =
      fact === undefined
        ? loose(line, facts, shown, known)
        : isFigure
          ? figureNow(fact, known)
          : isOff
            ? concern(fact, known)
            : standing(fact, known);
    const found = numbersIn(without(line.cells.join(' '), cutTexts(known)));
    const wanted = numbersIn(expected);
    if (found.join(' ') !== wanted.join(' ')) {
      wrong.push(`${line.under}, ${first}: ${found.join(' ')} instead of ${wanted.join(' ')}`);
    }
  }
  const periods = new Set(lines.map(({ under }) => under).filter((under) => / Period: /.test(under)));
  for (const under of periods) wrong.push(...differ(under, under, latest(facts[0]?.framework, known)));
  return { wrong, rest: [] };
};

/** By its id, or by its name where the id is left out. */
function named(cell: string, facts: readonly Plain[]): Plain | undefined {
  return (
    factNamed(cell, facts) ??
    facts.find(
      ({ name }) =>
        cell.startsWith(name) || (/^(.*?)…/.test(cell) && name.startsWith(/^(.*?)…/.exec(cell)?.[1] ?? '?')),
    )
  );
}

function standing(fact: Plain, known: Known): string {
  return `${milestone(fact, known)} ${fact.achievement === null ? '' : percentText(fact.achievement, known.language)}`;
}

function concern(fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  const planned = targetsOf(own).find(({ period }) => period === fact.period)?.planned;
  const { min, max } = typeof planned === 'object' ? planned : {};
  const band = min === undefined && max === undefined ? '' : plan({ min, max }, own, known);
  const target = band !== '' ? band : fact.target === null ? '' : value(fact.target.value, own, known);
  const now = figureNow(fact, known);
  return `${standing(fact, known)} ${now} ${target} ${deadline(fact, known)}`;
}

function figureNow(fact: Plain, known: Known): string {
  return fact.steps === null
    ? figure(fact.actual ?? fact.lastKnown, definitionOf(fact, known), known)
    : stepsNow(fact, known);
}

function stepsNow(fact: Plain, known: Known): string {
  return current({ ...fact, steps: { ...fact.steps, early: [] } }, known);
}

/** Until when its action is to be taken: of its own narrative, else of one that it is made of. */
function deadline(fact: Plain, { narratives }: Known): string {
  const wanted = [fact, ...fact.contributors.filter((one: Plain) => one.framework !== fact.framework)];
  for (const { framework, indicator } of wanted) {
    const told = narratives.find(
      (one) =>
        one.framework === framework && meet(one.period, fact.period) && one.indicators?.[indicator] !== undefined,
    );
    if (told === undefined) continue;
    const { by } = told.indicators[indicator];
    return by === undefined ? '' : words(by);
  }
  return '';
}

interface Shown {
  readonly off: number;
  readonly on: number;
  readonly risks: number;
}

function loose({ under, cells }: Line, facts: readonly Plain[], shown: Shown, known: Known): string {
  const [text = ''] = cells;
  const [good, missed] = [facts.filter(isOnTrack), facts.filter(isMissed)];
  const framework = known.frameworks.get(facts[0]?.framework);
  if (/ of \d+ rated indicators? /.test(text)) return `${good.length} ${good.length + missed.length} ${facts.length}`;
  if (/^None of the /.test(text)) return `${facts.length} ${legend(facts).join(' ')}`;
  if (/^\S \d+ [\p{L} ]+(?: · |$)/u.test(text)) {
    const parts = text.split(' · ').map((part) => part.slice(2));
    const all = legend(facts);
    return parts.every((part) => all.includes(part)) ? text : `one of ${all.join(', ')}`;
  }
  if (text.startsWith('Review of the indicators')) return statuses(framework);
  if (text.startsWith('Not shown here: ') && under === 'Risks') {
    const [off, on] = [missed.length - shown.off, good.length - shown.on];
    const more = Object.keys(framework?.risks ?? {}).length - shown.risks;
    return [...(/ on track/.test(text) ? [off, on] : []), ...(/ risks?\./.test(text) ? [more] : [])]
      .filter((count) => count > 0)
      .join(' ');
  }
  if (/ no narrative that says why/.test(text)) {
    return String(facts.filter((fact) => isUnexplained(fact, known)).length);
  }
  if (under === 'Data gaps') return gap(text, facts);
  if (/^Period: /.test(text)) return latest(facts[0]?.framework, known);
  return '';
}

function statuses(framework: Plain): string {
  const all = Object.values<Plain>(framework?.indicators ?? {});
  return ['draft', 'reviewed', 'final', 'retired']
    .map((status) => all.filter((one) => (one.status ?? framework.status) === status).length)
    .filter((count) => count > 0)
    .join(' ');
}

const gapNames: Readonly<Record<string, string>> = {
  Overdue: 'overdue',
  'No data': 'no-data',
  Incomplete: 'incomplete',
  'No target': 'no-target',
  'Not rated': 'cannot-compute',
};

/** `□ No target 23: two names; and 21 more`. */
function gap(text: string, facts: readonly Plain[]): string {
  if (text.startsWith('No indicator that is due')) return '';
  const name = /^\S (\p{L}[\p{L} ]*?) \d/u.exec(text)?.[1] ?? '';
  const count = facts.filter(({ rating }) => rating === gapNames[name]).length;
  return `${count} ${count > 2 ? count - 2 : ''}`;
}

function latest(framework: string, { narratives, asOf }: Known): string {
  const told = narratives.filter((one) => one.framework === framework && one.period <= asOf);
  return words(told.toSorted((a, b) => (a.period < b.period ? -1 : 1)).at(-1)?.period ?? '');
}

/** Texts of the files whole, and cut between words where they are longer than the page allows. */
function cutTexts({ texts }: Known): readonly string[] {
  const cut = texts.flatMap((text) =>
    [60, 90, 100, 110, 250].flatMap((most) => {
      if (text.length <= most) return [];
      const start = text.slice(0, most - 1);
      return [start.slice(0, start.lastIndexOf(' ')).replace(/[\s,;:.–—-]+$/u, '')];
    }),
  );
  return [...texts, ...cut.filter((text) => /\d/.test(text))];
}
