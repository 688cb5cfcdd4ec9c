import { type Block, read, type SharedCell } from './document.ts';
import { matrixRow, scorecardRow, valuesAt } from './expected.ts';
import { definitionOf, type Known, type Plain, textsIn, without } from './facts.ts';
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
  const id = /^(.*?)-?(?:scorecard|results-framework|index)\.(?:html|md)$/.exec(file)?.[1] ?? '';
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
  for (const { id: name, column, period, text: told } of sheet.courses) {
    if (!/\d/.test(told)) continue;
    const fact = facts.find(({ indicator }) => indicator === name);
    const expected = fact === undefined ? [] : valuesAt(column, period, fact, known);
    if (expected.every((one) => differ('', told, one).length > 0))
      wrong.push(`${name}, ${column} of ${period}: ${told} instead of ${expected.join(' or ')}`);
  }
  for (const cell of sheet.shared) {
    const fact = facts.find((one) => isShared(one, cell, known));
    const expected = fact?.achievement ?? '';
    const wanted = fact === undefined ? 'no indicator' : expected === '' ? '' : percentText(expected, known.language);
    if (fact !== undefined || cell.text !== '')
      wrong.push(...differ(`${cell.indicator}, ${cell.framework}`, cell.text, wanted));
  }
  const shown = new Set(sheet.rows.map((row) => row.id));
  if (shown.size !== facts.length && framework !== undefined) wrong.push(`${shown.size} of ${facts.length} indicators`);
  for (const block of sheet.blocks) wrong.push(...strangersInBlock(block, facts, framework, known));
  return wrong;
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
  const method = /^(?:- )?(\p{L}[\p{L} ]+) \((\d+)\): (.*)$/u.exec(text);
  if (method !== null) return strangeMethod(where, method, facts, known);
  if (bands(known.language).includes(text)) return [];
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
