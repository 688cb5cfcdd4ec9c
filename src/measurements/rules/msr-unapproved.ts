import { addDays, comparePeriods, type Period } from '../../model/period.ts';
import type { Indicator } from '../../model/portfolio.ts';
import { quote } from '../database.ts';
import { lockOf } from '../subject.ts';
import { finding, type RowRule, type Scene } from './row-rule.ts';

/** Where periods are approved, none is left out. */
export const msrUnapproved: RowRule = {
  id: 'msr-unapproved',
  severity: 'warning',
  summary: 'Where a framework approves its periods, those that are past their days of grace are approved.',
  why: 'Readers take figures beside approved ones for approved (Akvo RSR adds up approved values alone).',
  fix: 'Approve the period: plumbline approve <framework> <period> --by <who>.',
  suspects: {
    pairs: (scene) => {
      const earliest = [...waiting(scene)].map(([framework, [first]]) =>
        first === undefined
          ? 'false'
          : `(i.owner = ${quote(framework)} AND i.code = ${quote(first.indicator.id)}
              AND r.opens = ${quote(first.period.start)} AND r.closes = ${quote(first.period.end)})`,
      );
      return earliest.length === 0
        ? undefined
        : `SELECT min(r.id) AS id, NULL AS other FROM rows r JOIN facts i USING (ind)
          WHERE r.fresh AND (${earliest.join(' OR ')}) GROUP BY i.owner`;
    },
  },
  explain(row, scene) {
    const framework = row.indicator?.framework ?? '';
    const all = waiting(scene).get(framework) ?? [];
    const last = scene.approvals
      .filter((one) => one.framework === framework)
      .toSorted(byEnd)
      .at(-1);
    if (row.period === undefined || last === undefined) return undefined;
    const ends = new Set(all.map(({ period }) => `${period.start}/${period.end}`)).size;
    const more = ends > 1 ? ` It is the first of ${ends} such periods.` : '';
    const message = `The period ${row.period.text} of ${framework} is past its days of grace and not approved; the latest approval is of ${last.period.text}.${more}`;
    return finding(row.at('period'), message, `plumbline approve ${framework} ${row.period.text} approves it.`);
  },
};

interface Unlocked {
  readonly indicator: Indicator;
  readonly period: Period;
}

function byEnd(a: { readonly period: Period }, b: { readonly period: Period }): number {
  return a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : 0;
}

/** By framework what its approvals leave out, earliest first: nothing from before its first, nothing still in grace. */
function waiting({ subjects, approvals, asOf, incoming }: Scene): ReadonlyMap<string, readonly Unlocked[]> {
  const groups = new Map<string, Unlocked[]>();
  if (incoming || approvals.length === 0) return groups;
  for (const { indicator, period } of subjects) {
    if (indicator === undefined || period === undefined || lockOf(indicator, period, approvals)) continue;
    const own = approvals.filter(({ framework }) => framework === indicator.framework);
    const since = own.map((one) => one.period.start).toSorted()[0];
    if (since === undefined || period.start < since || addDays(period.end, indicator.dueAfterDays) >= asOf) continue;
    const group = groups.get(indicator.framework);
    if (group === undefined) groups.set(indicator.framework, [{ indicator, period }]);
    else group.push({ indicator, period });
  }
  return new Map([...groups].map(([id, all]) => [id, all.toSorted((a, b) => comparePeriods(a.period, b.period))]));
}
