import { exact } from '../../model/decimal.ts';
import { contains, isDate, parsePeriod, spanText } from '../../model/period.ts';
import { given } from '../../model/reading.ts';
import type { Text } from '../../model/text.ts';
import type { YamlData } from '../../text/yaml-document.ts';
import { type ReadValue, readValue } from '../taken-in/read-value.ts';
import type { Figure, Indicator } from './activity.ts';
import { documentKeys } from './document-keys.ts';
import { baselineTime } from './figures.ts';
import { aboutKey, isEvidence } from './published.ts';
import { categoryOf, placeOf, type Registry, textOf, wholeOf } from './registry.ts';

export type Kind = 'baseline' | 'target' | 'actual';

/** A row of the store or of a plan, by column. */
export type Row = { readonly [column: string]: string };

/** Where the figures of an indicator came to stand. */
export interface TakenFigures {
  readonly baseline?: YamlData;
  readonly targets: { readonly [period: string]: YamlData };
  readonly plan: readonly Row[];
  readonly rows: readonly Row[];
  readonly published: readonly YamlData[];
  /** Combinations of dimensions. */
  readonly combinations: readonly (readonly string[])[];
  /** All numbers that were read. */
  readonly values: readonly string[];
  readonly currencies: ReadonlySet<string>;
  /** Figures of which at least a part travels along as published. */
  readonly carried: number;
}

export interface Taking {
  readonly registry: Registry;
  /** What it is about, in messages. */
  readonly about: string;
  /** Values are words: the measure is qualitative. */
  readonly inWords: boolean;
}

/** A figure with its time, as far as that can be understood. */
interface Placed {
  readonly kind: Kind;
  /** The period as the store writes it. */
  readonly period: string;
  readonly start: string;
  readonly end: string;
  /** Keys that say the time of a figure as published. */
  readonly time: { readonly [key: string]: YamlData };
  readonly figure: Figure;
}

/** The figures of an indicator, each where the portfolio keeps it; what has no place there as it was published. */
export function takeInFigures(indicator: Indicator, taking: Taking): TakenFigures {
  const placed = [...baselinesOf(indicator, taking), ...figuresOf(indicator, taking)];
  const taken = new Ledger(taking);
  for (const one of placed) taken.take(one);
  for (const period of emptyPeriods(indicator)) taken.published.push({ of: 'period', period });
  return taken.settled();
}

function baselinesOf({ baselines }: Indicator, { registry, about }: Taking): readonly Placed[] {
  return baselines.flatMap((one): readonly Placed[] => {
    const year = one.year?.trim();
    const day = one.date !== undefined && isDate(one.date) ? one.date : undefined;
    const text = day ?? (year !== undefined && /^\d{4}$/.test(year) ? year : undefined);
    const period = text === undefined ? undefined : parsePeriod(text);
    if (text === undefined || period === undefined) {
      const written = `year "${one.year ?? ''}", iso-date "${one.date ?? ''}", value "${one.value ?? ''}"`;
      registry.oddities.add('baselines without a year', `${about}: a baseline (${written}) is left out.`, one.line);
      return [];
    }
    if (day !== undefined && year !== undefined && year !== day.slice(0, 4)) {
      const message = `${about}: a baseline is of the year ${year} and of ${day}; the day is taken.`;
      registry.oddities.add('baselines of two years', message, one.line);
    }
    return [
      { kind: 'baseline', period: text, start: period.start, end: period.end, time: baselineTime(period), figure: one },
    ];
  });
}

function figuresOf({ periods }: Indicator, { registry, about }: Taking): readonly Placed[] {
  return periods.flatMap(({ start, end, line, targets, actuals }): readonly Placed[] => {
    if (!isDate(start) || !isDate(end) || end < start) {
      const values = [...targets, ...actuals].map(({ value }) => value ?? '').join(', ');
      const message = `${about}: the period from "${start}" to "${end}" is none; its figures (${values}) are left out.`;
      registry.oddities.add('periods that are none', message, line);
      return [];
    }
    const period = spanText(start, end);
    const of = (kind: Kind) => (figure: Figure) => ({ kind, period, start, end, time: { period }, figure });
    return [...targets.map(of('target')), ...actuals.map(of('actual'))];
  });
}

function emptyPeriods({ periods }: Indicator): readonly string[] {
  const filled = new Set(
    periods
      .filter(({ targets, actuals }) => targets.length + actuals.length > 0)
      .map(({ start, end }) => `${start}${end}`),
  );
  const empty = periods.filter(
    ({ start, end }) => isDate(start) && isDate(end) && start <= end && !filled.has(`${start}${end}`),
  );
  return [...new Set(empty.map(({ start, end }) => spanText(start, end)))];
}

/** What a row of actuals says, until all of them are known. */
interface Actual {
  readonly placed: Placed;
  readonly place: string | undefined;
  readonly categories: Row;
  readonly row: Row;
}

