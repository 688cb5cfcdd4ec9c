import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexer, parse } from 'yaml';
import { retargetEdits } from '../../src/commands/retarget.ts';
import { referencesIn } from '../../src/model/references.ts';
import { editYaml } from '../../src/text/yaml-edit.ts';

/** How one indicator is written. */
const drawn = fc.record({
  flow: fc.boolean(),
  spaces: fc.integer({ min: 1, max: 4 }),
  comment: fc.constantFrom('', ' # about i1: "f/i1"', '   #', ' # 2014: 5'),
  blank: fc.integer({ min: 0, max: 2 }),
  text: fc.integer({ min: 0, max: 3 }),
  quote: fc.constantFrom('', '"', "'"),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
});

const file = fc.record({
  indicators: fc.array(drawn, { minLength: 2, maxLength: 6 }),
  unit: fc.constantFrom(1, 2, 4),
  windows: fc.boolean(),
});

/** A framework in an odd layout, in which i1 is named in many ways, and its target of 2014 is `target`. */
function written(
  { indicators, unit, windows }: typeof file extends fc.Arbitrary<infer T> ? T : never,
  id: string,
  target: string,
) {
  const [one, two] = [' '.repeat(unit), ' '.repeat(2 * unit)];
  const texts = (quote: string) => [
    `${quote}Number of things${quote}`,
    `|  # kept\n${two}  i1: no key\n\n${two}  # no comment`,
    `>-\n${two}  folded i1\n${two}  more`,
    `plain i1\n${two} on two lines`,
  ];
  const blocks = indicators.map(({ flow, spaces, comment, blank, text, quote, order }, index) => {
    const gap = ' '.repeat(spaces);
    const name = index === 1 ? id : `i${index}`;
    const values = [
      ['result', 'r'],
      ['name', flow ? `'Number, of i1'` : (texts(quote)[text] ?? '')],
      ['related', `[ f/${id} ,${quote}f/${id}${quote}]`],
      ['targets', `{ 2014: ${index === 1 ? target : '5'} ,2015:  3 }`],
      ['rolls_up_to', index === 0 ? `${quote}f/${id}${quote}` : '*other'],
    ].flatMap((_, at, all) => [all[order[at] ?? 0] ?? ['', '']]);
    if (flow)
      return `${one}${name}: {${values.map(([key, value]) => `${key}:${gap}${value}`).join(' ,')} }${comment}\n`;
    const lines = values.map(
      ([key, value = '']) => `${two}${key}:${gap}${value}${/^[|>]/.test(value) ? '' : comment}\n`,
    );
    return `${'\n'.repeat(blank)}${one}# i1 above\n${one}${quote}${name}${quote}:${comment}\n${lines.join('')}`;
  });
  const text = `# i1\nid:   f\ntitle: i1\nnote: &other g/i1\nresults: {i1: {level: output, statement: i1}}\nindicators:\n${blocks.join('')}`;
  return windows ? text.replaceAll('\n', '\r\n') : text;
}

/** All 500 in the soak; a share of them in the suite. */
const runs = process.env.PLUMBLINE_SOAK === '1' ? 500 : 60;

const tokens = (text: string) => [...new Lexer().lex(text)];

test('files in odd layouts: an id is another one where it is named, and no token else', () => {
  fc.assert(
    fc.property(file, (sketch) => {
      const before = written(sketch, 'i1', '5');
      const found = referencesIn(
        { file: 'frameworks/f.yaml', value: parse(before) },
        { kind: 'indicator', id: 'i1', framework: 'f' },
      );
      const edits = found.map(({ path, part, now }) =>
        part === 'key'
          ? ({ kind: 'rename', path, name: now('new-id') } as const)
          : ({ kind: 'set', path, value: now('new-id') } as const),
      );
      const edited = editYaml(
        before,
        edits.toSorted((a, b) => Number(a.kind === 'rename') - Number(b.kind === 'rename')),
      );
      expect('text' in edited ? tokens(edited.text) : edited).toEqual(tokens(written(sketch, 'new-id', '5')));
    }),
    { numRuns: runs },
  );
});

test('files in odd layouts: a target is another one, a revision is added, and no token is lost', () => {
  fc.assert(
    fc.property(file, (sketch) => {
      const before = written(sketch, 'i1', '5');
      const revision = { target: 2014, was: 5, date: '2015-03-01', reason: 'correction' };
      const at = ['indicators', 'i1'];
      const edited = editYaml(before, retargetEdits(at, { path: [...at, 'targets', '2014'], now: 7, revision }));
      if (!('text' in edited)) throw new Error(`${edited.refused.message}\n${before}`);
      const value = parse(edited.text);
      const expected = parse(before);
      expected.indicators.i1.targets[2014] = 7;
      expected.indicators.i1.revisions = [revision];
      expect(value).toEqual(expected);
      const words = (text: string) => tokens(text).filter((token) => token.trim() !== '');
      let next = 0;
      const wanted = words(written(sketch, 'i1', '7'));
      for (const token of words(edited.text)) if (token === wanted[next]) next++;
      expect(wanted.slice(next)).toEqual([]);
    }),
    { numRuns: runs },
  );
});
