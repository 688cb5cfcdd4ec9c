import type { Block, Course } from './document.ts';
import { coverage, current, milestone, rating, target, value, words } from './expected.ts';
import { definitionOf, type Known, type Plain, without } from './facts.ts';
import { factNamed } from './lines.ts';
import { latestNarrative, misnamed } from './theory.ts';
import { partLabel } from './tracking.ts';
import { differ, numbersDrawn, numbersIn } from './written.ts';

/** An indicator under its result: what is said of it, the tables of its charts, and what its pictures tell. */
export interface Standing {
  readonly result: string;
  readonly line: string;
  readonly courses: readonly Omit<Course, 'id'>[];
  /** Of a picture: its sentences, and the values written into it. */
  readonly told: readonly string[];
}

type Read = (text: string) => string;

/** Takes the indicators out of the progress by result; what is left is read as any other document. */
export function standingsInHtml(text: string, plain: Read) {
  const standings: Standing[] = [];
  const at = text.indexOf('<h2>How the programme contributed');
  const rest = text.slice(0, at).replace(/<article class="result-told">.*?<\/article>/gs, (article) => {
    const result = /<code>(.*?)<\/code><\/h4>/.exec(article)?.[1] ?? '';
    return article.replace(/<li><div class="stands"><span class="badge.*?<\/li>/gs, (item) => {
      const line = item.replace(/<div class="(?:bullet|chart)[ "].*|<p class="note">.*/s, '');
      const told = [
        ...item.matchAll(/<(title|desc|caption|p)\b[^>]*>(.*?)<\/\1>|<text [^>]*class="pl-value[^>]*>(.*?)<\/text>/gs),
      ];
      const tables = [...item.matchAll(/<table>.*?<\/table>/gs)].flatMap(([table]) => htmlRows(table, plain));
      standings.push({
        result,
        line: plain(line),
        courses: tables,
        told: told.map(([, , a, b]) => plain(a ?? b ?? '')),
      });
      return '';
    });
  });
  return { standings, rest: `${rest}${text.slice(at)}` };
}

function htmlRows(table: string, plain: Read): Standing['courses'] {
  const caption = plain(/<caption[^>]*>(.*?)<\/caption>/s.exec(table)?.[1] ?? '');
  const heads = [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, head = '']) => plain(head));
  const rows = [...table.matchAll(/<tr><th scope="row"[^>]*>(.*?)<\/th>(.*?)<\/tr>/g)];
  return rows.flatMap(([, head = '', cells = '']) =>
    [...cells.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ''], index) =>
      courseOf(heads, index + 1, plain(head), plain(cell), caption),
    ),
  );
}

