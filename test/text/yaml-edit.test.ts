import { describe, expect, test } from 'vitest';
import { editYaml, type YamlEdit } from '../../src/text/yaml-edit.ts';
import type { YamlValue } from '../../src/text/yaml-write.ts';

function edited(text: string, ...edits: readonly YamlEdit[]): string {
  const result = editYaml(text, edits);
  return 'text' in result ? result.text : `refused: ${result.refused.message}`;
}

function set(path: string, value: YamlValue, ...after: readonly string[]): YamlEdit {
  return { kind: 'set', path: path === '' ? [] : path.split('.'), value, after };
}

function append(path: string, value: YamlValue): YamlEdit {
  return { kind: 'append', path: path.split('.'), value };
}

function key(path: string, name: string): YamlEdit {
  return { kind: 'rename', path: path.split('.'), name };
}

function asWritten(...lines: readonly string[]): YamlEdit {
  return { kind: 'append', path: ['a'], value: { b: null }, lines };
}

type Case = readonly [name: string, text: string, edits: readonly YamlEdit[], expected: string];

const replaced: readonly Case[] = [
  ['a plain text', 'a:\n  b: draft   # not yet\n', [set('a.b', 'final')], 'a:\n  b: final   # not yet\n'],
  ['in double quotes', 'a: "draft" # c\n', [set('a', 'a "b"\nc')], 'a: "a \\"b\\"\\nc" # c\n'],
  ['in single quotes', "a:   'draft'\n", [set('a', "it's")], "a:   'it''s'\n"],
  ['a text that needs quotes', 'a: draft\n', [set('a', 'x: y')], 'a: "x: y"\n'],
  ['a text that would be a number', 'a: draft\n', [set('a', '2015')], 'a: "2015"\n'],
  ['a number', 'a: [1, 2]\n', [set('a.1', 45.5)], 'a: [1, 45.5]\n'],
  ['in a flow map of odd spacing', '{ a :   draft ,b: 1 }\n', [set('a', 'final')], '{ a :   final ,b: 1 }\n'],
  ['a comma between brackets', '{a: x}\n', [set('a', 'b, c')], '{a: "b, c"}\n'],
  ['a block of text', 'a: |  # note\n  one\n  two\n\n# end\nb: 1\n', [set('a', 'x')], 'a: x  # note\n\n# end\nb: 1\n'],
  ['a flow map', 'a: {value: 1, note: n}\nb: 2\n', [set('a', 5)], 'a: 5\nb: 2\n'],
  ['a text of several lines', 'a: one\n  two\nb: 1\n', [set('a', 'x')], 'a: x\nb: 1\n'],
  ['a blank', 'a:   # to come\nb: 1\n', [set('a', 'x')], 'a: x   # to come\nb: 1\n'],
  ['a blank between braces', '{a: , b, "c":}\n', [set('a', 1), set('b', 2), set('c', 3)], '{a: 1 , b: 2, "c": 3}\n'],
  ['an explicit null', 'a: ~ # c\n', [set('a', 3)], 'a: 3 # c\n'],
  ['a blank at the end of the file', 'a:', [set('a', 3)], 'a: 3'],
  ['with Windows line ends', 'a: x\r\nb: y # c\r\n', [set('b', 'z')], 'a: x\r\nb: z # c\r\n'],
  ['after a byte-order mark', '\uFEFFa: x\n', [set('a', 'y')], '\uFEFFa: y\n'],
  ['in a list of maps', '- a: x\n  b: y\n-   a: z\n', [set('1.a', 'w')], '- a: x\n  b: y\n-   a: w\n'],
  ['with null', 'a: 3\n', [set('a', null)], 'a: null\n'],
  ['with a map', 'a: 3\n', [set('a', { b: 1 })], 'a: {b: 1}\n'],
];

