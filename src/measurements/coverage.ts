import { overlaps } from '../model/period.ts';
import { whole } from '../model/place-tree.ts';
import type { CoverageRow, Found } from './assemble.ts';
import type { Member } from './expected.ts';
import { classes } from './marks.ts';
import type { Coverage } from './observation.ts';
import type { Covering, Question, Window } from './windows.ts';

/** One row a cell: how many places are expected, reported and withheld, and which are missing. */
export const coverageCounts = `
  WITH seen AS (
    SELECT ind, c.cell, s.member, max(t.class) AS class
    FROM totals t JOIN cover c USING (ind, per) JOIN question q USING (ind)
      JOIN speaker s ON s.members = q.members AND s.pl = t.pl
    WHERE t.class = ${classes.counted} OR NOT s.within
    GROUP BY ALL
  ), expected AS (
    SELECT k.ind, k.cell, m.pl AS member
    FROM cell k JOIN question q USING (ind) JOIN member m ON m.members = q.members
    WHERE m.opens <= k.closes AND k.opens <= m.closes
  )
  SELECT ind, cell,
    (count(*) FILTER (WHERE class IS DISTINCT FROM ${classes.notApplicable}))::INTEGER AS expected,
    (count(*) FILTER (WHERE class = ${classes.counted}))::INTEGER AS reported,
    (count(*) FILTER (WHERE class = ${classes.withheld}))::INTEGER AS withheld,
    list(member ORDER BY member) FILTER (WHERE coalesce(class, ${classes.empty}) = ${classes.empty}) AS missing
  FROM expected LEFT JOIN seen USING (ind, cell, member)
  GROUP BY ind, cell`;

interface Covered {
  readonly question: Question;
  readonly covering: Covering | undefined;
  readonly places: readonly string[];
}

/** The coverage of each window: that of its cells, added up. */
export function coverageIn({ question, covering, places }: Covered, rows: readonly CoverageRow[]): Found['coverage'] {
  const byCell = new Map(rows.map((row) => [row.cell, row]));
  const coverages = question.windows.map(({ slots }, win) => {
    const found = (covering?.ofWindow[win] ?? []).map((number, slot) => ({
      row: byCell.get(number),
      period: slots[slot]?.text ?? '',
    }));
    const total = (of: (row: CoverageRow) => number) => found.reduce((all, { row }) => all + (row ? of(row) : 0), 0);
    return {
      expected: total(({ expected }) => expected),
      reported: total(({ reported }) => reported),
      withheld: total(({ withheld }) => withheld),
      missing: found.flatMap(({ row, period }) =>
        (row?.missing ?? []).map((number) => placePeriod(places[number] ?? whole, period)),
      ),
    };
  });
  const ofWindow = new Map(question.windows.map((window, win) => [window, coverages[win]]));
  return (window) => ofWindow.get(window) ?? nobody;
}

/** Nobody is expected: no place of the list has begun, or all are taken out. */
const nobody: Coverage = { expected: 0, reported: 0, withheld: 0, missing: [] };

function placePeriod(place: string, period: string): Coverage['missing'][number] {
  return place === whole ? { period } : { place, period };
}

/** Nobody has reported in the window. */
export function allMissing({ slots }: Window, members: readonly Member[]): Coverage {
  const missing = slots.flatMap((slot) =>
    members
      .filter(({ opens, closes }) => overlaps({ start: opens, end: closes }, slot))
      .map(({ place }) => placePeriod(place, slot.text)),
  );
  return { expected: missing.length, reported: 0, withheld: 0, missing };
}
