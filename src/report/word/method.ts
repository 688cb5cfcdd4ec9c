import type { MethodBox } from '../method-box.ts';
import type { Words } from '../words.ts';
import type { Passage } from './document.ts';
import { badgeRun, cell, list, paragraph, row, run, table, textCell } from './runs.ts';

/** How figures are computed and rated. */
export function methodPassages(
  { formulas, rules, bands, states }: MethodBox,
  labels: Words['labels'],
): readonly Passage[] {
  const formulaItems = formulas.map(({ name, count, formula }) => [
    run(name, 'strong'),
    run(` (${count})${labels.colon} ${formula}`),
  ]);
  const bandRows = bands.map(({ badge, edges }) => row([cell([badgeRun(badge)]), textCell(edges)]));
  const stateRows = states.map(({ badge, meaning }) => row([cell([badgeRun(badge)]), textCell(meaning)]));
  return [
    ...(formulas.length === 0
      ? []
      : [paragraph([run(`${labels.howComputed}. `, 'strong'), run(labels.percentOfTarget)]), list(formulaItems)]),
    ...rules.map(({ label, text }) => paragraph([run(`${label}. `, 'strong'), run(text)])),
    ...(bands.length === 0
      ? []
      : [
          table(
            [
              [labels.rating, 30],
              [labels.range, 70],
            ],
            bandRows,
          ),
        ]),
    ...(states.length === 0
      ? []
      : [
          table(
            [
              [labels.states, 30],
              [labels.meaning, 70],
            ],
            stateRows,
          ),
        ]),
  ];
}
