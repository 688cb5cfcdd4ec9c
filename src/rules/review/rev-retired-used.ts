import { definitionsIn, entryOf } from '../../model/indicators.ts';
import type { Framework, Indicator, LibraryEntry, Mention, Portfolio } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { keyOf } from '../../text/location.ts';
import { suggest } from '../../text/suggestion.ts';
import type { Rule } from '../rule.ts';

/** Nothing rests on what is retired. */
export const revRetiredUsed: Rule = {
  id: 'rev-retired-used',
  severity: { draft: 'warning', reviewed: 'error', final: 'error' },
  summary: 'Nothing in use rests on a retired indicator; its successor exists; it has no target after its last period.',
  why: 'A retired indicator gets no values any more: what rolls up to it is lost, and its targets are missed for ever.',
  fix: 'Point to the successor; remove the targets that nobody is to reach any more.',
  reach: 'outline',
  *check({ portfolio, asOf }) {
    const frameworks = new Map(portfolio.frameworks.map((framework) => [framework.id, framework]));
    for (const { indicators } of portfolio.frameworks) {
      for (const indicator of indicators.values()) {
        if (indicator.status === 'retired') yield* targetsAfter(indicator, asOf);
        else yield* restsOn(indicator, frameworks, portfolio);
      }
    }
    for (const definition of definitionsIn(portfolio)) yield* successorOf(definition, frameworks, portfolio);
  },
};

type Frameworks = ReadonlyMap<string, Framework>;

function* restsOn(indicator: Indicator, frameworks: Frameworks, portfolio: Portfolio): Iterable<Finding> {
  const { id, uses, rollsUpTo } = indicator;
  const entry = entryOf(indicator, portfolio);
  if (uses !== undefined && entry?.status === 'retired') yield said(uses, `${id} uses ${uses.id}`, entry);
  const [framework = '', name = ''] = rollsUpTo?.id.split('/') ?? [];
  const above = frameworks.get(framework)?.indicators.get(name);
  if (rollsUpTo !== undefined && above?.status === 'retired') {
    yield said(rollsUpTo, `${id} rolls up to ${rollsUpTo.id}`, above);
  }
}

function said({ at }: Mention, what: string, retired: LibraryEntry | Indicator): Finding {
  const successor = retired.retired?.successor?.id;
  return {
    at,
    message: `${what}, which is retired.`,
    hint:
      successor === undefined
        ? 'Remove the reference, or point to what took its place.'
        : `Its successor is ${successor}.`,
    related: [{ at: keyOf(retired.at), message: 'Retired here.' }],
  };
}

function* targetsAfter({ id, at, retired, targets }: Indicator, asOf: string): Iterable<Finding> {
  const [first, ...others] = targets.filter(({ period }) => period.end > (retired?.lastPeriod?.end ?? asOf));
  if (first === undefined) return;
  const periods = [first, ...others].map(({ period }) => period.text).join(', ');
  const until = retired?.lastPeriod === undefined ? '' : `; its last period is ${retired.lastPeriod.text}`;
  yield {
    at: keyOf(first.at),
    message: `${id} is retired and has a target for ${periods}${until}.`,
    hint: 'Remove it; an entry under revisions keeps what it was.',
    related: [{ at: keyOf(at), message: 'The retired indicator.' }],
  };
}

/** In the library an id is one of the library; elsewhere one of the framework, or framework/id. */
function* successorOf(
  definition: LibraryEntry | Indicator,
  frameworks: Frameworks,
  portfolio: Portfolio,
): Iterable<Finding> {
  const successor = definition.retired?.successor;
  if (successor === undefined) return;
  const [name, folder = 'framework' in definition ? definition.framework : 'library'] = successor.id
    .split('/')
    .reverse();
  const { unknown, library } = portfolio;
  if (folder === 'library' ? unknown.library : unknown.frameworks.has(folder) || unknown.frameworks.has('*')) return;
  const known = folder === 'library' ? library : frameworks.get(folder)?.indicators;
  if (known?.has(name ?? '')) return;
  const hint = suggest(name ?? '', known?.keys() ?? []);
  yield {
    at: successor.at,
    message: `The successor of ${definition.id} does not exist: ${successor.id}.`,
    ...(hint === undefined ? {} : { hint }),
  };
}
