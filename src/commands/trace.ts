import { type Period, parsePeriod } from '../model/period.ts';
import type { Framework, Indicator, Portfolio } from '../model/portfolio.ts';
import { nameOf } from '../model/roll-ups.ts';
import { planned, type Slice } from '../model/slice.ts';
import { casesOf } from '../progress/case.ts';
import { traceOf } from '../progress/trace.ts';
import { writeJson } from '../text/json.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { observedOf } from './facts.ts';
import { asOfDate, openForWork } from './open.ts';
import { traceJson } from './trace-json.ts';
import { traceMarkdown, traceText } from './trace-text.ts';

export interface TraceOptions extends CommonOptions {
  /** The period that is traced; left out, the one that is rated. */
  readonly period?: string;
  readonly place?: string;
  /** `dimension=category` */
  readonly category?: string;
}

/** Prints the formula, the inputs and their rows behind a figure, so that anyone can work it out again. */
export async function trace(name: string, options: TraceOptions, context: Context): Promise<Outcome> {
  const opened = await openForWork(options, context);
  const asOf = asOfDate(options, context);
  const slice = sliceOf(options, opened.portfolio);
  const portfolio = planned(opened.portfolio, slice);
  const { framework, indicator } = find(name, portfolio);
  const { observed, whole } = await observedOf({ portfolio, dir: opened.dir }, asOf, options, context, slice);
  const { linesBehind, storedLines } = await import('../measurements/rows-behind.ts');
  const wanted = options.period === undefined ? undefined : periodOf(options.period, framework, portfolio);
  const given = casesOf(portfolio, observed, { asOf })(framework, indicator);
  const lines = new Map<Indicator, ReturnType<typeof storedLines>>();
  const found = traceOf(
    given,
    (of, window) => {
      const own = lines.get(of) ?? storedLines(of, portfolio, opened.dir);
      lines.set(of, own);
      return linesBehind(own, { indicator: of, portfolio, asOf, slice, window });
    },
    wanted,
  );
  const languages = options.lang === undefined ? portfolio.languages : [options.lang, ...portfolio.languages];
  const shown = { found, slice, asOf, languages };
  if (options.format === 'json') context.out(writeJson(traceJson(shown)));
  else context.out(options.format === 'md' ? traceMarkdown(shown) : traceText(shown));
  return whole ? 0 : 1;
}

function find(name: string, { frameworks }: Portfolio): { framework: Framework; indicator: Indicator } {
  const all = frameworks.flatMap((framework) =>
    [...framework.indicators.values()].map((indicator) => ({ framework, indicator })),
  );
  const found = all.filter(({ indicator }) => name === indicator.id || name === nameOf(indicator));
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  const names = (another === undefined ? all : found).map(({ indicator }) => nameOf(indicator));
  if (another !== undefined)
    throw new UserError(`Several frameworks have an indicator ${name}.`, `Expected one of ${names.join(', ')}.`);
  throw new UserError(
    `There is no indicator ${name}.`,
    suggest(name, name.includes('/') ? names : all.map(({ indicator }) => indicator.id)),
  );
}

function sliceOf({ place, category }: TraceOptions, { places, dimensions }: Portfolio): Slice {
  if (place !== undefined && !places.has(place))
    throw new UserError(`There is no place ${place}.`, suggest(place, places.keys()));
  if (category === undefined) return place === undefined ? {} : { place };
  const [dimension = '', id = ''] = category.split('=');
  const categories = dimensions.get(dimension)?.categories;
  if (categories === undefined)
    throw new UserError(
      `--category is "${category}"; expected dimension=category.`,
      suggest(dimension, dimensions.keys()),
    );
  if (!categories.has(id))
    throw new UserError(`The dimension ${dimension} has no category "${id}".`, suggest(id, categories.keys()));
  return { ...(place === undefined ? {} : { place }), category: { dimension, category: id } };
}

function periodOf(text: string, framework: Framework, portfolio: Portfolio): Period {
  const period = parsePeriod(text, framework.fiscalYear ?? portfolio.fiscalYear);
  if (period === undefined)
    throw new UserError(`--period is "${text}"; expected a period such as 2015, 2015-Q1 or 2015-03.`);
  return period;
}
