import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { layOutYaml } from '../../src/text/yaml-layout.ts';

const keys = ['id', 'title', 'status', 'note', 'levels', 'results', 'narrative', 'other'];
const order = () => keys.slice(0, 7);

function laid(text: string, wanted: () => readonly string[] = order): string {
  const result = layOutYaml(text, wanted);
  if ('refused' in result) throw new Error(`${result.refused}\n${text}`);
  return result.text;
}

describe('the layout', () => {
  const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
    [
      'keys in order, with the comments above and beside them',
      'status: draft # now\n# What it is.\nid:   a\n',
      '# What it is.\nid: a\nstatus: draft # now\n',
    ],
    [
      'two blanks a step, also in lists',
      'levels:\n- id:  x\n  note: y\n-   z\n',
      'levels:\n  - id: x\n    note: y\n  - z\n',
    ],
    ['one blank in brackets, which stay', 'note: { a:1 ,"b" : [ 1,2 ] }\n', 'note: {a:1, b: [1, 2]}\n'],
    ['brackets over several lines stay so', 'note: [ a,\n    b, # why\n  c ]\n', 'note: [a,\n  b, # why\n  c]\n'],
    [
      'quotes where they are needed',
      'title: "Clean water"\nid: \'no\'\nnote: "a: b"\nother: "2012"\n',
      'id: \'no\'\ntitle: Clean water\nnote: "a: b"\nother: "2012"\n',
    ],
    [
      'texts over several lines keep their breaks',
      'note: |\n      one\n        two\n\n      three\nother: "a\n   b"\n',
      'note: |\n  one\n    two\n\n  three\nother: "a\n  b"\n',
    ],
    ['at most one blank line', '\n\nid: a\n\n\n\ntitle: b\n\n\n', 'id: a\n\ntitle: b\n'],
    [
      'comments at the end, at their depth',
      'results:\n    a: 1\n    # in\n# out\n',
      'results:\n  a: 1\n  # in\n# out\n',
    ],
    ['no space at the end of a line, and one line end', 'id: a   \ntitle: b', 'id: a\ntitle: b\n'],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    expect(laid(text)).toBe(expected);
  });

  test('line ends stay those of the file', () => {
    expect(laid('title: b\r\nid: a\r\n')).toBe('id: a\r\ntitle: b\r\n');
  });

  test('an anchor stays before its alias, whatever the order of keys', () => {
    expect(laid('note:   &n text\nid: *n\n')).toBe('note: &n text\nid: *n\n');
  });

  test.each([
    ['id: [a\n', 'It cannot be read as YAML.'],
    ['? a\n: b\n', 'A key is marked with a question mark (? key).'],
    ['%YAML 1.2\n---\nid: a\n', 'It holds directives, or more than one YAML document.'],
  ])('%j is refused', (text, refused) => {
    expect(layOutYaml(text, order)).toEqual({ refused });
  });
});

