import { type Block, read } from './document.ts';
import { matrixRow, scorecardRow } from './expected.ts';
import { definitionOf, type Known, type Plain, textsIn, without } from './facts.ts';
import { lessonNumbers, slideNumbers } from './lesson.ts';
import { strangersInPicture } from './picture.ts';
import { bar, legend, methodOf, sentence, summary, together } from './together.ts';
import { wrongIn } from './working.ts';
import { numbersIn, numberText, percentText, periodWords } from './written.ts';

/** One rendered document: of a framework, or of the portfolio. */
export interface Rendered {
  readonly file: string;
  readonly text: string;
}

/** Every number of a document that is not the fact it stands for, with its place. */
export function strangersIn({ file, text }: Rendered, known: Known): readonly string[] {
  const id =
    /^(.*?)-?(?:scorecard|results-framework|index|briefing-note|presentation)\.(?:html|md)$/.exec(file)?.[1] ?? '';
  const framework = known.frameworks.get(id);
  const facts = known.json.filter((one) => framework === undefined || one.framework === id);
  const sheet = read(text, file.endsWith('html') ? 'html' : 'md');
  const titles = framework === undefined ? portfolioFacts(known) : titleFacts(framework, known);
  const wrong = [...sheet.facts].flatMap(([label, value]) => differ(label, value, titles[label] ?? ''));
  for (const { id: name, cells } of sheet.rows) {
    const fact = facts.find(({ indicator }) => indicator === name);
    if (fact === undefined) {
      wrong.push(`${name}: no such indicator`);
      continue;
    }
    const row = cells.has('Milestones') ? matrixRow(fact, known) : scorecardRow(fact, known);
    const own = textsIn(definitionOf(fact, known));
    for (const [label, expected] of Object.entries(row)) {
      wrong.push(...differ(`${name}, ${label}`, without(cells.get(label) ?? '?', own), expected));
    }
  }
  for (const { id: name, formula } of sheet.working) {
    const fact = facts.find(({ indicator }) => indicator === name);
    const found = fact === undefined ? ['no such indicator'] : wrongIn(formula, fact, known);
    wrong.push(...found.map((one) => `${name}, working: ${one}`));
  }
  for (const picture of sheet.pictures)
    wrong.push(...strangersInPicture(picture, framework, dueOf(facts, known), known));
  const shown = new Set(sheet.rows.map((row) => row.id));
  const showsAll = /(?:scorecard|results-framework)\.\w+$/.test(file);
  if (shown.size !== facts.length && framework !== undefined && showsAll)
    wrong.push(`${shown.size} of ${facts.length} indicators`);
  const shownFact = exampleIn(sheet.blocks, facts);
  for (const block of sheet.blocks) {
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

function differ(where: string, found: string, expected: string): readonly string[] {
  const [a, b] = [numbersIn(found), numbersIn(expected)];
  return a.join(' | ') === b.join(' | ') ? [] : [`${where}: ${a.join(' | ')} instead of ${b.join(' | ')}`];
}

function titleFacts(framework: Plain, known: Known): Readonly<Record<string, string>> {
  const { asOf } = known;
  return {
    Version: framework.version ?? '',
    Approved: framework.approved_on === undefined ? '' : periodWords(String(framework.approved_on)),
    Period: framework.period === undefined ? '' : periodWords(String(framework.period)),
    'As of': periodWords(asOf),
    ...madeFrom(known, (file) => file === `frameworks/${framework.id}.yaml` || file.split('/')[1] === framework.id),
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
function strangersInBlock(
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
