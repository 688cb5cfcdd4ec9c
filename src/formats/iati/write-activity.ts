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
import { type Tag, writeXml } from './xml-write.ts';

/** IATI 2.03 of these activities, every element in the order of its schema. `generated` is a day, `YYYY-MM-DD`. */
export function writeActivities(activities: readonly Activity[], generated: string): string {
  return writeXml({
    name: 'iati-activities',
    attributes: { version: '2.03', 'generated-datetime': `${generated}T00:00:00Z` },
    children: activities.map(activityTag),
  });
}

function activityTag(activity: Activity): Tag {
  const { language } = activity;
  const say = (name: string, texts: Narratives, attributes: Tag['attributes'] = {}): Tag | undefined =>
    texts.length === 0 ? undefined : { name, attributes, children: narrativeTags(texts, language) };
  return {
    name: 'iati-activity',
    attributes: {
      'default-currency': activity.currency,
      hierarchy: activity.hierarchy,
      humanitarian: activity.humanitarian,
      'xml:lang': language,
    },
    children: [
      { name: 'iati-identifier', text: activity.identifier },
      organisation('reporting-org', activity.reportingOrg, language),
      say('title', activity.title),
      say('description', activity.description, { type: '1' }),
      ...activity.participatingOrgs.map((one) => organisation('participating-org', one, language)),
      { name: 'activity-status', attributes: { code: activity.status } },
      ...activity.dates.map(({ type, date }) => ({ name: 'activity-date', attributes: { type, 'iso-date': date } })),
      ...activity.countries.map((one) => share('recipient-country', one)),
      ...activity.regions.map((one) => share('recipient-region', one)),
      ...activity.locations.map(({ ref, name }) => ({
        name: 'location',
        attributes: { ref },
        children: [say('name', name)],
      })),
      ...activity.sectors.map((one) => share('sector', one)),
      ...activity.documents.map((one) => documentTag(one, language)),
      ...activity.results.map((one) => resultTag(one, language)),
    ],
  };
}

function narrativeTags(texts: Narratives, language: string | undefined): readonly Tag[] {
  return texts.map((one) => ({
    name: 'narrative',
    attributes: { 'xml:lang': one.language === language ? undefined : one.language },
    text: one.text,
  }));
}

function organisation(name: string, { ref, type, role, name: texts }: Organisation, language: string | undefined): Tag {
  return { name, attributes: { ref, type, role }, children: narrativeTags(texts, language) };
}

function share(name: string, { vocabulary, code, percentage }: CodedShare): Tag {
  return { name, attributes: { vocabulary, code, percentage } };
}

type Language = string | undefined;

function resultTag(result: Result, language: Language): Tag {
  return {
    name: 'result',
    attributes: { type: result.type, 'aggregation-status': result.aggregation },
    children: [
      ...about(result, language),
      ...result.references.map((one) => reference(one, 'vocabulary-uri')),
      ...result.indicators.map((one) => indicatorTag(one, language)),
    ],
  };
}

function indicatorTag(indicator: Indicator, language: Language): Tag {
  const { measure, ascending, aggregation } = indicator;
  return {
    name: 'indicator',
    attributes: { measure, ascending, 'aggregation-status': aggregation },
    children: [
      ...about(indicator, language),
      ...indicator.references.map((one) => reference(one, 'indicator-uri')),
      ...indicator.baselines.map((one) => baselineTag(one, language)),
      ...indicator.periods.map((one) => periodTag(one, language)),
    ],
  };
}

function about(
  { title, description, documents }: Pick<Result, 'title' | 'description' | 'documents'>,
  language: Language,
): readonly Tag[] {
  return [
    { name: 'title', children: narrativeTags(title, language) },
    ...(description.length === 0 ? [] : [{ name: 'description', children: narrativeTags(description, language) }]),
    ...documents.map((one) => documentTag(one, language)),
  ];
}

function reference({ vocabulary, code, uri }: Reference, uriName: string): Tag {
  return { name: 'reference', attributes: { vocabulary, code, [uriName]: uri } };
}

function periodTag({ start, end, targets, actuals }: Period, language: Language): Tag {
  const figure = (name: string, one: Figure): Tag => ({
    name,
    attributes: { value: one.value },
    children: [...places(one), ...comment(one, language), ...one.documents.map((each) => documentTag(each, language))],
  });
  return {
    name: 'period',
    children: [
      { name: 'period-start', attributes: { 'iso-date': start } },
      { name: 'period-end', attributes: { 'iso-date': end } },
      ...targets.map((one) => figure('target', one)),
      ...actuals.map((one) => figure('actual', one)),
    ],
  };
}

/** A baseline has its documents before its comment; targets and actuals after it. */
function baselineTag(one: Baseline, language: Language): Tag {
  return {
    name: 'baseline',
    attributes: { year: one.year, 'iso-date': one.date, value: one.value },
    children: [...places(one), ...one.documents.map((each) => documentTag(each, language)), ...comment(one, language)],
  };
}

function places({ locations, dimensions }: Figure): readonly Tag[] {
  return [
    ...locations.map((ref) => ({ name: 'location', attributes: { ref } })),
    ...dimensions.map(({ name, value }) => ({ name: 'dimension', attributes: { name, value } })),
  ];
}

function comment({ comment: texts }: Figure, language: Language): readonly Tag[] {
  return texts.length === 0 ? [] : [{ name: 'comment', children: narrativeTags(texts, language) }];
}

function documentTag(link: DocumentLink, language: Language): Tag {
  const { url, format, title, description, categories, languages, date } = link;
  return {
    name: 'document-link',
    attributes: { format, url },
    children: [
      { name: 'title', children: narrativeTags(title, language) },
      ...(description.length === 0 ? [] : [{ name: 'description', children: narrativeTags(description, language) }]),
      ...categories.map((code) => ({ name: 'category', attributes: { code } })),
      ...languages.map((code) => ({ name: 'language', attributes: { code } })),
      ...(date === undefined ? [] : [{ name: 'document-date', attributes: { 'iso-date': date } }]),
    ],
  };
}