/** Takes one figure after the other, and remembers which keys are given away. */
class Ledger {
  readonly published: YamlData[] = [];
  readonly #taking: Taking;
  readonly #keys = new Set<string>();
  readonly #targets: { [period: string]: YamlData } = {};
  readonly #plan: Row[] = [];
  readonly #actuals: Actual[] = [];
  readonly #combinations = new Map<string, readonly string[]>();
  readonly #values: string[] = [];
  readonly #currencies = new Set<string>();
  #baseline: YamlData;
  #carried = 0;

  constructor(taking: Taking) {
    this.#taking = taking;
  }

  take(placed: Placed): void {
    const { kind, figure, time, period } = placed;
    const { registry, about, inWords } = this.#taking;
    const value = readValue(figure.value);
    const comment = textOf(figure.comment, registry, `${about}, comment`, figure.line);
    const key = `${kind} ${JSON.stringify(time)} ${aboutKey(figure)}`;
    const isTwice = this.#keys.has(key);
    this.#keys.add(key);
    const reason = this.#whyNot(placed, value, isTwice);
    if (reason !== undefined) {
      registry.oddities.add(reason.kind, `${about}: ${kind} ${period}: ${reason.message}`, figure.line);
      if (reason.kind !== missing) this.#carry(placed, comment, isTwice);
      else if (kind === 'actual' && typeof comment === 'string') this.#store(placed, { status: 'missing', comment });
      return;
    }
    const said = this.#said(value, comment, placed);
    const isPlain = typeof said === 'string' && said.trim() === said;
    const evidence =
      kind === 'actual' && figure.documents.length === 1 ? figure.documents.filter(isEvidence)[0] : undefined;
    const documents = evidence === undefined ? figure.documents : [];
    const digits = value.kind === 'number' || value.kind === 'dressed' ? value.digits : '';
    if (digits !== '') this.#values.push(digits);
    const isWhole = figure.locations.length === 0 && figure.dimensions.length === 0;
    const inYaml = isWhole && !isLong(digits) && this.#isFirst(placed);
    const noted = said !== undefined && (isPlain || inYaml) ? said : undefined;
    if (kind === 'actual') {
      this.#store(placed, given({ value: digits, comment: isPlain ? said : undefined, evidence: evidence?.url }));
    } else if (inYaml) this.#write(placed, digits, noted);
    else
      this.#plan.push({
        kind,
        period,
        ...this.#keyOf(figure),
        value: digits,
        ...given({ note: isPlain ? said : undefined }),
      });
    const isLeft = said !== undefined && (kind === 'actual' ? !isPlain : noted === undefined);
    if (isLeft || documents.length > 0) {
      this.#carried += 1;
      this.published.push({
        of: kind,
        ...time,
        ...aboutOf(figure),
        comment: isLeft ? said : undefined,
        document_links: documents.map((one) => documentKeys(one, registry, about)),
      });
    }
    if (inWords && digits !== '') this.#values.pop();
  }

  /** Why a figure cannot stand where the portfolio keeps its figures. */
  #whyNot({ figure, kind }: Placed, value: ReadValue, isTwice: boolean): { kind: string; message: string } | undefined {
    const written = figure.value ?? '';
    const { inWords } = this.#taking;
    if (isTwice)
      return {
        kind: 'figures of one key',
        message: `stands there twice for the same time, place and categories; "${written}" travels along as published.`,
      };
    if (figure.locations.length > 1)
      return {
        kind: 'figures of several locations',
        message: `is of ${figure.locations.join(', ')} together; it travels along as published.`,
      };
    const names = figure.dimensions.map(({ name }) => name);
    const isBlank = figure.dimensions.some(({ name, value: category }) => name.trim() === '' || category.trim() === '');
    if (new Set(names).size < names.length || isBlank)
      return {
        kind: 'dimensions that say nothing',
        message: `has the dimensions ${JSON.stringify(figure.dimensions)}; it travels along as published.`,
      };
    if (inWords) {
      if (value.kind !== 'none')
        return {
          kind: 'values of qualitative indicators',
          message: `has the value "${written}"; it is not read as a number and travels along as published.`,
        };
      if (figure.comment.length === 0) return { kind: missing, message: 'says nothing.' };
      return undefined;
    }
    if (value.kind === 'words')
      return {
        kind: 'values that are no numbers',
        message: `"${written}" is not read as a number and travels along as published.`,
      };
    if (value.kind === 'none') {
      const comment = figure.comment.map(({ text }) => text.trim()).join(' ');
      const rest =
        kind === 'actual' && comment !== '' ? 'it is kept as a missing value with its comment' : 'it is left out';
      return { kind: missing, message: `has no value${comment === '' ? '' : ` (“${comment}”)`}; ${rest}.` };
    }
    return undefined;
  }

  /** The comment, and how the value was published where it was not just digits. */
  #said(value: ReadValue, comment: Text | undefined, { kind, period, figure }: Placed): Text | undefined {
    if (value.kind !== 'dressed') return comment;
    const { registry, about } = this.#taking;
    const written = figure.value?.trim() ?? '';
    if (value.currency !== undefined) this.#currencies.add(value.currency);
    registry.oddities.add(
      'values with signs around them',
      `${about}: ${kind} ${period}: "${written}" is read as ${value.digits}.`,
      figure.line,
    );
    if (comment === undefined) return `Published as ${written}`;
    return typeof comment === 'string' ? `${comment.trim()} (published as ${written})` : comment;
  }

  /** A baseline of the whole, or a target of the whole in a period, that none has been written for. */
  #isFirst({ kind, period }: Placed): boolean {
    return kind === 'baseline'
      ? this.#baseline === undefined
      : kind === 'target' && !Object.hasOwn(this.#targets, period);
  }

  #write({ kind, period }: Placed, digits: string, note: Text | undefined): void {
    const value = digits === '' ? undefined : exact(digits);
    if (kind === 'baseline') this.#baseline = { period: periodKey(period), ...given({ value, note }) };
    else this.#targets[period] = note === undefined ? (value ?? {}) : { ...given({ value }), note };
  }

  #keyOf({ locations: [ref], dimensions }: Figure): Row {
    const { registry } = this.#taking;
    const categories = dimensions.map(({ name, value }) => categoryOf(registry, name, value));
    if (categories.length > 0) {
      const ids = categories.map(({ dimension }) => dimension);
      this.#combinations.set(ids.toSorted().join(' '), ids);
    }
    return {
      ...(ref === undefined ? {} : { place: placeOf(registry, ref) }),
      ...Object.fromEntries(categories.map(({ dimension, category }) => [dimension, category])),
    };
  }

  #store(placed: Placed, row: Row): void {
    const { place, ...categories } = this.#keyOf(placed.figure);
    this.#actuals.push({ placed, place, categories, row });
  }

  /** Keeps a figure as it was published. */
  #carry({ kind, time, figure }: Placed, comment: Text | undefined, beside: boolean): void {
    const { registry, about } = this.#taking;
    this.#carried += 1;
    this.published.push({
      of: kind,
      ...time,
      ...given({ value: figure.value, beside: beside || undefined, comment }),
      ...aboutOf(figure),
      document_links: figure.documents.map((one) => documentKeys(one, registry, about)),
    });
  }

  settled(): TakenFigures {
    const kept = this.#withoutShadowed();
    const periodsOf = (is: (one: Actual) => boolean) => new Set(kept.filter(is).map(({ placed }) => placed.period));
    const ofPlaces = periodsOf(({ place }) => place !== undefined);
    const isMixed = [...periodsOf(({ place }) => place === undefined)].some((period) => ofPlaces.has(period));
    const rows = kept.map(
      ({ placed, place, categories, row }): Row => ({
        period: placed.period,
        ...given({ place: place ?? (isMixed ? wholeOf(this.#taking.registry) : undefined) }),
        ...categories,
        ...row,
      }),
    );
    return {
      ...given({ baseline: this.#baseline }),
      targets: this.#targets,
      plan: this.#plan,
      rows,
      published: this.published,
      combinations: [...this.#combinations.values()],
      values: this.#values,
      currencies: this.#currencies,
      carried: this.#carried,
    };
  }

  /** Of a period and a shorter one at its end, the latest value is that of the shorter one: the longer one's is kept as published. */
  #withoutShadowed(): readonly Actual[] {
    const byKey = new Map<string, Actual[]>();
    for (const one of this.#actuals) {
      const key = JSON.stringify([one.place, Object.entries(one.categories).toSorted()]);
      byKey.set(key, [...(byKey.get(key) ?? []), one]);
    }
    return [...byKey.values()].flatMap((all) => {
      const shadows = (outer: Placed) =>
        all.find(({ placed }) => placed.start > outer.start && placed.end === outer.end && contains(outer, placed));
      return all.filter(({ placed }) => {
        const inner = shadows(placed);
        if (inner === undefined) return true;
        const { registry, about } = this.#taking;
        const message = `${about}: actual ${placed.period} stands beside one of ${inner.placed.period}, which ends on the same day; it travels along as published.`;
        registry.oddities.add('values of a period and of its end', message, placed.figure.line);
        this.#carry(placed, textOf(placed.figure.comment, registry, about), false);
        return false;
      });
    });
  }
}

const missing = 'figures without a value';

/** More digits than YAML keeps. */
function isLong(digits: string): boolean {
  return digits.replaceAll(/[-.]/g, '').replace(/^0+/, '').length > 15;
}

function periodKey(period: string): YamlData {
  return /^\d{4}$/.test(period) ? Number(period) : period;
}

function aboutOf({ locations, dimensions }: Figure): { readonly [key: string]: YamlData } {
  return { locations: [...locations], dimensions: dimensions.map(({ name, value }) => ({ name, value })) };
}