/** The same of a document in Markdown. */
export function standingsInMarkdown(text: string, unescaped: Read) {
  const standings: Standing[] = [];
  const end = text.indexOf('\n## How the programme contributed');
  const start = text.indexOf('\n## Progress by result');
  const rest = text
    .slice(start, end)
    .replace(/^#### .* \(([\w-]+)\)\n(?:(?!^#{3,4} ).*\n)*/gm, (part, result: string) =>
      part.replace(/^- [◆●◕◑◔▼△○▷◇□–].*\n(?:(?!^- |^#).*\n)*/gmu, (item) => {
        const [line = '', ...lines] = item.split('\n');
        standings.push({
          result,
          line: unescaped(line.replaceAll('<br>', ' ')),
          courses: rowsOf(lines, unescaped),
          told: [],
        });
        return '';
      }),
    );
  return { standings, rest: `${text.slice(0, start)}${rest}${text.slice(end)}` };
}

function rowsOf(lines: readonly string[], unescaped: Read): Standing['courses'] {
  let heads: readonly string[] = [];
  let caption = '';
  return lines.flatMap((line) => {
    if (!line.startsWith('|')) {
      [heads, caption] = [[], line === '' ? caption : unescaped(line)];
      return [];
    }
    const cells = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(unescaped);
    if (heads.length === 0) heads = cells;
    else if (!/^\|[ |:-]+\|$/.test(line))
      return cells.slice(1).map((cell, index) => courseOf(heads, index + 1, cells[0] ?? '', cell, caption));
    return [];
  });
}

/** Of a group the period is that of its heading. */
function courseOf(heads: readonly string[], index: number, head: string, text: string, caption: string) {
  const column = heads[0] === 'Period' ? (heads[index] ?? '') : `${head}\u0000${heads[index]}`;
  return { column, period: isGroup(column) ? caption : head, text };
}

/** What is wrong with the indicators of the results, and the values over time that are left to be looked at. */
export function strangersInStandings(standings: readonly Standing[], facts: readonly Plain[], known: Known) {
  const wrong: string[] = [];
  const courses: Course[] = [];
  const seen = new Map<string, number>();
  for (const { result, line, told, courses: own } of standings) {
    const index = seen.get(result) ?? 0;
    seen.set(result, index + 1);
    const fact = facts.filter((one) => one.result === result)[index];
    if (fact === undefined || !line.includes(fact.name)) {
      wrong.push(`${result}: ${line} is not its indicator ${index + 1}`);
      continue;
    }
    const shown = line.replace(fact.name, '');
    wrong.push(...differ(line, shown, `${milestone(fact, known)} ${current(fact, known)} ${target(fact, known)}`));
    const groups = own.filter(({ column }) => isGroup(column));
    wrong.push(...groups.flatMap((group) => strangersInGroup(group, fact, known)));
    courses.push(...own.filter((one) => !groups.includes(one)).map((one) => ({ ...one, id: fact.indicator })));
    const held = [
      line,
      words(known.asOf),
      fact.name,
      String(new Set(groups.map(({ column }) => column.split('\u0000')[0])).size),
      ...own.flatMap((one) => [one.period, one.text]),
    ];
    const numbers = new Set([...held, ...own.map(({ column }) => column.replace('\u0000', ' '))].flatMap(numbersDrawn));
    const strange = told.flatMap((text) => numbersIn(without(text, known.texts))).filter((one) => !numbers.has(one));
    wrong.push(...strange.map((one) => `${fact.indicator}: its picture tells ${one}`));
  }
  const missing = facts.filter(({ level, result }) => level !== 'activity' && !seen.has(result));
  wrong.push(...missing.map(({ indicator }) => `${indicator} is not told`));
  return { wrong, courses };
}

function isGroup(column: string): boolean {
  return column.includes('\u0000');
}

/** A cell of the table of groups: its value, or its target, of the period that the indicator's own is of. */
function strangersInGroup({ column, period, text }: Omit<Course, 'id'>, fact: Plain, known: Known): readonly string[] {
  const [label = '', head] = column.split('\u0000');
  const parts = known.parts.get(`${fact.framework}/${fact.indicator}`) ?? [];
  const part = parts.find((one) => partLabel(one, known) === label);
  if (part === undefined) return [`${fact.indicator}: no group ${label}`];
  const one = head === 'Target' ? part.target : part.actual;
  const isShown = one?.period === fact.actual.period;
  const expected = isShown ? value(one.value, definitionOf(fact, known), known) : '';
  return differ(`${fact.indicator}, ${label}`, `${text} ${period}`, `${expected} ${words(fact.actual.period)}`);
}

const gapStates = ['no-data', 'overdue', 'incomplete', 'no-target', 'cannot-compute'];

/** Numbers of the other parts that are not those of the latest narrative or the JSON, and the blocks that say nothing of their own. */
export function strangersInCountry(
  blocks: readonly Block[],
  framework: Plain,
  facts: readonly Plain[],
  known: Known,
): { readonly wrong: readonly string[]; readonly rest: readonly Block[] } {
  const told = latestNarrative(framework.id, known);
  const wrong: string[] = [];
  const rest: Block[] = [];
  const gaps: string[] = [];
  for (const block of blocks) {
    const { under, text } = block;
    const group = under === 'Data gaps' ? /^(?:- )?\S (\p{L}[\p{L} ]*?) (\d+): (.*)$/u.exec(text) : null;
    if (group !== null) {
      const [, , count, names = ''] = group;
      const alike = names
        .split(';')
        .map((one) => one.trim())
        .map((name) => facts.find((one) => one.name === name)?.indicator ?? name);
      if (String(alike.length) !== count) wrong.push(`${text}: ${alike.length} are named`);
      gaps.push(...alike);
      continue;
    }
    const fact = factNamed(text.replace(/[().,]/g, ' '), facts);
    const expected = expectedIn(block, fact, told, known);
    if (under === 'Data gaps' && fact !== undefined) gaps.push(fact.indicator);
    wrong.push(...misnamed(text, framework, known));
    if (expected === undefined) rest.push(block);
    else wrong.push(...differ(`${under}: ${text}`, without(text, known.texts), expected));
  }
  const open = facts.filter((one) => gapStates.includes(one.rating)).map(({ indicator }) => indicator);
  if (gaps.toSorted().join() !== open.toSorted().join())
    wrong.push(`data gaps ${gaps.join()} instead of ${open.join()}`);
  return { wrong, rest };
}

function expectedIn({ under, text }: Block, fact: Plain, told: Plain, known: Known): string | undefined {
  if (under === 'Context' && text.startsWith('Period: ')) return words(told.period);
  if (fact === undefined) return undefined;
  if (under === 'Data gaps')
    return `${rating(fact, known)} ${fact.coverage === null ? '' : coverage(fact.coverage, true)}`;
  if (under === 'Next steps') {
    const { by } = told?.indicators?.[fact.indicator] ?? {};
    return by === undefined ? '' : words(by);
  }
  const isDeviation = under === text && text.startsWith(fact.name) && / [◆●◕◑◔▼△○▷◇□–] [^/]*$/u.test(text);
  return isDeviation ? milestone(fact, known) : undefined;
}
