import { baseline, coverage, goalOf, milestone, plan, planWithRevisions, value, valuesAt } from './expected.ts';
import { definitionOf, type Known, type Plain, targetsOf, textsIn, without } from './facts.ts';
import { days, numbersDrawn, numbersIn, numberText, percentText, periodWords } from './written.ts';

/** A reference sheet taken apart: its fields, the baseline and the rows of its tables, each with where it stands. */
export interface SheetLines {
  readonly id: string;
  readonly lines: readonly (readonly [string, string])[];
  /** What each mark of the chart tells of itself; Markdown has none. */
  readonly marks: readonly string[];
  /** What else the chart writes: the values at the ends of its lines, and what is read out in its place. */
  readonly drawn: readonly string[];
}

/** Takes the sheets out of a document in HTML; what is left is its head, its list and its notes. */
export function sheetsInHtml(text: string, plain: (html: string) => string) {
  const sheets: SheetLines[] = [];
  const rest = text.replace(
    /<article class="sheet" id="indicator-([^"]*)">(.*?)<\/article>/gs,
    (_, id, sheet: string) => {
      const lines: [string, string][] = [['Rating', plain(/<span class="badge.*?<\/p>/s.exec(sheet)?.[0] ?? '')]];
      const marks: string[] = [];
      const drawn: string[] = [];
      const left = sheet
        .replace(/<svg [^>]*class="pl-figure.*?<\/svg>/gs, (svg) => {
          const [told = '', ...rest] = [...svg.matchAll(/<title[^>]*>(.*?)<\/title>/gs)].map(([, each = '']) =>
            plain(each),
          );
          if (told === '' || rest.length === 0) drawn.push('a chart without marks: 0');
          // A text that is cut says itself whole.
          for (const title of rest) (/^[●◇] /u.test(title) ? drawn : marks).push(title);
          for (const [, text = ''] of svg.matchAll(/<(?:desc|text [^>]*pl-value)[^>]*>(.*?)</gs))
            drawn.push(plain(text));
          return '';
        })
        .replace(/<div[^>]*><dt>(.*?)<\/dt><dd>(.*?)<\/dd><\/div>/gs, (_, label: string, held: string) => {
          lines.push([plain(label), plain(held)]);
          return '';
        })
        .replace(/<p class="planned">Baseline: (.*?)<\/p>/gs, (_, shown: string) => {
          lines.push(['Baseline of', plain(shown)]);
          return '';
        })
        .replace(
          /<table.*?<caption[^>]*>((.*?): .*?)<\/caption>.*?<tbody>(.*?)<\/tbody>.*?<\/table>/gs,
          (_, caption, of, body) => {
            for (const [row] of body.matchAll(/<tr>.*?<\/tr>/gs)) lines.push([plain(of), plain(row)]);
            return `<p>${caption}</p>`;
          },
        )
        .replace(/<p class="sheet-head">.*?<\/p>/s, '');
      sheets.push({ id, lines, marks, drawn });
      return left;
    },
  );
  return { sheets, rest: withoutGaps(rest, /<tr>\n<th scope="row"><a href="#indicator-([^"]*)".*?<\/tr>/gs, sheets) };
}

/** A list that names the first four gaps of a sheet, without the number of the others where it is that of the sheet. */
function withoutGaps(list: string, rows: RegExp, sheets: readonly SheetLines[]): string {
  return list.replace(rows, (row: string, id: string) => {
    const gaps = sheets.find((one) => one.id === id)?.lines.filter(([, held]) => held === 'Gap: not stated') ?? [];
    return row.replace(`, and ${gaps.length - 4} more`, '');
  });
}

