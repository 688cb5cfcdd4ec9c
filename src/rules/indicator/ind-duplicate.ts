import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { type Alike, clash, groupsAlike } from './likeness.ts';

/** No two indicators are the same under two ids. */
export const indDuplicate: Rule = {
  id: 'ind-duplicate',
  severity: 'warning',
  summary: 'No two indicators have the same name or definition, give or take small words, plurals and spelling.',
  why: 'Two ids for one thing make two numbers for one thing (DevResults; Tola refuses a name that stands twice).',
  fix: 'Keep one; between frameworks define it in the library and use it in both, or let one roll up to the other.',
  *check({ portfolio }) {
    const told = new Set<Alike['indicator']>();
    for (const group of groupsAlike(portfolio)) {
      const [twin, ...others] = group.filter((one, index) =>
        group.some((other, before) => before < index && clash(other, one)),
      );
      const first = twin && group.find((one) => clash(one, twin));
      if (twin === undefined || first === undefined || told.has(twin.indicator)) continue;
      for (const { indicator } of [twin, ...others]) told.add(indicator);
      const inside = first.framework === twin.framework;
      const name = ({ framework, indicator }: Alike) => (inside ? indicator.id : `${framework.id}/${indicator.id}`);
      yield {
        at: twin.at,
        message: `${name(twin)} has the same ${twin.what} as ${name(first)}.`,
        hint: inside
          ? 'Keep one of the two, or say what is different.'
          : 'Define it in the library and use it in both, or let one roll up to the other.',
        related: [
          { at: keyOf(first.indicator.at), message: 'The first one.' },
          ...others.map(({ at }) => ({ at, message: 'Also here.' })),
        ],
      };
    }
  },
};
