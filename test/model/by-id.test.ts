import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byId } from '../../src/model/by-id.ts';

test('finds what a search from the front finds', () => {
  const ids = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '');
  fc.assert(
    fc.property(fc.array(fc.record({ id: ids, at: fc.nat() })), fc.array(ids), (list, asked) => {
      for (const id of asked) {
        expect(byId(list, id)).toBe(list.find((one) => one.id === id));
      }
    }),
  );
});
