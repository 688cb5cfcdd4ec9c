import { Chalk } from 'chalk';
import { addDays } from '../model/period.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { nameOf } from '../model/roll-ups.ts';
import { planned } from '../model/slice.ts';
import { say, type Text } from '../model/text.ts';
import type { DueItem } from '../progress/due.ts';
import { writeCsv } from '../text/csv.ts';
import { writeJson } from '../text/json.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { observedOf } from './facts.ts';
import { asOfDate, openForWork } from './open.ts';
import { type Column, cut, layOut, lineOf } from './table-layout.ts';

export interface DueOptions extends CommonOptions {
  /** Days ahead, as `60d`. */
  readonly within?: string;
  readonly by?: Grouping;
}

type Grouping = 'party' | 'place' | 'framework';

/** Lists what is due or overdue, by whom, and what becomes due in the days that are asked for. */
export async function due(options: DueOptions, context: Context): Promise<Outcome> {
  const opened = await openForWork(options, context);
  const asOf = asOfDate(options, context);
  const until = addDays(asOf, daysOf(options.within));
  const portfolio = planned(opened.portfolio);
  const { observed, whole } = await observedOf({ portfolio, dir: opened.dir }, asOf, options, context);
  const { dueItems } = await import('../progress/due.ts');
  const items = dueItems(portfolio, observed, { asOf, until });
  const listing: Listing = {
    items,
    portfolio: opened.portfolio,
    asOf,
    until,
    languages: languagesOf(opened.portfolio, options),
  };
  const print = { csv, json, table: (all: Listing) => table(all, options.by ?? 'party', context) };
  context.out(print[(options.format ?? 'table') as keyof typeof print](listing));
  return whole ? 0 : 1;
}

interface Listing {
  readonly items: readonly DueItem[];
  readonly portfolio: Portfolio;
  readonly asOf: string;
  readonly until: string;
  readonly languages: readonly string[];
}

function languagesOf({ languages }: Portfolio, { lang }: DueOptions): readonly string[] {
  return lang === undefined ? languages : [lang, ...languages];
}

function daysOf(within: string | undefined): number {
  if (within === undefined) return 0;
  const [, count, unit] = /^(\d{1,4})([dwm]?)$/.exec(within) ?? [];
  if (count === undefined)
    throw new UserError(`--within is "${within}"; expected a number of days, weeks or months: 60d, 8w, 2m.`);
  return Number(count) * (unit === 'w' ? 7 : unit === 'm' ? 30 : 1);
}

const csvColumns = ['framework', 'indicator', 'kind', 'step', 'period', 'place', 'state', 'by', 'days', 'party'];

/** One row a place that has not reported; a blank place is the framework as a whole. */
function csv({ items }: Listing): string {
  return writeCsv([
    csvColumns,
    ...items.flatMap(({ framework, indicator, kind, step, period, places, state, by, days, party }) =>
      (places.length === 0 ? [''] : places).map((place) => [
        ...[framework.id, indicator.id, kind, step ?? '', period.text, place],
        ...[state, by, String(days), party ?? ''],
      ]),
    ),
  ]);
}

function json({ items, asOf, until, languages }: Listing): string {
  return writeJson({
    asOf,
    until,
    due: items.map(({ framework, indicator, kind, step, period, places, state, by, days, party }) => ({
      framework: framework.id,
      indicator: indicator.id,
      name: say(indicator.name, languages) || null,
      ...{ kind, step, period: period.text, places, state, by, days, party },
    })),
  });
}

/** What is said of one or several periods of the same thing. */
interface Line {
  readonly cells: readonly string[];
  readonly state: DueItem['state'];
  readonly count: number;
}

const columns: readonly Column[] = [
  { heading: 'State', widest: 24 },
  { heading: 'By', widest: 10 },
  { heading: 'Period', widest: 24 },
  { heading: 'What', widest: 60, narrowest: 24 },
  { heading: 'Who has not reported', widest: 60, narrowest: 14 },
  { heading: 'Indicator', widest: 60, narrowest: 16, leaves: 1 },
];
const indent = '  ';

