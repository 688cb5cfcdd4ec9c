import { digits } from '../../model/decimal.ts';
import type { Indicator, LibraryEntry, Portfolio } from '../../model/portfolio.ts';
import { nameOf, rollUpsByParent, rollUpsOf } from '../../model/roll-ups.ts';
import { say, type Text } from '../../model/text.ts';
import { child as inside } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { differingTexts, plain } from './same-text.ts';

/** An indicator that stands in several places is defined the same way in each. */
export const linkSharedIndicatorDefinition: Rule = {
  id: 'link-shared-indicator-definition',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Indicators of one id or external code in several frameworks are defined the same way.',
  why: 'A definition has to be the same in all activities that collect the indicator (USAID reference sheet guidance; DevResults guidebook).',
  fix: 'Define it once in the library and write uses: library/<id>; or give the one that is something else another id and name.',
  reach: 'outline',
  *check({ portfolio }) {
    const known = new Map<string, Subject>();
    const pairs = joined(portfolio);
    for (const subject of subjects(portfolio)) {
      const keys = keysOf(subject);
      const key = keys.find((one) => isElsewhere(known.get(one), subject));
      const model = key === undefined ? undefined : known.get(key);
      for (const one of keys) if (!known.has(one)) known.set(one, subject);
      if (model === undefined || key === undefined) continue;
      // Where one rolls up to the other, the rules of roll-ups compare what figures depend on.
      const isRolledUp = pairs.has(`${subject.name} ${model.name}`);
      // Two of one name are told by ind-duplicate, whatever else they say.
      if (!isRolledUp && haveOneName(subject, model, portfolio)) continue;
      const found = isRolledUp
        ? meaning(subject, model, portfolio)
        : [...ofFigures(subject, model, portfolio), ...meaning(subject, model, portfolio)];
      const [first, ...rest] = found;
      if (first === undefined) continue;
      yield {
        at: inside(subject.definition.at, first.key),
        message: `${subject.name} has the same ${key.slice(0, key.indexOf(' '))} as ${model.name}, but another ${[first, ...rest].map(inWords).join(', ')}.`,
        hint: 'Define it once under library/ and write uses: in both; or give one of them another name.',
        related: [{ at: inside(model.definition.at, first.key), message: `${model.name} is defined here.` }],
      };
    }
  },
};

/** A definition with the name it goes by. */
interface Subject {
  readonly name: string;
  readonly id: string;
  readonly definition: Indicator | LibraryEntry;
  readonly framework?: string;
}

/** What may be the model of others first: the library, then what others roll up to. */
function subjects(portfolio: Portfolio): readonly Subject[] {
  const parents = rollUpsByParent(portfolio);
  const own = portfolio.frameworks
    .flatMap(({ indicators }) => [...indicators.values()])
    .filter(({ uses, status }) => uses === undefined && status !== 'retired');
  const ordered = [...own.filter((one) => parents.has(one)), ...own.filter((one) => !parents.has(one))];
  return [
    ...[...portfolio.library.values()].map((definition) => ({
      name: `library/${definition.id}`,
      id: definition.id,
      definition,
    })),
    ...ordered.map((definition): Subject => {
      const { framework, id } = definition;
      return { name: nameOf(definition), id, definition, framework };
    }),
  ];
}

/** The pairs of definitions of which one rolls up to the other, by their names in both orders. */
function joined(portfolio: Portfolio): ReadonlySet<string> {
  const name = (indicator: Indicator) => indicator.uses?.id ?? nameOf(indicator);
  return new Set(
    rollUpsOf(portfolio)
      .map(({ child, parent }) => [name(child), name(parent)])
      .flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]),
  );
}

/** Two of one framework are for other rules to compare. */
function isElsewhere(model: Subject | undefined, { framework }: Subject): boolean {
  return model !== undefined && model.framework !== framework;
}

/** By what an indicator is known, each beginning with the word for it. */
function keysOf({ id, definition }: Subject): readonly string[] {
  return [...definition.references.map(({ vocabulary, code }) => `code ${vocabulary} ${code}`), `id ${id}`];
}

function haveOneName(one: Subject, other: Subject, { languages }: Portfolio): boolean {
  const name = plain(say(one.definition.name, languages));
  return name !== '' && name === plain(say(other.definition.name, languages));
}

interface Difference {
  readonly key: string;
  readonly values: readonly [string, string];
}

const words = ['measure', 'currency', 'cumulation'] as const;
const texts = ['definition', 'numerator', 'denominator', 'formula'] as const;

/** What is meant, in words. */
function meaning(subject: Subject, model: Subject, portfolio: Portfolio): readonly Difference[] {
  const [one, other] = [subject.definition, model.definition];
  return texts.flatMap((key) => unlike(key, differingTexts(one[key], other[key], portfolio)));
}

/** What changes figures and how they are read. */
function ofFigures(subject: Subject, model: Subject, portfolio: Portfolio): readonly Difference[] {
  const [one, other] = [subject.definition, model.definition];
  const compare = (key: string, a: Text | undefined, b: Text | undefined) =>
    unlike(key, differingTexts(a, b, portfolio));
  // What is only shown, not rated, contradicts no direction; factors of different measures say nothing more.
  const rated = one.direction !== 'none' && other.direction !== 'none';
  return [
    ...words.flatMap((key) => compare(key, one[key], other[key])),
    ...(rated ? compare('direction', one.direction, other.direction) : []),
    ...compare('unit', one.unit, other.unit),
    ...(one.measure === other.measure ? compare('per', digits(one.per), digits(other.per)) : []),
  ];
}

function unlike(key: string, values: Difference['values'] | undefined): readonly Difference[] {
  return values === undefined ? [] : [{ key, values }];
}

/** The key with what the two say, where that is short enough to be compared at a glance. */
function inWords({ key, values: [own, other] }: Difference): string {
  return own.length + other.length > 60 ? key : `${key} ("${own}", not "${other}")`;
}