/** Texts of one value each, oddly spaced, with comments that can be told apart, anchors and texts over several lines. */
function documents(): fc.Arbitrary<string> {
  const blanks = fc.integer({ min: 1, max: 4 }).map((count) => ' '.repeat(count));
  const word = fc.constantFrom(
    'water',
    'Clean water',
    'eau potable',
    "l'eau",
    'a-b',
    '12',
    '3.5',
    'true',
    'no',
    '2013-06',
    '',
  );
  const scalar = fc.oneof(
    word,
    word.map((text) => JSON.stringify(text)),
    word.map((text) => `'${text.replaceAll("'", "''")}'`),
    fc.constantFrom('"a: b # c"', "'- x'", '"tab\\there"', '"two\\nlines"', '~', '"100 %"'),
  );
  let count = 0;
  const comment = fc.boolean().map((wanted) => (wanted ? ` ${' '.repeat(count % 3)}# c${count++}: {x` : ''));
  const lines = (pad: string) =>
    fc
      .array(fc.constantFrom('blank', 'comment'), { maxLength: 2 })
      .map((all) => all.map((one) => (one === 'blank' ? '\n' : `${pad}# c${count++} "q"\n`)).join(''));
  const flow: fc.Memo<string> = fc.memo((depth) =>
    depth <= 1
      ? scalar.map((text) => (text === '' ? '1' : text))
      : fc.oneof(
          scalar.map((text) => (text === '' ? '1' : text)),
          fc
            .tuple(blanks, fc.array(flow(depth - 1), { maxLength: 3 }))
            .map(([gap, all]) => `[${gap}${all.join(`${gap},${gap}`)}${gap}]`),
          fc
            .tuple(
              blanks,
              fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 3 }),
              fc.array(flow(depth - 1), { minLength: 3, maxLength: 3 }),
            )
            .map(
              ([gap, names, all]) => `{${gap}${names.map((name, index) => `${name}:${gap}${all[index]}`).join(',')} }`,
            ),
        ),
  );
  const block = (pad: string): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.constantFrom('|', '>', '|-', '>-', '|+', '|2', '>+'),
        blanks,
        fc.array(fc.constantFrom('word one', '  deeper', '', 'a # no comment', '- x'), { minLength: 1, maxLength: 4 }),
      )
      .map(([sign, gap, all]) => {
        const inner = pad + (sign.includes('2') ? '  ' : gap);
        // The first line tells the depth, unless the sign does.
        const text = sign.includes('2') ? all : ['first', ...all];
        return ` ${sign}${count % 5 === 0 ? ` # c${count++}` : ''}\n${text.map((line) => (line === '' ? '' : inner + line)).join('\n')}\n`;
      });
  const value = (pad: string, depth: number): fc.Arbitrary<string> =>
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(blanks, flow(2), comment)
          .map(([gap, text, end]) => `${text === '' ? '' : gap}${text}${end}\n`),
      },
      { weight: 2, arbitrary: block(pad) },
      {
        weight: 1,
        arbitrary: fc.tuple(blanks).map(([gap]) => ` plain text\n${pad}${gap}that goes on\n\n${pad}  ${gap}and on\n`),
      },
      { weight: 1, arbitrary: fc.constant('').map(() => ` &a${count++} anchored\n`) },
      ...(depth === 0
        ? []
        : [
            {
              weight: 3,
              arbitrary: fc
                .tuple(comment, blanks)
                .chain(([end, gap]) => map(pad + gap, depth - 1).map((inner) => `${end}\n${inner}`)),
            },
            {
              weight: 2,
              arbitrary: fc
                .tuple(comment, blanks)
                .chain(([end, gap]) => list(pad + gap, depth - 1).map((inner) => `${end}\n${inner}`)),
            },
          ]),
    );
  const map = (pad: string, depth: number): fc.Arbitrary<string> =>
    fc
      .uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 4 })
      .chain((names) =>
        fc
          .tuple(
            ...names.map((name) =>
              fc.tuple(lines(pad), value(pad, depth)).map(([above, one]) => `${above}${pad}${name}:${one}`),
            ),
          )
          .map((all) => (all as string[]).join('')),
      );
  const list = (pad: string, depth: number): fc.Arbitrary<string> =>
    fc
      .array(
        fc.tuple(lines(pad), value(`${pad}  `, depth)).map(([above, one]) => `${above}${pad}-${one}`),
        { minLength: 1, maxLength: 3 },
      )
      .map((all) => all.join(''));
  return fc.tuple(map('', 3), lines('')).map(([text, end]) => text + end);
}

/** Every comment of the generator has its own number. */
function comments(text: string): readonly string[] {
  return [...text.matchAll(/# c\d+[^\n]*?(?= *$)/gm)].map(([found]) => found).toSorted();
}

test('texts of all kinds lose no comment and change no value, and are laid out once and for all', () => {
  let refused = 0;
  const numRuns = process.env.PLUMBLINE_SOAK === undefined ? 100 : 500;
  let tried = 0;
  fc.assert(
    fc.property(documents(), (text) => {
      const read = parseDocument(text);
      fc.pre(read.errors.length === 0);
      tried++;
      const result = layOutYaml(text, order);
      if ('refused' in result) {
        refused++;
        return;
      }
      expect(parse(result.text)).toEqual(parse(text));
      expect(comments(result.text)).toEqual(comments(text));
      expect([...result.text.matchAll(/&a\d+/g)].map(String).toSorted()).toEqual(
        [...text.matchAll(/&a\d+/g)].map(String).toSorted(),
      );
      expect(laid(result.text)).toBe(result.text);
    }),
    { numRuns, seed: 7 },
  );
  expect(tried).toBe(numRuns);
  expect(refused).toBe(0);
});
