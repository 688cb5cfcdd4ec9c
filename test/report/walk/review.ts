import { Decimal } from 'decimal.js';
import { parse } from 'yaml';
import { definitionOf, filesIn, type Known, type Plain, textsIn, without } from './facts.ts';
import { factNamed, type Line, type TableWalk } from './lines.ts';
import { misnamed } from './theory.ts';
import { differ, numberText, rounded } from './written.ts';

/** The usual criteria in their order, with their weights: domain reference, section 3.4. */
const weights: Readonly<Record<string, number>> = {
  ...{
    direct: 5,
    clear: 4,
    feasible: 4,
    useful: 4,
    economic: 3,
    reliable: 3,
    timely: 2,
    accepted: 2,
    disaggregable: 1,
  },
};

/** What reviewers give an indicator, worked out from its file in reviews/. */
interface Scored {
  readonly fact: Plain;
  readonly own: Plain;
  readonly reviews: readonly Plain[];
  /** Of the usual criteria, in their order; undefined where nobody gives a score. */
  readonly criteria: readonly ({ readonly mean: Decimal; readonly spread: number } | undefined)[];
  /** 0 to 100; undefined while a criterion is open. */
  readonly score: Decimal | undefined;
}

/** Numbers of a review pack that are not worked out anew from reviews/ and the frameworks’ files. */
export const strangersInReview: TableWalk = (lines, facts, known) => {
  const framework = known.frameworks.get(facts[0]?.framework);
  const files = filesIn(known.dir, 'reviews').map(({ of, text }) => ({ of, ...parse(text) }));
  const texts = [...textsIn(files), ...known.texts].toSorted((a, b) => b.length - a.length);
  const list = facts.filter(({ rating }) => rating !== 'retired').map((fact) => scored(fact, files, known));
  const wrong: string[] = [];
  const listed = new Map<string, string[]>();
  for (const line of lines) {
    const [first = ''] = line.cells;
    const one = list.find(({ fact }) => fact === factNamed(first, facts));
    if (one !== undefined) listed.set(line.under, [...(listed.get(line.under) ?? []), one.fact.indicator]);
    wrong.push(...line.cells.flatMap((cell) => misnamed(cell, framework, known)));
    const expected = one === undefined ? loose(line, list, framework, known) : rowOf(line, one, known);
    wrong.push(...differ(`${line.under}, ${first}`, without(line.cells.join(' '), texts), expected));
    wrong.push(
      ...differ(`${line.under}, head`, line.header.join(' '), line.header.includes('Rules out at 0') ? '0' : ''),
    );
  }
  const isStarted = list.some(({ reviews }) => reviews.length > 0);
  for (const [under, chosen] of Object.entries(isStarted ? choice(list, known) : {})) {
    const [found, wanted] = [listed.get(under) ?? [], chosen.map(({ fact }) => fact.indicator)];
    if (found.join() !== wanted.join()) wrong.push(`${under}: ${found.join()} instead of ${wanted.join()}`);
  }
  return { wrong, rest: [] };
};

function scored(fact: Plain, files: readonly Plain[], known: Known): Scored {
  const reviews = files.find(({ of }) => of === `${fact.framework}/${fact.indicator}`)?.reviews ?? [];
  const criteria = Object.keys(weights).map((id) => {
    const given: readonly number[] = reviews.flatMap(({ scores = {} }: Plain) => scores[id] ?? []);
    if (given.length === 0) return undefined;
    const sum = given.reduce((total, score) => total + score, 0);
    return { mean: new Decimal(sum).div(given.length), spread: Math.max(...given) - Math.min(...given) };
  });
  return { fact, own: definitionOf(fact, known), reviews, criteria, score: scoreOf(criteria) };
}

/** The weighted mean of the criteria as a share of the highest score, 3. */
function scoreOf(criteria: Scored['criteria']): Decimal | undefined {
  let points = new Decimal(0);
  let most = 0;
  for (const [index, weight] of Object.values(weights).entries()) {
    const mean = criteria[index]?.mean;
    if (mean === undefined) return undefined;
    points = points.plus(mean.times(weight));
    most += 3 * weight;
  }
  return points.times(100).div(most);
}

function settingsOf({ portfolio }: Known) {
  const { keep_from: keep = 70, revise_from: revise = 50, budget = {} } = portfolio.review ?? {};
  return { keep, revise, budget };
}

const statusOf = ({ own }: Scored) => own.status ?? 'draft';

