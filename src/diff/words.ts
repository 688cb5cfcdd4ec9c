import type { Exact } from '../model/decimal.ts';
import type { Figure, Progress } from '../progress/facts.ts';
import { formatNumber, formatPercent } from '../text/number-format.ts';
import type { Change } from './change.ts';
import { compared, isSameFigure, type MovedFigures } from './figures.ts';
import type { Kind } from './things.ts';

const nouns: { readonly [K in Kind]: string } = {
  ...{ portfolio: 'portfolio', rule: 'severity', limit: 'limit', waiver: 'waiver', framework: 'framework' },
  ...{ level: 'level', result: 'result', link: 'link', indicator: 'indicator', assumption: 'assumption', risk: 'risk' },
  ...{ party: 'party', place: 'place', dimension: 'dimension', line: 'line of work', library: 'shared definition' },
  ...{ baseline: 'baseline', target: 'target', revision: 'revision', plan: 'plan', mapping: 'mapping' },
  ...{ narrative: 'narrative', review: 'review' },
};

/** What a change is a change of, as people name it: `target of 2017`, `baseline`, `link to programme/access`, `name`. */
function subject({ what, id, about, key }: Change): string {
  const part = partName(what, id, about);
  if (part === undefined) return key?.replaceAll(/[_.]/g, ' ') ?? nouns[what];
  return key === undefined || key === 'value' ? part : `${part}, ${key.replaceAll(/[_.]/g, ' ')}`;
}

/** The name of what is told with the thing that it is a part of. */
function partName(what: Kind, id: string, about: string | undefined): string | undefined {
  if (what === 'link') return `link to ${id.split(' → ')[1]}`;
  if (what === 'target') return `target of ${about}`;
  return about === undefined && what !== 'baseline' ? undefined : [nouns[what], about].join(' ').trim();
}

/** A change in one line, without the name of the thing. */
export function changeText(change: Change): string {
  const { how, key, before, after } = change;
  const name = subject(change);
  const record = recordText(change);
  if (how === 'renamed') return `renamed, was ${before}`;
  if (how === 'moved' && key === undefined) return `moved, was ${before}`;
  if (how === 'moved') return `moved to ${name} ${after ?? 'none'}, was ${before ?? 'none'}`;
  const value = how === 'removed' ? before : after;
  if (how === 'added' || how === 'removed') {
    return `${name} ${how}${value === undefined || value === '' ? '' : `: ${quoted(shortened(value))}`}${record}`;
  }
  const [old, now] = excerpts(before ?? '', after ?? '');
  return `${name}: ${how === 'reworded' ? `“${old}” → “${now}”` : `${old} → ${now}`}${record}`;
}

/** Whether an old target or baseline was kept: asked for where it was final. */
function recordText({ what, key, how, final, revision }: Change): string {
  if (what !== 'target' && what !== 'baseline') return '';
  if (revision !== undefined) {
    const by = revision.approvedBy === undefined ? '' : `, approved by ${revision.approvedBy}`;
    return ` (recorded ${revision.date}: ${revision.reason}${by})`;
  }
  const isAsked = final && how !== 'added' && (key === undefined || key === 'value');
  return isAsked ? ' (not recorded under revisions)' : '';
}

function quoted(text: string): string {
  return text.includes(' ') ? `“${text}”` : text;
}

const longest = 160;
const context = 4;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

/** Two texts side by side; of long ones the stretch that differs, with some words around it. */
function excerpts(before: string, after: string): readonly [string, string] {
  if (before.length <= longest && after.length <= longest) return [before, after];
  const [old, now] = [before.split(' '), after.split(' ')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const from = Math.max(0, start - context);
  const cut = (words: readonly string[]) => {
    const to = Math.min(words.length, words.length - end + context);
    return `${from > 0 ? '… ' : ''}${shortened(words.slice(from, to).join(' '))}${to < words.length ? ' …' : ''}`;
  };
  return [cut(old), cut(now)];
}

const figureNames = { baseline: 'baseline', target: 'target', finalTarget: 'final target', actual: 'actual' } as const;

/** What moved of one indicator: `rating at-risk → on-track; achievement 70% → 95% (+25 points); target of 2015 50 → 45`. */
export function movedText({ before, after, measured }: MovedFigures, language: string | undefined): string {
  const number = (value: Exact) => formatNumber(value, language);
  const parts = compared.flatMap((key) => {
    if (isSameFigure(before[key], after[key])) return [];
    return [`${figureNames[key]} ${figureText(before[key], number)} → ${figureText(after[key], number)}`];
  });
  return [
    ...(before.rating === after.rating ? [] : [`${before.rating} → ${after.rating}`]),
    ...achievementText(before, after, language),
    ...parts,
    ...(measured ? ['its measurements changed too'] : []),
  ].join('; ');
}

function achievementText(before: Progress, after: Progress, language: string | undefined): readonly string[] {
  const [old, now] = [before.achievement, after.achievement];
  if (old === undefined && now === undefined) return [];
  if (old !== undefined && now !== undefined) {
    if (old.eq(now)) return [];
    const points = now.minus(old).times(100);
    const sign = points.isNegative() ? '−' : '+';
    const by = `${sign}${formatNumber(points.abs(), language, 1)} points`;
    return [`achievement ${formatPercent(old, language)} → ${formatPercent(now, language)} (${by})`];
  }
  const text = (ratio: Exact | undefined) => (ratio === undefined ? 'none' : formatPercent(ratio, language));
  return [`achievement ${text(old)} → ${text(now)}`];
}

function figureText(figure: Figure | undefined, number: (value: Exact) => string): string {
  return figure === undefined ? 'none' : `${number(figure.value)} (${figure.period.text})`;
}
