import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint, openCache } from '../../src/cache.ts';
import { folder } from '../support/cli.ts';

const questions = ['a', 'b', 'c', 'd'].map(fingerprint);

test('gives back what was kept, in another run of the same program', () => {
  const path = join(folder({}), 'deep/er/x.values');
  const answers = fc.array(fc.tuple(fc.constantFrom(...questions), fc.jsonValue()), { minLength: 1 });
  fc.assert(
    fc.property(answers, (kept) => {
      const before = openCache(path, 'program');
      for (const [question, answer] of kept) before.keep(question, answer);
      before.save();
      const after = openCache(path, 'program');
      for (const [question, answer] of new Map(kept)) {
        expect(after.recall(question)).toEqual(JSON.parse(JSON.stringify(answer)));
      }
      expect(after.recall(fingerprint('never asked'))).toBeUndefined();
      expect(openCache(path, 'another program').recall(questions[0] ?? '')).toBeUndefined();
    }),
  );
});

test('of a damaged file nothing is believed', () => {
  const path = join(folder({}), 'x.values');
  const cache = openCache(path, 'program');
  for (const question of questions) cache.keep(question, { [question]: ['é', 1, null] });
  cache.save();
  const good = readFileSync(path);
  const damage = fc.record({
    at: fc.nat(good.length),
    cut: fc.nat(good.length),
    insert: fc.uint8Array({ maxLength: 60 }),
  });
  fc.assert(
    fc.property(damage, ({ at, cut, insert }) => {
      const bad = Buffer.concat([good.subarray(0, at), insert, good.subarray(at + cut)]);
      writeFileSync(path, bad);
      const found = openCache(path, 'program').recall(questions[1] ?? '');
      expect(found).toEqual(bad.equals(good) ? { [questions[1] ?? '']: ['é', 1, null] } : undefined);
    }),
    { numRuns: 2000 },
  );
});

test('forgets what a run did not ask for, and is only written where there is something new', () => {
  const path = join(folder({}), 'x.values');
  const [first = '', second = '', third = ''] = questions;
  const one = openCache(path, 'program');
  one.keep(first, 1);
  one.keep(second, 2);
  one.save();
  const bytes = readFileSync(path);
  const same = openCache(path, 'program');
  expect(same.recall(first)).toBe(1);
  same.save();
  expect(readFileSync(path).equals(bytes)).toBe(true);
  const next = openCache(path, 'program');
  next.recall(first);
  next.keep(third, 3);
  next.save();
  const last = openCache(path, 'program');
  expect([first, second, third].map((question) => last.recall(question))).toEqual([1, undefined, 3]);
});

test('two runs at once leave a whole file and nothing beside it', () => {
  const dir = folder({});
  const path = join(dir, 'x.values');
  const [one, two] = [openCache(path, 'program'), openCache(path, 'program')];
  one.keep(questions[0] ?? '', 'one');
  two.keep(questions[0] ?? '', 'two');
  one.save();
  two.save();
  expect(openCache(path, 'program').recall(questions[0] ?? '')).toBe('two');
  expect(readdirSync(dir)).toEqual(['x.values']);
});

test('where it cannot be written there is none', () => {
  const dir = folder({ file: 'no folder' });
  mkdirSync(join(dir, 'taken'));
  for (const path of [join(dir, 'file/x.values'), join(dir, 'taken'), '/proc/nowhere/x.values']) {
    const cache = openCache(path, 'program');
    cache.keep(questions[0] ?? '', 1);
    cache.save();
    expect(openCache(path, 'program').recall(questions[0] ?? '')).toBeUndefined();
  }
  expect(existsSync(join(dir, 'file/x.values'))).toBe(false);
  expect(readdirSync(dir).toSorted()).toEqual(['file', 'taken']);
});