/** What is final stays, and what scores enough, or is the best of what is scored of a result that has nothing else. */
function choice(list: readonly Scored[], known: Known): Readonly<Record<string, readonly Scored[]>> {
  const isFinal = (one: Scored) => statusOf(one) === 'final';
  const isOpen = (one: Scored) => one.score === undefined && !isFinal(one);
  const isGood = (one: Scored) => isFinal(one) || one.score?.gte(settingsOf(known).keep) === true;
  const isLast = (one: Scored) => {
    const others = list.filter((other) => other.fact.result === one.fact.result && other !== one && !isOpen(other));
    return !others.some((other) => isGood(other) || other.score?.gt(one.score ?? 0) === true);
  };
  const isKept = (one: Scored) => !isOpen(one) && (isGood(one) || isLast(one));
  return {
    Shortlist: list.filter(isKept),
    'Cut list': list.filter((one) => !isOpen(one) && !isKept(one)),
    'Not scored on every criterion yet': list.filter(isOpen),
  };
}

function rowOf({ under, cells }: Line, one: Scored, known: Known): string {
  const { own, reviews, criteria, score } = one;
  const points = score === undefined ? '' : numberText(rounded(score.toFixed(), 1), known.language);
  switch (under) {
    case 'Long list':
      return own.cost === undefined ? '' : amount(own.cost.currency, own.cost.amount, known);
    case 'Scores': {
      const means = criteria.map((each) => {
        if (each === undefined) return '';
        return `${numberText(each.mean.toFixed(), known.language)} ${each.spread >= 2 ? each.spread : ''}`;
      });
      return [points, reviews.length, ...means].join(' ');
    }
    case 'Cut list':
      return `${points} ${/ below /.test(cells.at(-1) ?? '') ? settingsOf(known).keep : ''}`;
    case 'Shortlist':
      return points;
    default:
      return '';
  }
}

function amount(currency: string, digits: Plain, { language }: Known): string {
  return `${currency} ${numberText(String(digits), language)}`;
}

/** A row or sentence that is of no indicator. */
function loose({ under, cells, header }: Line, list: readonly Scored[], framework: Plain, known: Known): string {
  const [text = ''] = cells;
  const { keep, revise, budget } = settingsOf(known);
  const chosen = choice(list, known);
  const kept = chosen.Shortlist ?? [];
  if (under === 'What is to be reviewed' && header.length > 0) return scope(text, list, framework);
  if (under === 'Criteria' && header.length > 0) return String(weightNamed(text));
  if (/ on the long list, /.test(text)) {
    const reviewed = list.filter(({ reviews }) => reviews.length > 0).length;
    return `${list.length} ${reviewed} ${Object.keys(weights).length}`;
  }
  if (/^\d+ kept, /.test(text))
    return Object.values(chosen)
      .map(({ length }) => length)
      .join(' ');
  if (under === 'Who reviews' && /: \d+ indicators?$/.test(text)) {
    return String(
      list.filter(({ reviews }) => reviews.some(({ reviewer }) => isOf(text, reviewer.party, known))).length,
    );
  }
  if (text.startsWith('An indicator with ')) return `${keep} 100 ${revise} 0`;
  if (text.startsWith('Score each indicator')) return '0 3 3';
  if (text.startsWith('Where scores of reviewers are ')) return '2';
  if (text.startsWith('Best first.')) return '0 100 0 3';
  if (/^At most \d+ indicators? in all/.test(text)) return String(budget.total);
  if (/^At most \d+ for a result/.test(text)) return String(budget.per_result);
  if (text.startsWith('Cost of the kept')) return costOf(kept, known);
  if (under === 'Indicators to collect, by party') {
    return String(kept.filter(({ own }) => isOf(text, own.responsible?.collect, known)).length);
  }
  return '';
}

/** Whether a line begins with a party’s title. */
function isOf(text: string, party: string | undefined, { portfolio }: Known): boolean {
  const title = portfolio.parties?.[party ?? '']?.title ?? party;
  return title !== undefined && new RegExp(`^${title.en ?? title}(?: \\(| ?:)`).test(text);
}

function scope(title: string, list: readonly Scored[], framework: Plain): string {
  const isNamed = ({ title: own }: Plain) => (own?.en ?? own) === title;
  const id = framework.levels?.find(isNamed)?.id ?? 'activity';
  const results = Object.values<Plain>({ ...framework.results, ...framework.activities });
  const own = list.filter(({ fact }) => fact.level === id);
  const counts = ['draft', 'reviewed', 'final'].map((status) => own.filter((one) => statusOf(one) === status).length);
  return [results.filter(({ level = 'activity' }) => level === id).length, ...counts].join(' ');
}

function weightNamed(title: string): number | undefined {
  return weights[title === 'Can be broken down' ? 'disaggregable' : title.toLowerCase()];
}

/** Sums by currency, and how many do not say it. */
function costOf(kept: readonly Scored[], known: Known): string {
  const costs = kept.flatMap(({ own }) => own.cost ?? []);
  const sums = [...new Set(costs.map(({ currency }) => currency))].map((currency) => {
    const all = costs.filter((one) => one.currency === currency);
    return amount(currency, all.reduce((sum, one) => sum.plus(one.amount), new Decimal(0)).toFixed(), known);
  });
  return [...sums, ...(costs.length < kept.length ? [kept.length - costs.length] : [])].join(' ');
}
