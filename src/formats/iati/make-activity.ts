import type { Framework, Level, Result as ModelResult, Portfolio } from '../../model/portfolio.ts';
import { given } from '../../model/reading.ts';
import type { Text } from '../../model/text.ts';
import type { Activity, CodedShare, Narratives, Organisation, Result } from './activity.ts';
import { resultType } from './codes.ts';
import { type ExplainedFramework, explainResult } from './explain.ts';
import type { Losses } from './losses.ts';
import { indicatorsOf } from './make-indicator.ts';
import { documentOf, narrativesOf, type ResultKeys } from './published.ts';
import {
  type ActivityKeys,
  type IatiSource,
  keysOf,
  type OrganisationKeys,
  type ShareKeys,
  statusOf,
} from './source.ts';

const dateTypes: Readonly<Record<string, string>> = {
  planned_start: '1',
  actual_start: '2',
  planned_end: '3',
  actual_end: '4',
};

/** What an activity must have and the framework does not say: keys of its file, each with what is expected. */
export function missingKeys(framework: Framework): readonly { readonly key: string; readonly expected: string }[] {
  const keys = keysOf(framework);
  const { reporting_org: reporting, participating_orgs: participating = [] } = keys;
  const blank = (value: unknown) => value === undefined || String(value).trim() === '';
  const wanted: readonly (readonly [boolean, string, string])[] = [
    [blank(keys.identifier), 'iati.identifier', "the activity's IATI identifier"],
    [blank(reporting?.ref), 'iati.reporting_org.ref', "the reporting organisation's IATI identifier"],
    [blank(reporting?.type), 'iati.reporting_org.type', 'its type code, such as 40'],
    [reporting?.name === undefined, 'iati.reporting_org.name', 'its name'],
    [
      keys.description === undefined && framework.narrative === undefined,
      'iati.description',
      'what the activity is about, here or as the narrative of the framework',
    ],
    [participating.length === 0, 'iati.participating_orgs', 'one organisation at least'],
    ...participating.flatMap((one, index): (readonly [boolean, string, string])[] => [
      [blank(one.role), `iati.participating_orgs[${index}].role`, 'a role code, 1 to 4'],
      [
        blank(one.ref) && one.name === undefined,
        `iati.participating_orgs[${index}]`,
        'the ref or the name of the organisation',
      ],
    ]),
    [blank(keys.status), 'iati.status', 'an activity status code, such as 2'],
    [
      blank(keys.dates?.planned_start) && blank(keys.dates?.actual_start),
      'iati.dates',
      'planned_start or actual_start',
    ],
  ];
  return wanted.flatMap(([isMissing, key, expected]) => (isMissing ? [{ key, expected }] : []));
}

/** A framework as an IATI activity. What IATI has no place for goes into the losses. */
export function makeActivity(framework: Framework, source: IatiSource, losses: Losses): Activity {
  const keys = keysOf(framework);
  const language = keys.language ?? source.portfolio.languages[0];
  const main = source.portfolio.languages[0] ?? 'en';
  const say = (text: Text | undefined): Narratives => narrativesOf(text, main);
  const organisation = ({ ref, type, role, name }: OrganisationKeys): Organisation => ({
    name: say(name),
    ...given({ ref, type: code(type), role: code(role) }),
  });
  const explained: ExplainedFramework = { framework, main, isExplained: keys.explain !== false };
  const used = new Set<string>();
  const results = [...framework.results.values()].flatMap((result) =>
    makeResult(result, { source, explained, used, losses }),
  );
  countLosses(framework, losses);
  return {
    identifier: keys.identifier ?? '',
    ...given({
      language,
      currency: keys.currency,
      hierarchy: code(keys.hierarchy),
      humanitarian: keys.humanitarian === undefined ? undefined : keys.humanitarian ? '1' : '0',
      status: code(keys.status),
    }),
    reportingOrg: organisation(keys.reporting_org ?? {}),
    title: say(keys.title ?? framework.title),
    description: say(keys.description ?? framework.narrative),
    participatingOrgs: (keys.participating_orgs ?? []).map(organisation),
    dates: Object.entries(dateTypes).flatMap(([name, type]) => {
      const date = keys.dates?.[name];
      return date === undefined ? [] : [{ type, date }];
    }),
    countries: (keys.recipient_countries ?? []).map(share),
    regions: (keys.recipient_regions ?? []).map(share),
    locations: locationsOf(used, source.portfolio, keys, main),
    sectors: (keys.sectors ?? []).map(share),
    documents: (keys.document_links ?? []).map((one) => documentOf(one, main)),
    results,
  };
}

interface Making {
  readonly source: IatiSource;
  readonly explained: ExplainedFramework;
  /** Places that figures are of. */
  readonly used: Set<string>;
  readonly losses: Losses;
}

function makeResult(result: ModelResult, making: Making): readonly Result[] {
  const { framework, main } = making.explained;
  const keys = (result.iati ?? {}) as ResultKeys;
  const level: Level | undefined = framework.levels.find(({ id }) => id === result.level.id);
  const indicators = [...framework.indicators.values()]
    .filter((indicator) => indicator.result.id === result.id)
    .flatMap((indicator) => indicatorsOf(indicator, making));
  if (indicators.length === 0) {
    making.losses.add('results without an indicator', `${framework.id}/${result.id}`);
    return [];
  }
  // A code may stand at a result or at its indicators, not at both.
  const isReferenced = indicators.some(({ references }) => references.length > 0);
  if (isReferenced && result.references.length > 0) {
    making.losses.add('codes of results whose indicators have codes', `${framework.id}/${result.id}`);
  }
  return [
    {
      type: code(keys.type) ?? resultType(level),
      ...given({ aggregation: statusOf(keys.aggregation_status) }),
      title: narrativesOf(result.statement, main),
      description: explainResult(result, level, making.explained),
      documents: (keys.document_links ?? []).map((one) => documentOf(one, main)),
      references: isReferenced
        ? []
        : result.references.map(({ vocabulary, code: written, uri }) => ({
            vocabulary: /^\d+$/.test(vocabulary) ? vocabulary : '99',
            code: written,
            ...given({ uri }),
          })),
      indicators,
    },
  ];
}

function locationsOf(used: ReadonlySet<string>, portfolio: Portfolio, keys: ActivityKeys, main: string) {
  return [...portfolio.places.values()]
    .filter(({ id }) => used.has(id))
    .map(({ id, title }) => ({ ref: keys.locations?.[id] ?? id, name: narrativesOf(title, main) }));
}

function countLosses(framework: Framework, losses: Losses): void {
  const links = [...framework.results.values()].flatMap(({ contributesTo }) => contributesTo);
  for (const { to } of links) losses.add('links of the results chain', to.id);
  for (const id of framework.assumptions.keys()) losses.add('assumptions', id);
  for (const id of framework.risks.keys()) losses.add('risks', id);
}

function share({ vocabulary, code: written, percentage }: ShareKeys): CodedShare {
  return { code: String(written), ...given({ vocabulary: code(vocabulary), percentage: code(percentage) }) };
}

function code(written: string | number | undefined): string | undefined {
  return written === undefined ? undefined : String(written);
}