function table(listing: Listing, by: Grouping, { colour, width = Number.POSITIVE_INFINITY }: Context): string {
  const { items, asOf, until } = listing;
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const head = chalk.bold(`Due as of ${asOf}${until === asOf ? '' : `, and what ends by ${until}`}`);
  if (items.length === 0) return `${head}\n\nNothing is due.\n`;
  const groups = grouped(listing, by);
  const lines = new Map(
    [...groups].map(([name, own]) => [name, together(own).map((items) => lineFor(items, listing))]),
  );
  const layout = layOut(
    columns,
    [...lines.values()].flat().map(({ cells }) => cells),
    width - indent.length,
  );
  const paint = { overdue: chalk.red, due: chalk.yellow, ahead: chalk.dim };
  const headings = lineOf(
    columns.map(({ heading }) => heading),
    layout,
  );
  const blocks = [...lines].map(([name, own]) => {
    const body = own.map(({ cells, state }) => {
      const line = cut(lineOf(cells, layout), width - indent.length);
      const first = layout[0]?.width ?? 0;
      return `${indent}${paint[state](line.slice(0, first))}${line.slice(first)}`;
    });
    return [
      chalk.bold.underline(cut(`${name}: ${countsOf(own)}`, width)),
      chalk.dim(cut(`${indent}${headings}`, width)),
      ...body,
    ];
  });
  const all = `In all: ${countsOf([...lines.values()].flat())}.`;
  return `${[[head], ...blocks, [by === 'place' ? `${all} What several places owe is counted for each.` : all]].map((block) => block.join('\n')).join('\n\n')}\n`;
}

const symbols = { overdue: '✗', due: '●', ahead: '○' };

/** Overdue periods of the same thing in one line, the oldest first. */
function together(items: readonly DueItem[]): readonly (readonly [DueItem, ...DueItem[]])[] {
  const groups = new Map<string, [DueItem, ...DueItem[]]>();
  for (const one of items) {
    const { kind, step, period, places, state } = one;
    const apart = state === 'overdue' ? '' : period.text;
    const key = [nameOf(one.indicator), kind, step, places.join(), state, apart].join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function lineFor(items: readonly [DueItem, ...DueItem[]], { languages, portfolio }: Listing): Line {
  const [first] = items;
  const { indicator, step, kind, places, state, by, days } = first;
  const last = items.at(-1) ?? first;
  const text = (written: Text | undefined) => say(written, languages).replace(/\s+/g, ' ').trim();
  const inDays = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  const when = { overdue: `overdue ${inDays}`, due: days === 0 ? 'due today' : `due in ${inDays}`, ahead: 'ahead' }[
    state
  ];
  const periods = last === first ? first.period.text : `${first.period.text} … ${last.period.text} (${items.length})`;
  const name = text(indicator.name) || indicator.id;
  const stepText = step === undefined ? '' : text(indicator.steps.get(step)?.text) || step;
  const what = kind === 'baseline' ? `Baseline of: ${name}` : step === undefined ? name : `Step: ${stepText}`;
  const owed = places.map((place) => text(portfolio.places.get(place)?.title) || place).join(', ');
  const cells = [`${symbols[state]} ${when}`, by, periods, what, owed || '(as a whole)', nameOf(indicator)];
  return { state, cells, count: items.length };
}

function countsOf(lines: readonly Line[]): string {
  return (['overdue', 'due', 'ahead'] as const)
    .flatMap((state) => {
      const count = lines.filter((line) => line.state === state).reduce((total, line) => total + line.count, 0);
      return count === 0 ? [] : [`${count} ${state}`];
    })
    .join(', ');
}

/** By what they are asked for, each item under every place it is owed by; groups with the earliest first. */
function grouped({ items, portfolio, languages }: Listing, by: Grouping): ReadonlyMap<string, readonly DueItem[]> {
  const title = (of: { readonly title: Text } | undefined, id: string) => {
    const told = say(of?.title, languages).trim();
    return told === '' || told === id ? id : `${told} (${id})`;
  };
  const groups = new Map<string, DueItem[]>();
  const add = (name: string, one: DueItem) => groups.set(name, [...(groups.get(name) ?? []), one]);
  for (const one of items) {
    if (by === 'framework') add(title(one.framework, one.framework.id), one);
    else if (by === 'party')
      add(
        one.party === undefined || one.party === 'none'
          ? 'Nobody is named'
          : title(portfolio.parties.get(one.party), one.party),
        one,
      );
    else if (one.places.length === 0) add('The framework as a whole', one);
    else for (const place of one.places) add(title(portfolio.places.get(place), place), { ...one, places: [place] });
  }
  return groups;
}
