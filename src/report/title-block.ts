import { once, onceTogether } from '../model/once.ts';
import type { Framework } from '../model/portfolio.ts';
import { textsOf } from '../model/texts.ts';
import { summarise, type Verdict } from '../rules/verdict.ts';
import type { Diagnostic } from '../text/finding.ts';
import { shortText } from '../text/short-text.ts';
import { dateText, periodText } from './dates.ts';
import { chosen, type Edition, nameOf, partyName, plainText, type Said, said } from './edition.ts';
import { mainPart } from './language.ts';
import { levelTitle } from './levels.ts';
import { type Span, spansIn } from './prose.ts';
import type { ReportInputs } from './report.ts';

/** What stands at the top of each report. */
export interface TitleBlock {
  /** Of the page: BCP 47. */
  readonly language: string;
  readonly portfolio: Said;
  readonly report: string;
  readonly title: Said;
  /** For the browser's tab and the printed page's margin. */
  readonly pageTitle: string;
  /** The same for the margin of a printed page, the word for a draft, and how it was made: escaped for a string in a stylesheet. */
  readonly running: string;
  readonly runningDraft: string;
  readonly runningMade: string;
  readonly draft: boolean;
  /** What a draft or reviewed document says of itself; empty for a final one. */
  readonly notice: string;
  readonly facts: readonly TitleFact[];
  readonly notes: readonly (readonly Span[])[];
  /** Names the languages of texts that have none in the page's; empty where all have. */
  readonly fallback: string;
}

/** A fact with its label. */
export interface TitleFact {
  readonly label: string;
  readonly value: Said;
}

type Given = Pick<ReportInputs, 'edition' | 'verdict' | 'origin'>;

/** The title block of a report on one framework. */
export function frameworkTitle(framework: Framework, report: string, given: Given): TitleBlock {
  const { edition } = given;
  const { words } = edition;
  const notices = { draft: words.labels.draftNotice, reviewed: words.labels.reviewedNotice, final: '' };
  return {
    ...portfolioPart(report, said(framework.title, edition), edition),
    draft: framework.status === 'draft',
    notice: notices[framework.status],
    facts: filled([
      { label: words.labels.version, value: framework.version ?? '' },
      { label: words.labels.status, value: words.status[framework.status] },
      { label: words.labels.approved, value: approval(framework, edition) },
      { label: words.labels.period, value: framework.period === undefined ? '' : periodText(framework.period, words) },
      { label: words.labels.asOf, value: dateText(edition.asOf, words) },
      { label: words.labels.accountabilityLine, value: lineLevel(framework, edition) },
      { label: words.labels.author, value: partyName(framework.author, edition) },
      ...madeFrom(given, framework),
    ]),
    notes: notesIn([edition.portfolio.note, framework.note], edition),
  };
}

/** The title block of a report on the whole portfolio. */
export function portfolioTitle(report: string, given: Given): TitleBlock {
  const { edition } = given;
  const { portfolio, words } = edition;
  return {
    ...portfolioPart(report, said(portfolio.title, edition), edition),
    portfolio: '',
    draft: false,
    notice: '',
    facts: filled([
      { label: words.labels.asOf, value: dateText(edition.asOf, words) },
      { label: words.labels.frameworks, value: String(portfolio.frameworks.length) },
      ...madeFrom(given),
    ]),
    notes: notesIn([portfolio.note], edition),
  };
}

function filled(facts: readonly TitleFact[]): readonly TitleFact[] {
  return facts.filter(({ value }) => value !== '');
}

function notesIn(notes: readonly Framework['note'][], edition: Edition): TitleBlock['notes'] {
  return notes.flatMap((note) => (note === undefined ? [] : [spansIn(note, edition)]));
}

function portfolioPart(report: string, title: Said, edition: Edition) {
  const { labels } = edition.words;
  const pageTitle = `${report}${labels.colon} ${plainText(title)}`;
  return {
    language: edition.language,
    portfolio: said(edition.portfolio.title, edition),
    report,
    title,
    pageTitle,
    running: inStylesheet(shortText(pageTitle, longest)),
    runningDraft: inStylesheet(labels.draft),
    runningMade: inStylesheet(labels.made),
    fallback: fallbackOf(edition),
  };
}

/** More characters do not fit in the margin of a page. */
const longest = 110;

/** A text that a string of a stylesheet shows as it is: everything but letters, digits and blanks is escaped. */
function inStylesheet(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{M} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16).padStart(6, '0')} `);
}

/** What the document was made from: the revision, and what validate says of it. */
function madeFrom({ edition, verdict, origin }: Given, framework?: Framework): readonly TitleFact[] {
  const { words, portfolio } = edition;
  const facts: TitleFact[] = [];
  if (verdict !== null) {
    const { errors, warnings, waived } =
      framework === undefined ? summaryOfAll(verdict) : summaryAbout(verdict, framework);
    facts.push({ label: words.labels.checked, value: words.checked(errors, warnings, waived) });
    if (portfolio.profile !== 'default') facts.push({ label: words.labels.profile, value: portfolio.profile });
  }
  if (origin !== null) {
    const revision = words.revisionOf(origin.commit.slice(0, 10), dateText(origin.date, words));
    facts.push({ label: words.labels.revision, value: origin.changed ? words.changedSince(revision) : revision });
  }
  return facts;
}

const summaryOfAll = once(({ diagnostics }: Verdict) => summarise(diagnostics));

/** Of many frameworks, each with many documents, a run through all findings for each would take longer than the documents. */
const summaryAbout = onceTogether((verdict: Verdict, framework: Framework) => {
  const isOwn = isAbout(framework);
  return summarise([...byFile(verdict)].flatMap(([file, found]) => (isOwn(file) ? found : [])));
});

const byFile = once(({ diagnostics }: Verdict): ReadonlyMap<string, readonly Diagnostic[]> => {
  const files = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const before = files.get(one.file);
    if (before === undefined) files.set(one.file, [one]);
    else before.push(one);
  }
  return files;
});

/** Whether a file says something of the framework: its own, and those kept in a folder of its name. */
export function isAbout({ id, at }: Framework): (file: string) => boolean {
  const folder = new RegExp(`^(?:measurements|corrections|plans|reviews|narratives)/${id}/`);
  return (file) => file === at.source.file || folder.test(file);
}

/** Languages of texts that have none in the page's are named, so that nobody takes them for a slip. */
const fallbackOf = once((edition: Edition): string => {
  const { words, portfolio } = edition;
  const strange = new Set<string>();
  for (const { text, key } of textsOf(portfolio)) {
    if (notWords.has(key)) continue;
    const { lang } = chosen(text, edition);
    if (lang !== '') strange.add(mainPart(lang));
  }
  return strange.size === 0
    ? ''
    : words.fallback(words.listed([...strange].map((one) => words.languageName[one] ?? one)));
});

/** Texts that are the same in every language. */
const notWords: ReadonlySet<string> = new Set(['version', 'approved_by']);

function approval({ approvedBy, approvedOn }: Framework, edition: Edition): string {
  const by = nameOf(approvedBy, edition);
  const on = approvedOn === undefined ? '' : dateText(approvedOn, edition.words);
  return [by, on].filter((part) => part !== '').join(', ');
}

function lineLevel(framework: Framework, edition: Edition): Said {
  const level = framework.levels.find(({ id }) => id === framework.accountabilityLine?.id);
  return level === undefined ? '' : levelTitle(level, edition);
}
