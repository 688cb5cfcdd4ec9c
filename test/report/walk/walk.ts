import { strangersInBoard } from './board.ts';
import { standingsInHtml, standingsInMarkdown, strangersInCountry, strangersInStandings } from './country.ts';
import { type Block, type Course, lineOf, plain, read, type SharedCell, unescaped } from './document.ts';
import { donorRow, periodRow } from './donors.ts';
import { matrixRow, scorecardRow, valuesAt } from './expected.ts';
import { definitionOf, isOf, type Known, type Plain, textsIn, without } from './facts.ts';
import { lessonNumbers, slideNumbers } from './lesson.ts';
import { linesOf, type TableWalk } from './lines.ts';
import { strangersInPicture } from './picture.ts';
import { strangersInQuality } from './quality.ts';
import { strangersInReview } from './review.ts';
import { sheetsInHtml, sheetsInMarkdown, strangersInSheet } from './sheets.ts';
import { strangersInTheory } from './theory.ts';
import { bar, legend, methodOf, sentence, summary, together } from './together.ts';
import { strangersInTracking } from './tracking.ts';
import { wrongIn } from './working.ts';
import { differ, numbersIn, numberText, percentText, periodWords } from './written.ts';

/** One rendered document: of a framework, or of the portfolio. */
export interface Rendered {
  readonly file: string;
  readonly text: string;
}