const added: readonly Case[] = [
  [
    'at the end of a map',
    'a:\n    b: 1 # c\n# d\ne: 2\n',
    [set('a.x', 'y')],
    'a:\n    b: 1 # c\n    x: y\n# d\ne: 2\n',
  ],
  ['behind a named key', 'a: 1\nb: 2 # two\nc: 3\n', [set('x', 9, 'none', 'b', 'a')], 'a: 1\nb: 2 # two\nx: 9\nc: 3\n'],
  ['where the file ends without a line end', 'a: 1', [set('b', 2)], 'a: 1\nb: 2'],
  ['with Windows line ends', 'a: 1\r\n', [set('b', 2)], 'a: 1\r\nb: 2\r\n'],
  ['behind a block of text', 'a:\n  b: |\n    x\n\nc: 1\n', [set('a.d', 2)], 'a:\n  b: |\n    x\n  d: 2\n\nc: 1\n'],
  [
    'behind a block that keeps its blank lines',
    'a:\n  b: |+\n    x\n\nc: 1\n',
    [set('a.d', 2)],
    'a:\n  b: |+\n    x\n\n  d: 2\nc: 1\n',
  ],
  ['behind a folded block at the end of the file', 'a: >-\n  x\n  y', [set('b', 2)], 'a: >-\n  x\n  y\nb: 2'],
  ['behind a blank', 'a:\n  b:  # c\nd: 1\n', [set('a.x', 2)], 'a:\n  b:  # c\n  x: 2\nd: 1\n'],
  ['in a flow map', 'a: { b: 1 }\n', [set('a.c', 'x, y')], 'a: { b: 1, c: "x, y" }\n'],
  ['in a flow map with a last comma', 'a: {b: 1,}\n', [set('a.c', 2)], 'a: {b: 1, c: 2,}\n'],
  [
    'in a flow map over lines',
    'a: {\n  b: 1, # one\n  c: 2  # two\n}\n',
    [set('a.d', 3)],
    'a: {\n  b: 1, # one\n  c: 2, d: 3  # two\n}\n',
  ],
  ['in an empty map', 'a: {}\n', [set('a.c', 2)], 'a: {c: 2}\n'],
  ['below a blank', 'a:  # c\nb: 1\n', [set('a.x', 2)], 'a:  # c\n  x: 2\nb: 1\n'],
  ['below a blank, as the file indents', 'z:\n    y: 1\na:\n', [set('a.x', 2)], 'z:\n    y: 1\na:\n    x: 2\n'],
  ['with what is missing on the way', 'a:\n  b: 1\n', [set('a.c.d', 'x')], 'a:\n  b: 1\n  c:\n    d: x\n'],
  ['two of them', 'a: 1\nb: 2\n', [set('x', 1), set('y', 2)], 'a: 1\nb: 2\nx: 1\ny: 2\n'],
  ['two on a missing way', 'a: 1\n', [set('b.x', 1), set('b.y', 2)], 'a: 1\nb:\n  x: 1\n  y: 2\n'],
  ['two in an empty map', 'a: {}\n', [set('a.x', 1), set('a.y', 2)], 'a: {x: 1, y: 2}\n'],
  ['inner and outer at one place', 'a:\n  b: 1\n', [set('c', 1), set('a.x', 2)], 'a:\n  b: 1\n  x: 2\nc: 1\n'],
  ['beside a blank that is filled', 'a:\n  b:\n', [set('a.c', 1), set('a.b', 2)], 'a:\n  b: 2\n  c: 1\n'],
  ['in a list of maps', '- a: 1\n- b: 2\n', [set('0.c', 3)], '- a: 1\n  c: 3\n- b: 2\n'],
  ['over what a merge brings', 'a: &a {x: 1}\nb:\n  <<: *a\n', [set('b.x', 2)], 'a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n'],
  ['a text of two lines', 'a: 1\n', [set('b', 'x\ny\n')], 'a: 1\nb: |\n  x\n  y\n'],
  ['a list of maps', 'a: 1\n', [set('b', [{ c: 1, d: 'e' }])], 'a: 1\nb:\n  - c: 1\n    d: e\n'],
];

const items: readonly Case[] = [
  ['at the end of a list', 'a:\n- 1 # one\n\n# two\nb: 1\n', [append('a', 2)], 'a:\n- 1 # one\n- 2\n\n# two\nb: 1\n'],
  [
    'that is a map',
    'a:\n  -   b: 1\n      c: 2\n',
    [append('a', { b: 3, c: 4 })],
    'a:\n  -   b: 1\n      c: 2\n  - b: 3\n    c: 4\n',
  ],
  ['between brackets', 'a: [ 1, 2 ] # c\n', [append('a', 3)], 'a: [ 1, 2, 3 ] # c\n'],
  ['in an empty list', 'a: []\n', [append('a', { b: 1 })], 'a: [{b: 1}]\n'],
  ['below a blank', 'a:\nb: 1\n', [append('a', { c: 1 })], 'a:\n  - c: 1\nb: 1\n'],
  ['where there is no list', 'b: 1\n', [append('a', 1), append('a', 2)], 'b: 1\na:\n  - 1\n  - 2\n'],
  ['as its lines are written', 'a:\n    - b: 1\n', [asWritten('- b:  # what?')], 'a:\n    - b: 1\n    - b:  # what?\n'],
  [
    'whose lines say something else',
    'a:\n  - 1\n',
    [asWritten('- c:')],
    'refused: The change cannot be made here without changing something else.',
  ],
  ['behind a blank item', 'a:\n  - # c\n', [append('a', 1)], 'a:\n  - # c\n  - 1\n'],
];