/** The same of a document in Markdown. */
export function sheetsInMarkdown(text: string, unescaped: (markdown: string) => string) {
  const parts = text.split(/^(?=## )/m);
  const isSheet = (part: string) => /^## .*\n\n[\w-]+ · /.test(part);
  const sheets = parts.filter(isSheet).map((part) => {
    const [, id = '', badge = ''] = /^## .*\n\n([\w-]+) · .*? · (.*)\n/.exec(part) ?? [];
    const lines: [string, string][] = [['Rating', unescaped(badge)]];
    let under = '';
    let isHead = true;
    for (const line of part.split('\n').slice(3)) {
      const field = /^- \*\*(.*?)\*\*: (.*)$/.exec(line);
      if (/^#+ /.test(line)) under = line.replace(/^#+ /, '');
      if (field !== null) lines.push([unescaped(field[1] ?? ''), unescaped(field[2]?.replaceAll('<br>', ' ') ?? '')]);
      if (line.startsWith('Baseline: ')) lines.push(['Baseline of', unescaped(line)]);
      if (line.startsWith('|') && !isHead && !line.startsWith('| ---')) {
        lines.push([under, unescaped(line.replace(/(?<!\\)\||<br>/g, ' '))]);
      }
      isHead = !line.startsWith('|');
    }
    return { id, lines, marks: [], drawn: [] };
  });
  const rest = parts.filter((part) => !isSheet(part)).join('');
  return { sheets, rest: withoutGaps(rest, /^\| .*<br>([\w-]+) \|.*$/gm, sheets) };
}

/** Every number of a sheet that is not that of the files, the facts or the tidy table. */
export function strangersInSheet(
  { id, lines, marks, drawn }: SheetLines,
  fact: Plain,
  known: Known,
): readonly string[] {
  const own = definitionOf(fact, known);
  const fields = fieldsOf(own, fact, known);
  const tables = tablesOf(own, fact, known);
  const texts = [...textsIn(own), ...known.texts, ...constants];
  const wrong: string[] = [];
  for (const [label, rows] of Object.entries(tables)) {
    const found = lines.filter(([of]) => of === label);
    if (found.length !== rows.length) wrong.push(`${id}, ${label}: ${found.length} rows instead of ${rows.length}`);
    for (const [index, [, text]] of found.entries()) wrong.push(...differ(`${id}, ${label}`, text, rows[index] ?? ''));
  }
  for (const [label, text] of lines.filter(([of]) => !(of in tables))) {
    wrong.push(...differ(`${id}, ${label}`, text, fields[label] ?? ''));
  }
  for (const mark of marks) if (!isFact(mark, fact, known)) wrong.push(`${id}, chart: ${mark}`);
  const told = new Set(marks.flatMap(numbersDrawn));
  wrong.push(...drawn.flatMap(numbersIn).flatMap((found) => (told.has(found) ? [] : [`${id}, chart: ${found}`])));
  return wrong;

  function differ(where: string, text: string, expected: string): readonly string[] {
    if (numbersIn(text).join() === numbersIn(expected).join()) return [];
    const [a, b] = [text, expected].map((each) => numbersIn(without(each, texts)).join(' | '));
    return a === b ? [] : [`${where}: ${a} instead of ${b}`];
  }
}

/** A mark of a chart says `Target: 56%, 2024`; of an actual only the value and its period. */
function isFact(mark: string, fact: Plain, known: Known): boolean {
  const [, column = 'Actual', text = '', period = ''] =
    /^(?:(\p{L}[\p{L} ]*): )?(.*), (.*)$/u.exec(mark.replace(/(?:, (?:provisional|estimated))+$/, '')) ?? [];
  if (column === 'Actual' && definitionOf(fact, known).measure === 'boolean') {
    const row = known.csv.find((one) => isOfFact(one, fact) && periodWords(one.period ?? '') === period);
    return text === (row?.actual === '1' ? 'Yes' : 'No') && row !== undefined;
  }
  return valuesAt(column, period, fact, known).some((one) => numbersIn(one).join() === numbersIn(text).join());
}

function isOfFact(row: Known['csv'][number], { framework, indicator }: Plain): boolean {
  return row.framework === framework && row.indicator === indicator;
}

const constants = ['100% inside the band', '100% less the distance', '100% when it is so', 'else 0%'];

function fieldsOf(own: Plain, fact: Plain, known: Known): Readonly<Record<string, string>> {
  const day = (date: unknown) => (date === undefined ? '' : periodWords(String(date)));
  const number = (digits: unknown) => (digits === undefined ? '' : numberText(String(digits), known.language));
  const condition = own.aggregation?.places?.['count-if'] ?? own.aggregation?.places?.['share-if'];
  const { cost, plausible, data_quality_assessment: assessment } = own;
  const places: readonly Plain[] = own.places ?? known.frameworks.get(fact.framework).places ?? [];
  const share = own.measure === 'percentage' ? 100 : 1;
  return {
    Rating: milestone(fact, known),
    'Baseline of': baseline(fact, known),
    'Codes elsewhere': (own.references ?? []).map(({ code }: Plain) => code).join(' '),
    Weight: number(own.weight),
    'Multiplied by': number(own.per ?? share),
    Due: number(own.due_after_days ?? 30),
    'First written': day(own.created),
    'Last updated': day(own.updated),
    'Next review': day(own.next_review),
    'Cost a year': cost === undefined ? '' : `${cost.currency} ${number(cost.amount)}`,
    'Least coverage for a rating':
      own.min_coverage === undefined ? '' : percentText(String(own.min_coverage), known.language),
    'Plausible values': `${number(plausible?.min)} ${number(plausible?.max)}`,
    'Data quality assessment': day(assessment?.date),
    'Next assessment': day(assessment?.next),
    'Expected from': places.map(({ from, until }) => `${day(from)} ${day(until)}`).join(' '),
    'Places together': number(condition?.value),
  };
}

/** The rows of each table of a sheet, in their order. */
function tablesOf(own: Plain, fact: Plain, known: Known): Readonly<Record<string, readonly string[]>> {
  const number = (digits: unknown) => numberText(String(digits), known.language);
  const targets = targetsOf(own).map(
    (one) => `${periodWords(one.period)} ${planWithRevisions(one, own, known).replace(periodWords(one.period), '')}`,
  );
  return {
    'Baseline and targets': targets,
    'Levels of the scale': (own.scale ?? []).map((level: Plain) => number(level.value)),
    Steps: Object.values<Plain>(own.steps ?? {}).map(
      ({ weight = 1, due }) => `${number(weight)} ${due === undefined ? '' : periodWords(String(due))}`,
    ),
    Changes: changesOf(own, known),
    Data: dataOf(own, fact, known),
  };
}

function changesOf(own: Plain, known: Known): readonly string[] {
  const changed = (own.changes ?? []).map(({ date }: Plain) => [date, '']);
  const revised = (own.revisions ?? []).map(({ date, target, was }: Plain) => [
    date,
    `${target === undefined ? '' : periodWords(String(target))} ${was === undefined ? '' : plan(was, own, known)}`,
  ]);
  return [...changed, ...revised]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([date, more]) => `${periodWords(String(date))} ${more}`);
}

/** Periods with their end, a year after its quarters: value, interval, parts, target, coverage. */
function dataOf(own: Plain, { framework, indicator }: Plain, known: Known): readonly string[] {
  const key = (period: string) => days(period);
  return known.csv
    .filter((row) => row.framework === framework && row.indicator === indicator && row.period !== '')
    .filter(({ actual, reported }) => actual !== '' || (Number(reported) > 0 && own.measure !== 'milestone'))
    .toSorted((a, b) => {
      const [[start, end], [otherStart, otherEnd]] = [key(a.period ?? ''), key(b.period ?? '')];
      return end === otherEnd ? (start > otherStart ? -1 : 1) : end < otherEnd ? -1 : 1;
    })
    .map((row) => {
      const shown = (digits: string | undefined) => (digits ? value(digits, own, known) : '');
      const parts = [row.numerator, row.denominator].map((part) => (part ? numberText(part, known.language) : ''));
      const interval = row.lower && row.upper ? `${shown(row.lower)} ${shown(row.upper)}` : '';
      const isShare = row.denominator !== '' && row.denominator !== undefined;
      const target = targetsOf(own).find(({ period }) => period === row.period);
      const planned = target === undefined ? '' : goalOf(target.planned, own, known);
      const words = periodWords(row.period ?? '');
      return [words, shown(row.actual), interval, isShare ? parts.join(' ') : '', planned, coverage(row, false)].join(
        ' ',
      );
    });
}
