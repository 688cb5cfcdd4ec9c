import { given } from '../../model/reading.ts';
import type {
  Activity,
  Baseline,
  CodedShare,
  DocumentLink,
  Figure,
  Indicator,
  Narratives,
  Organisation,
  Period,
  Reference,
  Result,
} from './activity.ts';
import { child, childrenOf, type Element } from './xml-read.ts';

/** The elements of an activity that are read; how many others there are is told. */
export const elementsRead: readonly string[] = [
  'iati-identifier',
  'reporting-org',
  'title',
  'description',
  'participating-org',
  'activity-status',
  'activity-date',
  'recipient-country',
  'recipient-region',
  'location',
  'sector',
  'document-link',
  'result',
];

/** The identifier of an activity; empty where it has none. */
export function identifierOf(activity: Element): string {
  return child(activity, 'iati-identifier')?.text.trim() ?? '';
}

/** An activity as its element says it. Attributes that are blank are as if they were not there. */
export function readActivity(element: Element): Activity {
  const language = attribute(element, 'xml:lang');
  const narratives = (at: Element | undefined): Narratives => narrativesIn(at, language);
  const documents = (at: Element) => childrenOf(at, 'document-link').map((one) => readDocument(one, narratives));
  const organisation = (at: Element): Organisation => ({
    ...attributesOf(at, 'ref', 'type', 'role'),
    name: narratives(at),
  });
  const reporting = child(element, 'reporting-org');
  return {
    identifier: identifierOf(element),
    ...given({ language, currency: attribute(element, 'default-currency') }),
    ...attributesOf(element, 'hierarchy', 'humanitarian'),
    reportingOrg: reporting === undefined ? { name: [] } : organisation(reporting),
    title: narratives(child(element, 'title')),
    description: narratives(child(element, 'description')),
    participatingOrgs: childrenOf(element, 'participating-org').map(organisation),
    ...given({ status: attribute(child(element, 'activity-status'), 'code') }),
    dates: childrenOf(element, 'activity-date').map((one) => ({
      type: attribute(one, 'type') ?? '',
      date: dayOf(attribute(one, 'iso-date')) ?? '',
    })),
    countries: childrenOf(element, 'recipient-country').map(share),
    regions: childrenOf(element, 'recipient-region').map(share),
    locations: childrenOf(element, 'location').flatMap((one) => {
      const ref = attribute(one, 'ref');
      return ref === undefined ? [] : [{ ref, name: narratives(child(one, 'name')) }];
    }),
    sectors: childrenOf(element, 'sector').map(share),
    documents: documents(element),
    results: childrenOf(element, 'result').map((one) => readResult(one, narratives, documents)),
  };
}

type Say = (at: Element | undefined) => Narratives;
type Documents = (at: Element) => readonly DocumentLink[];

function readResult(element: Element, narratives: Say, documents: Documents): Result {
  return {
    line: element.line,
    ...given({ type: attribute(element, 'type'), aggregation: truth(attribute(element, 'aggregation-status')) }),
    title: narratives(child(element, 'title')),
    description: narratives(child(element, 'description')),
    documents: documents(element),
    references: childrenOf(element, 'reference').map((one) => reference(one, 'vocabulary-uri')),
    indicators: childrenOf(element, 'indicator').map((one) => readIndicator(one, narratives, documents)),
  };
}

function readIndicator(element: Element, narratives: Say, documents: Documents): Indicator {
  const figure = (at: Element): Figure => ({
    line: at.line,
    ...attributesOf(at, 'value'),
    locations: childrenOf(at, 'location').flatMap((one) => attribute(one, 'ref') ?? []),
    dimensions: childrenOf(at, 'dimension').map((one) => ({
      name: attribute(one, 'name') ?? '',
      value: attribute(one, 'value') ?? '',
    })),
    comment: narratives(child(at, 'comment')),
    documents: documents(at),
  });
  return {
    line: element.line,
    ...attributesOf(element, 'measure'),
    ...given({
      ascending: truth(attribute(element, 'ascending')),
      aggregation: truth(attribute(element, 'aggregation-status')),
    }),
    title: narratives(child(element, 'title')),
    description: narratives(child(element, 'description')),
    documents: documents(element),
    references: childrenOf(element, 'reference').map((one) => reference(one, 'indicator-uri')),
    baselines: childrenOf(element, 'baseline').map(
      (one): Baseline => ({
        ...figure(one),
        ...attributesOf(one, 'year'),
        ...given({ date: dayOf(attribute(one, 'iso-date')) }),
      }),
    ),
    periods: childrenOf(element, 'period').map(
      (one): Period => ({
        line: one.line,
        start: dayOf(attribute(child(one, 'period-start'), 'iso-date')) ?? '',
        end: dayOf(attribute(child(one, 'period-end'), 'iso-date')) ?? '',
        targets: childrenOf(one, 'target').map(figure),
        actuals: childrenOf(one, 'actual').map(figure),
      }),
    ),
  };
}

function readDocument(element: Element, narratives: Say): DocumentLink {
  return {
    url: attribute(element, 'url') ?? '',
    ...attributesOf(element, 'format'),
    title: narratives(child(element, 'title')),
    description: narratives(child(element, 'description')),
    categories: childrenOf(element, 'category').flatMap((one) => attribute(one, 'code') ?? []),
    languages: childrenOf(element, 'language').flatMap((one) => attribute(one, 'code') ?? []),
    ...given({ date: dayOf(attribute(child(element, 'document-date'), 'iso-date')) }),
  };
}

function narrativesIn(element: Element | undefined, language: string | undefined): Narratives {
  if (element === undefined) return [];
  const found = childrenOf(element, 'narrative').filter(({ text }) => text.trim() !== '');
  // Version 1.0x and careless files of 2.0x write the text without a narrative.
  if (found.length === 0 && element.text.trim() !== '') return [{ text: element.text, ...given({ language }) }];
  return found.map((one) => ({ text: one.text, ...given({ language: attribute(one, 'xml:lang') ?? language }) }));
}

function reference(element: Element, uri: string): Reference {
  return {
    code: attribute(element, 'code') ?? '',
    ...attributesOf(element, 'vocabulary'),
    ...given({ uri: attribute(element, uri) }),
  };
}

function share(element: Element): CodedShare {
  return { code: attribute(element, 'code') ?? '', ...attributesOf(element, 'vocabulary', 'percentage') };
}

function attribute(element: Element | undefined, name: string): string | undefined {
  const value = element?.attributes[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}

function attributesOf<K extends string>(element: Element, ...names: readonly K[]): { readonly [key in K]?: string } {
  const found: { [key in K]?: string } = {};
  for (const name of names) {
    const value = attribute(element, name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** A truth value of XML Schema as 1 or 0; anything else as it is. */
function truth(written: string | undefined): string | undefined {
  const word = written?.trim();
  return word === 'true' ? '1' : word === 'false' ? '0' : word;
}

/** Dates of XML Schema may name a time zone, and careless ones a time. */
function dayOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : (/^\s*(\d{4}-\d{2}-\d{2})/.exec(written)?.[1] ?? written.trim());
}
