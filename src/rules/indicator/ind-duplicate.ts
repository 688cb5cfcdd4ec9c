import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { type Alike, clash, groupsAlike, likenessOf } from './likeness.ts';

/** No two indicators are the same under two ids. */
export const indDuplicate: Rule = {
  id: 'ind-duplicate',
  severity: 'warning',
  summary: 'No two indicators have the same name or definition, give or take small words, plurals and spelling.',
  why: 'Two ids for one thing make two numbers for one thing (DevResults; Tola refuses a name that stands twice).',
  fix: 'Keep one; between frameworks define it in the library and use it in both, or let one roll up to the other.',
  gather: likenessOf,
  *check({ gathered = [] }) {
    const told = new Set<string>();
    for (const group of groupsAlike(gathered)) {
      const [twin, ...others] = group.filter((one, index) =>
        group.some((other, before) => before < index && clash(other, one)),
      );
      const first = twin && group.find((one) => clash(one, twin));
      if (twin === undefined || first === undefined || told.has(fullName(twin))) continue;
      for (const one of [twin, ...others]) told.add(fullName(one));
      const inside = first.framework === twin.framework;
      const name = (one: Alike) => (inside ? one.id : fullName(one));
      yield {
        at: twin.at,
        message: `${name(twin)} has the same ${twin.what} as ${name(first)}.`,
        hint: inside
          ? 'Keep one of the two, or say what is different.'
          : 'Define it in the library and use it in both, or let one roll up to the other.',
        related: [
          { at: keyOf(first.indicatorAt), message: 'The first one.' },
          ...others.map(({ at }) => ({ at, message: 'Also here.' })),
        ],
      };
    }
  },
};

function fullName({ framework, id }: Alike): string {
  return `${framework}/${id}`;
}