/** Every number of a document that is not the fact it stands for, with its place. */
export function strangersIn({ file, text }: Rendered, known: Known): readonly string[] {
  const named =
    /^(.*?)-?(scorecard|results-framework|index|briefing-note|presentation|tracking-table|data-quality|board-summary|theory-of-change|country-report|review-pack|reference-sheet|logframe(?:-eu|-undp|-gac-pmf|-world-bank)?)\.(?:html|md)$/;
  const [, id = '', report = ''] = named.exec(file) ?? [];
  const framework = known.frameworks.get(id);
  const facts = known.json.filter((one) => framework === undefined || one.framework === id);
  const isHtml = file.endsWith('html');
  const { sheets, standings, rest } = takenOut(text, report, isHtml);
  const format = isHtml ? 'html' : 'md';
  const sheet = read(rest, format);
  const titles = framework === undefined ? portfolioFacts(known) : titleFacts(framework, known);
  const wrong = [...sheet.facts].flatMap(([label, value]) => differ(label, value, titles[label] ?? ''));
  const walk = tables[report];
  if (walk !== undefined) {
    const title = read(
      isHtml
        ? (text.match(/<title>.*?<\/title>|<header class="title">.*?<\/header>/gs) ?? []).slice(0, 2).join('')
        : markdownTitle(text),
      format,
    );
    const courses = [...text.matchAll(/<tr class="indicator [^>]*id="indicator-([^"]*)">(.*?)<\/tr>/gs)].flatMap(
      ([, name = '', row = '']) => lineOf(name, row),
    );
    wrong.push(...strangersInCourses(courses, facts, known));
    for (const block of title.blocks) wrong.push(...strangersInBlock(block, facts, framework, known));
    return [...wrong, ...strangersInLines(walk, { file, text }, facts, framework, known)];
  }
  for (const { id: name, cells } of sheet.rows) {
    const fact = facts.find(({ indicator }) => indicator === name);
    if (fact === undefined) {
      wrong.push(`${name}: no such indicator`);
      continue;
    }
    const row = expectedRow(file, fact, facts, (label) => cells.has(label), known);
    const own = textsIn(definitionOf(fact, known));
    const strange = [...cells.keys()].filter((label) => /^(?:Planned|Achieved) /.test(label) && !(label in row));
    wrong.push(...strange.map((label) => `${name}: no column ${label}`));
    for (const [label, expected] of Object.entries(row)) {
      wrong.push(...differ(`${name}, ${label}`, without(cells.get(label) ?? '?', own), expected));
    }
  }
  for (const { id: name, formula } of sheet.working) {
    const fact = facts.find(({ indicator }) => indicator === name);
    const found = fact === undefined ? ['no such indicator'] : wrongIn(formula, fact, known);
    wrong.push(...found.map((one) => `${name}, working: ${one}`));
  }
  const told = strangersInStandings(standings, report === 'country-report' ? facts : [], known);
  wrong.push(...told.wrong, ...strangersInCourses([...sheet.courses, ...told.courses], facts, known));
  for (const cell of sheet.shared) {
    const fact = facts.find((one) => isShared(one, cell, known));
    const expected = fact?.achievement ?? '';
    const wanted = fact === undefined ? 'no indicator' : expected === '' ? '' : percentText(expected, known.language);
    if (fact !== undefined || cell.text !== '')
      wrong.push(...differ(`${cell.indicator}, ${cell.framework}`, cell.text, wanted));
  }
  for (const picture of sheet.pictures)
    wrong.push(...strangersInPicture(picture, framework, dueOf(facts, known), known));
  for (const one of sheets) {
    const fact = facts.find(({ indicator }) => indicator === one.id);
    wrong.push(...(fact === undefined ? [`${one.id}: no such indicator`] : strangersInSheet(one, fact, known)));
  }
  const shown = new Set([...sheet.rows, ...sheets].map((row) => row.id));
  const showsAll = /(?:scorecard|results-framework|reference-sheet)\.\w+$/.test(file);
  if (shown.size !== facts.length && framework !== undefined && showsAll)
    wrong.push(`${shown.size} of ${facts.length} indicators`);
  const shownFact = exampleIn(sheet.blocks, facts);
  const own = sections[report]?.(sheet.blocks, framework, facts, known);
  wrong.push(...(own?.wrong ?? []));
  for (const block of own?.rest ?? sheet.blocks) {
    const { under, text } = block;
    const slide = shownFact === undefined ? undefined : slideNumbers(under, text, shownFact, known);
    const formula = /^(?:- )?With its numbers (.*)$/.exec(text)?.[1];
    if (slide !== undefined) wrong.push(...differ(`${under}: ${text}`, without(text, known.texts), slide));
    else if (formula !== undefined && shownFact !== undefined) {
      wrong.push(...wrongIn(formula, shownFact, known).map((one) => `${shownFact.indicator}, working: ${one}`));
    } else wrong.push(...strangersInBlock(block, facts, framework, known));
  }
  return wrong;
}

/** Values over time that the facts do not have for their period. */
function strangersInCourses(courses: readonly Course[], facts: readonly Plain[], known: Known): readonly string[] {
  return courses.flatMap(({ id, column, period, text }) => {
    const fact = facts.find(({ indicator }) => indicator === id);
    const expected = fact === undefined ? [] : valuesAt(column, period, fact, known);
    if (!/\d/.test(text) && (expected.length > 0 || !/\p{L}/u.test(text))) return [];
    return expected.every((one) => differ('', text, one).length > 0)
      ? [`${id}, ${column} of ${period}: ${text} instead of ${expected.join(' or ')}`]
      : [];
  });
}

/** What is read before the rest of a document: reference sheets, and the indicators under their results. */
function takenOut(text: string, report: string, isHtml: boolean) {
  const none = { sheets: [], standings: [] };
  if (report === 'reference-sheet') {
    return { ...none, ...(isHtml ? sheetsInHtml(text, plain) : sheetsInMarkdown(text, unescaped)) };
  }
  if (report !== 'country-report') return { ...none, rest: text };
  return { ...none, ...(isHtml ? standingsInHtml(text, plain) : standingsInMarkdown(text, unescaped)) };
}

/** Reports with parts of their own between those that others have. */
const sections: Readonly<Record<string, typeof strangersInTheory>> = {
  'theory-of-change': strangersInTheory,
  'country-report': strangersInCountry,
  index: strangersInIndex,
};

/** How many documents there are of a report: one on each framework, and that of the whole portfolio. */
function strangersInIndex(
  blocks: Parameters<typeof strangersInTheory>[0],
  _: Plain,
  __: readonly Plain[],
  known: Known,
) {
  const counted = /(The whole portfolio )?(\d+) documents$/;
  const wrong = blocks.flatMap(({ text }) => {
    const [, whole, count] = counted.exec(text) ?? [];
    const all = known.frameworks.size + (whole === undefined ? 0 : 1);
    return count === undefined || Number(count) === all ? [] : [`${text}, but there are ${all}`];
  });
  return { wrong, rest: blocks.filter(({ text }) => !counted.test(text)) };
}

/** An indicator by its name, and its framework by title or id. */
function isShared(fact: Plain, { indicator, framework }: SharedCell, known: Known): boolean {
  const inEnglish = (text: Plain) => text?.en ?? text;
  const { title } = known.frameworks.get(fact.framework);
  return (
    inEnglish(definitionOf(fact, known).name) === indicator &&
    (fact.framework === framework || inEnglish(title) === framework)
  );
}

function markdownTitle(text: string): string {
  return text.slice(0, text.indexOf('\n## '));
}

/** The indicator that slides take as their example. */
function exampleIn(blocks: readonly Block[], facts: readonly Plain[]): Plain {
  const said = blocks.find(
    ({ under, text }) => under === 'One indicator from beginning to end' && /^(?:- )?Indicator /.test(text),
  );
  const id = / ([\w-]+)$/.exec(said?.text ?? '')?.[1];
  return facts.find(({ indicator }) => indicator === id);
}

/** `1 of 2 due rated` of a result; empty where nothing of it is due. */
function dueOf(facts: readonly Plain[], known: Known): (result: string) => string {
  return (id) => {
    const own = facts.filter(({ result }) => result === id);
    return /\d+ of [1-9]\d* due rated/.exec(together(own, known))?.[0] ?? '';
  };
}

/** What the columns of an indicator are to say in this document. */
function expectedRow(
  file: string,
  fact: Plain,
  facts: readonly Plain[],
  has: (label: string) => boolean,
  known: Known,
): Readonly<Record<string, string>> {
  if (/logframe\.(?:html|md)$/.test(file)) return periodRow(fact, facts, known);
  if (/logframe-/.test(file)) return donorRow(fact, has, known);
  return has('Milestones') ? matrixRow(fact, known) : scorecardRow(fact, known);
}

/** Reports that are tables of their own, line by line; each gives the lines that it leaves to be looked at as texts. */
const tables: Readonly<Record<string, TableWalk>> = {
  'tracking-table': strangersInTracking,
  'data-quality': strangersInQuality,
  'board-summary': strangersInBoard,
  'review-pack': strangersInReview,
};

function strangersInLines(
  walk: TableWalk,
  { file, text }: Rendered,
  facts: readonly Plain[],
  framework: Plain,
  known: Known,
): readonly string[] {
  const { wrong, rest } = walk(linesOf(text, file.endsWith('html') ? 'html' : 'md'), facts, known);
  const blocks = rest.flatMap(({ under, cells }) => cells.map((cell) => ({ under, text: cell })));
  const followed = facts.filter(({ rating }) => rating !== 'retired');
  return [...wrong, ...blocks.flatMap((block) => strangersInBlock(block, followed, framework, known))];
}

export function titleFacts(framework: Plain, known: Known): Readonly<Record<string, string>> {
  const { asOf } = known;
  return {
    Version: framework.version ?? '',
    Approved: framework.approved_on === undefined ? '' : periodWords(String(framework.approved_on)),
    Period: framework.period === undefined ? '' : periodWords(String(framework.period)),
    'As of': periodWords(asOf),
    ...madeFrom(known, (file) => isOf(file, framework.id, known)),
  };
}

function portfolioFacts(known: Known): Readonly<Record<string, string>> {
  return {
    'As of': periodWords(known.asOf),
    Frameworks: String(known.frameworks.size),
    ...madeFrom(known, () => true),
  };
}

/** How many errors, warnings and waived findings there are, and the commit. */
function madeFrom({ findings, commit }: Known, isOwn: (file: string) => boolean): Readonly<Record<string, string>> {
  const count = (severity: string) => findings.filter((one) => isOwn(one.file) && one.severity === severity).length;
  const waived = count('waived');
  return {
    Checked: `${count('error')} ${count('warning')} ${waived > 0 ? waived : ''}`,
    Revision: commit.length === 0 ? '' : `${commit[0]} ${periodWords(commit[1] ?? '')}`,
  };
}

/** What stands outside the tables of indicators: headlines and counts by their place, bands and constants of the method, else texts of the files. */
export function strangersInBlock(
  { under, text }: Block,
  facts: readonly Plain[],
  framework: Plain,
  known: Known,
): readonly string[] {
  if (!/\d/.test(text)) return [];
  const set = factsUnder(under, facts, framework, known);
  const where = under === text ? text : `${under}: ${text}`;
  if (/ on track or better|^None of the |^The one indicator is/.test(text)) return differ(where, text, sentence(set));
  if (text.startsWith('bar ')) return differ(where, text, bar(set));
  if (/^\S \d+ [\p{L} ]+(?: · |$)/u.test(text)) return strangeParts(where, text, legend(set));
  if (/^\d+ results? at /.test(text)) return differ(where, text, summary(framework));
  const counted = framework === undefined ? undefined : lessonNumbers(text, framework);
  if (counted !== undefined) return differ(where, without(text, known.texts), counted);
  const method = /^(?:- )?(\p{L}[\p{L} ]+) \((\d+)\): (.*)$/u.exec(text);
  if (method !== null) return strangeMethod(where, method, facts, known);
  if (
    bands(known.language).some((band) => text === band || /^(?:- )?\S [\p{L} ]+$/u.test(text.replace(band, '').trim()))
  )
    return [];
  const left = without(resultLess(under, text, facts, known), [...known.texts, ...constants]);
  return leftOver(where, left, under, framework, facts, known);
}

/** The facts that a sentence is about: of a level by its title, of a framework in the portfolio's table, else all of the document. */
function factsUnder(under: string, facts: readonly Plain[], framework: Plain, known: Known): readonly Plain[] {
  if (framework === undefined) {
    const id = [...known.frameworks.keys()].find((one) => under.endsWith(` ${one}`));
    return facts.filter((one) => id === undefined || one.framework === id);
  }
  const level = framework.levels?.find(({ title }: Plain) => (title?.[known.language] ?? title?.en ?? title) === under);
  return facts.filter((one) => level === undefined || one.level === level.id);
}

function strangeParts(where: string, text: string, legends: readonly string[]): readonly string[] {
  return text
    .split(' · ')
    .filter((part) => !legends.includes(part.slice(2)))
    .map((part) => `${where}: ${part} instead of one of ${legends.join(', ')}`);
}

function strangeMethod(
  where: string,
  [, name, count, formula = '']: readonly string[],
  facts: readonly Plain[],
  known: Known,
) {
  const expected = facts.filter((one) => methodOf(definitionOf(one, known)) === name).length;
  return [
    ...differ(where, count ?? '', String(expected)),
    ...numbersIn(without(formula, ['100% inside the band', '100% less the distance', '100% when it is so', 'else 0%'])),
  ];
}

/** A text without what it says of a result's indicators together, where that is true. */
function resultLess(under: string, text: string, facts: readonly Plain[], known: Known): string {
  const found = /(?:[^ ]+ together, )?\d+ of \d+ due rated(?:, [^ ]+ of the weight)?/.exec(text)?.[0];
  if (found === undefined) return text;
  const id = /^[\w-]+/.exec(under)?.[0];
  const expected = together(
    facts.filter(({ result }) => result === id),
    known,
  );
  return differ('', found, expected).length === 0 ? text.replace(found, '') : text;
}

/** Numbers of a result's own: when it is expected, and its weight. */
function leftOver(
  where: string,
  left: string,
  under: string,
  framework: Plain,
  facts: readonly Plain[],
  known: Known,
): readonly string[] {
  const id = /^[\w-]+/.exec(under)?.[0] ?? '';
  const last = /[\w-]+$/.exec(under.replace(/ (?:Expected by|Weight|Responsible|Unit): .*$/, ''))?.[0] ?? '';
  const result = framework?.results?.[id] ?? framework?.results?.[last] ?? framework?.activities?.[last];
  const isCount = framework === undefined && known.frameworks.has(last);
  const own = [
    ...(result?.expected_by === undefined ? [] : numbersIn(periodWords(String(result.expected_by)))),
    ...(result?.weight === undefined ? [] : [numberText(String(result.weight), known.language)]),
    ...(isCount ? [String(facts.filter((one) => one.framework === last).length)] : []),
    ...(isCount ? numbersIn(known.frameworks.get(last).version ?? '') : []),
  ];
  return numbersIn(left)
    .filter((found) => !own.includes(found))
    .map((found) => `${where}: ${found}`);
}

function bands(language: string): readonly string[] {
  const edges = ['1.15', '1', '0.9', '0.6', '0'].map((edge) => percentText(edge, language));
  const between = edges.slice(1).map((edge, index) => `${edge} to below ${edges[index]}`);
  return [`${edges[0]} or more`, ...between, `below ${edges.at(-1)}`];
}

/** Of the calculation contract: the least coverage, how shares are held, the least weight. */
const constants = ['need at least 70%', 'held between 0% and 100%', 'below 70% of the weight'];