const anchors: readonly Case[] = [
  ['an alias is written out', 'a: &s draft\nb: *s\n', [set('b', 'final')], 'a: &s draft\nb: final\n'],
  [
    'the first alias takes the old value over',
    'a: &s "draft" # c\nb: *s\nc: *s\n',
    [set('a', 'final')],
    'a: "final" # c\nb: &s "draft"\nc: *s\n',
  ],
  ['all of them', 'a: &s x\nb: *s\nc: *s\n', [set('a', 'y'), set('b', 'z'), set('c', 'w')], 'a: &s y\nb: z\nc: w\n'],
  ['an anchor nobody repeats stays', 'a: &s x\n', [set('a', 'y')], 'a: &s y\n'],
  [
    'what is repeated cannot be changed inside',
    'a: &m {x: 1}\nb: *m\n',
    [set('b.x', 2)],
    'refused: b repeats what is written elsewhere (*m).',
  ],
  [
    'nor can what others repeat',
    'a: &m {x: 1}\nb: {<<: *m}\n',
    [set('a.x', 2)],
    'refused: a is repeated elsewhere (*m); that would change with it.',
  ],
];

const kept: readonly Case[] = [
  [
    'all of them in the same way',
    'a: &s x # c\nb: *s\nc: *s\n',
    [set('a', 'y'), set('b', 'y'), set('c', 'y')],
    'a: &s y # c\nb: *s\nc: *s\n',
  ],
  [
    'not all of them in the same way',
    'a: &s x\nb: *s\nc: *s\n',
    [set('a', 'y'), set('b', 'y')],
    'a: y\nb: y\nc: &s x\n',
  ],
  [
    'inside what is repeated, and merged, in the same way',
    'a: &m {x: 1, y: 2}\nb: *m\nc:\n  <<: *m\n  z: 3\n',
    [set('a.x', 5), set('b.x', 5), set('c.x', 5)],
    'a: &m {x: 5, y: 2}\nb: *m\nc:\n  <<: *m\n  z: 3\n',
  ],
  ['a key of what is repeated', 'a: &m {x: 1}\nb: *m\n', [key('a.x', 'w'), key('b.x', 'w')], 'a: &m {w: 1}\nb: *m\n'],
];

const renamed: readonly Case[] = [
  ['a key', '{ "a" : 1, b: 2 }\n', [{ kind: 'rename', path: ['a'], name: 'c' }], '{ "c" : 1, b: 2 }\n'],
  [
    'a key of a block',
    'a:\n  b: # c\n    d: 1\n',
    [{ kind: 'rename', path: ['a', 'b'], name: 'x' }],
    'a:\n  x: # c\n    d: 1\n',
  ],
];

describe.each([
  ['replaces', replaced],
  ['adds a key', added],
  ['adds an item', items],
  ['with anchors:', anchors],
  ['renames', renamed],
])('%s', (_what, cases) => {
  test.each(cases)('%s', (_name, text, edits, expected) => {
    expect(edited(text, ...edits)).toBe(expected);
  });
});

test.each(kept)('aliases go on repeating what changes: %s', (_name, text, edits, expected) => {
  expect(editYaml(text, edits, 'kept')).toEqual({ text: expected });
});

test.each<[string, string, YamlEdit, string]>([
  ['a text that cannot be read', 'a: [1\n', set('a', 1), 'The text cannot be read as YAML'],
  ['a path through a text', 'a: x\n', set('a.b', 1), 'a is a single value; expected another kind.'],
  ['a list where a map is asked for', 'a: [1]\n', set('a.b', 1), 'a is a list; expected another kind.'],
  ['an item for a map', 'a: {b: 1}\n', append('a', 1), 'a is a map; expected another kind.'],
  ['a map over several lines', 'a:\n  b: 1 # c\n', set('a', 1), 'a is written over several lines.'],
  [
    'a key that stands there already',
    'a: 1\nb: 2\n',
    { kind: 'rename', path: ['a'], name: 'b' },
    'The change cannot be made here',
  ],
  ['a key that is not there', 'a: 1\n', { kind: 'rename', path: ['c'], name: 'b' }, 'There is no key c.'],
  ['an empty file', '# nothing\n', set('a', 1), 'The file is empty.'],
])('refuses %s', (_name, text, edit, message) => {
  expect(edited(text, edit)).toContain(`refused: ${message}`);
});
