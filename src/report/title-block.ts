import type { Framework } from '../model/portfolio.ts';
import { say } from '../model/text.ts';
import { dateText, periodText } from './dates.ts';
import { type Edition, partyName, told } from './edition.ts';
import { type Span, spansOf } from './prose.ts';

/** What stands at the top of each report. */
export interface TitleBlock {
  /** Of the page: BCP 47. */
  readonly language: string;
  readonly portfolio: string;
  readonly report: string;
  readonly title: string;
  /** For the browser's tab and the printed page's margin. */
  readonly pageTitle: string;
  readonly draft: boolean;
  /** What a draft or reviewed document says of itself; empty for a final one. */
  readonly notice: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly (readonly Span[])[];
}

/** The title block of a report on one framework. */
export function frameworkTitle(framework: Framework, report: string, edition: Edition): TitleBlock {
  const { words } = edition;
  const title = told(framework.title, edition);
  const notices = { draft: words.labels.draftNotice, reviewed: words.labels.reviewedNotice, final: '' };
  const facts = [
    { label: words.labels.version, value: framework.version ?? '' },
    { label: words.labels.status, value: words.status[framework.status] ?? framework.status },
    { label: words.labels.approved, value: approval(framework, edition) },
    { label: words.labels.period, value: framework.period === undefined ? '' : periodText(framework.period, words) },
    { label: words.labels.asOf, value: dateText(edition.asOf, words) },
    { label: words.labels.accountabilityLine, value: lineLevel(framework, edition) },
    { label: words.labels.author, value: partyName(framework.author, edition) },
  ];
  return {
    ...portfolioPart(report, title, edition),
    draft: framework.status === 'draft',
    notice: notices[framework.status],
    facts: facts.filter(({ value }) => value !== ''),
    notes: [edition.portfolio.note, framework.note].flatMap((note) =>
      note === undefined ? [] : [spansOf(say(note, edition.languages))],
    ),
  };
}

/** The title block of a report on the whole portfolio. */
export function portfolioTitle(report: string, edition: Edition): TitleBlock {
  const { portfolio, words, languages } = edition;
  return {
    ...portfolioPart(report, told(portfolio.title, edition), edition),
    portfolio: '',
    draft: false,
    notice: '',
    facts: [
      { label: words.labels.asOf, value: dateText(edition.asOf, words) },
      { label: words.labels.frameworks, value: String(portfolio.frameworks.length) },
    ],
    notes: portfolio.note === undefined ? [] : [spansOf(say(portfolio.note, languages))],
  };
}

function portfolioPart(report: string, title: string, edition: Edition) {
  return {
    language: edition.languages[0] ?? 'en',
    portfolio: told(edition.portfolio.title, edition),
    report,
    title,
    pageTitle: `${report}: ${title}`,
  };
}

function approval({ approvedBy, approvedOn }: Framework, edition: Edition): string {
  const by =
    approvedBy === undefined ? '' : told(edition.portfolio.parties.get(approvedBy)?.title ?? approvedBy, edition);
  const on = approvedOn === undefined ? '' : dateText(approvedOn, edition.words);
  return [by, on].filter((part) => part !== '').join(', ');
}

function lineLevel(framework: Framework, edition: Edition): string {
  const level = framework.levels.find(({ id }) => id === framework.accountabilityLine?.id);
  return level === undefined ? '' : told(level.title, edition);
}
