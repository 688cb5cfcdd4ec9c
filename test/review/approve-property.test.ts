import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexer } from 'yaml';
import { load } from '../../src/load.ts';
import { longList } from '../../src/review/scored.ts';
import { type Approval, frameworkEdits, stepsTo } from '../../src/review/steps.ts';
import { editYaml } from '../../src/text/yaml-edit.ts';

/** How the status of an indicator is written: an alias repeats the first anchor of the file. */
type StatusForm = 'plain' | 'double' | 'single' | 'missing' | 'anchor';

/** An indicator as it is drawn: its keys in their order, how each is written, whether it is approved. */
interface Drawn {
  readonly flow: boolean;
  readonly status: StatusForm;
  readonly approved: boolean;
  readonly order: readonly number[];
  readonly spaces: number;
  readonly comment: string;
  readonly blank: number;
  readonly text: number;
}

const drawn = fc.record({
  flow: fc.boolean(),
  status: fc.constantFrom<StatusForm>('plain', 'double', 'single', 'missing', 'anchor'),
  approved: fc.boolean(),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
  spaces: fc.integer({ min: 1, max: 4 }),
  comment: fc.constantFrom('', ' # draft: "x"', '   #', ' # status: draft'),
  blank: fc.integer({ min: 0, max: 2 }),
  text: fc.integer({ min: 0, max: 5 }),
});

const file = fc.record({
  indicators: fc.array(drawn, { minLength: 1, maxLength: 7 }),
  unit: fc.constantFrom(1, 2, 4),
  windows: fc.boolean(),
  mark: fc.boolean(),
  open: fc.boolean(),
});
type DrawnFile = typeof file extends fc.Arbitrary<infer T> ? T : never;

/** A longer text in all its forms, indented by `deep`; what comes after its last line is not part of it, but where `+` keeps it. */
function textOf(form: number, deep: string): string {
  return [
    `"A text, with: # and 'quotes'"`,
    `'it''s  odd'`,
    `|  # kept\n${deep}  one: draft\n\n${deep}  # no comment`,
    `>-\n${deep}  folded\n${deep}  over lines`,
    `|+\n${deep}  keeps its blank line\n\n`,
    `plain over\n${deep} two lines`,
  ][form] as string;
}

/** The file before and after: written side by side, so that nothing but the approved statuses can differ. */
function write({ indicators, unit, windows, mark, open }: DrawnFile): readonly [before: string, after: string] {
  const statuses = statusTexts(indicators);
  const [one, two] = [' '.repeat(unit), ' '.repeat(2 * unit)];
  const both = (pick: 0 | 1) => {
    const blocks = indicators.map((indicator, index) => {
      const { flow, order, spaces, comment, blank, text } = indicator;
      const status = statuses[index]?.[pick];
      const gap = ' '.repeat(spaces);
      const pairs = order.flatMap((at): [key: string, value: string][] => {
        const values: readonly [string, string][] = [
          ['result', 'r'],
          ['name', flow ? `'Number, of things'` : textOf(text, two)],
          ['measure', 'number'],
          ['unit', '*unit'],
          ['targets', `{ 2014: ${index} ,2015:  3 }`],
          ['status', status ?? ''],
        ];
        const pair = values[at];
        return pair === undefined || pair[1] === '' ? [] : [pair];
      });
      // At the end it would keep the blank lines of what follows.
      const end = pairs.at(-1);
      if (end?.[1].startsWith('|+')) end[1] = end[1].replace('|+', '|').trimEnd();
      // A status that is not there is written behind the last of these.
      const added = indicator.status === 'missing' && indicator.approved && pick === 1;
      const last = pairs.findLastIndex(([key]) => key === 'result' || key === 'name');
      const extra = ': reviewed';
      if (flow) {
        const inner = pairs.map(
          ([key, value], at) => `${key}:${gap}${value}${added && at === last ? `, status${extra}` : ''}`,
        );
        return `${one}i${index}: {${gap}${inner.join(` ,`)}}${comment}\n`;
      }
      const lines = pairs.map(([key, value], at) => {
        const isBlock = /^[|>]/.test(value);
        const end = value.endsWith('\n') ? '' : isBlock ? '\n' : `${comment}\n`;
        return `${two}${key}:${gap}${value}${end}${added && at === last ? `${two}status${extra}\n` : ''}`;
      });
      return `${'\n'.repeat(blank)}${one}# i${index}\n${one}i${index}:${comment}\n${lines.join('')}`;
    });
    const head = `# a file\n\nid:   f\ntitle: F # status: draft\nglossary: { X: &unit "of things" }\nresults: {r: {level: output, statement: R}}\nindicators:\n`;
    const text = `${head}${blocks.join('')}`;
    const ended = open ? text.replace(/\n$/, '') : text;
    return `${mark ? '\uFEFF' : ''}${windows ? ended.replaceAll('\n', '\r\n') : ended}`;
  };
  return [both(0), both(1)];
}

/** How each status is written before and after; where the anchored one changes, the first alias left takes it over. */
function statusTexts(indicators: readonly Drawn[]): readonly (readonly [before: string, after: string])[] {
  const anchored = indicators.flatMap(({ status }, index) => (status === 'anchor' ? [index] : []));
  const heir = anchored.find((index, at) => at > 0 && indicators[index]?.approved !== true);
  const quotes = { plain: '', double: '"', single: "'", missing: '', anchor: '' };
  return indicators.map(({ status, approved }, index) => {
    const word = (told: string) => `${quotes[status]}${told}${quotes[status]}`;
    if (status === 'missing') return ['', ''];
    if (status !== 'anchor') return [word('draft'), word(approved ? 'reviewed' : 'draft')];
    const isFirst = index === anchored[0];
    if (isFirst) return ['&s draft', approved ? (heir === undefined ? '&s reviewed' : 'reviewed') : '&s draft'];
    const takesOver = index === heir && indicators[anchored[0] ?? -1]?.approved === true;
    return ['*s', approved ? 'reviewed' : takesOver ? '&s draft' : '*s'];
  });
}

const approval: Approval = { by: 'Board', date: '2026-06-30' };

test('files in odd layouts: only the statuses that change are written anew', async () => {
  await fc.assert(
    fc.asyncProperty(file, async (sketch) => {
      const [before, after] = write(sketch);
      const { portfolio, diagnostics } = await load([
        { file: 'plumbline.yaml', text: 'title: T\n' },
        { file: 'frameworks/f.yaml', text: before },
      ]);
      expect(diagnostics, before).toEqual([]);
      const edits = longList(portfolio.frameworks, portfolio)
        .filter(({ indicator }) => sketch.indicators[Number(indicator.id.slice(1))]?.approved)
        .flatMap((one) => frameworkEdits(one, stepsTo('draft', 'reviewed') ?? [], approval));
      const edited = editYaml(before, edits);
      expect('text' in edited ? tokens(edited.text) : edited).toEqual(tokens(after));
    }),
    { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 60 : 500 },
  );
});

function tokens(text: string): readonly string[] {
  return [...new Lexer().lex(text)];
}
