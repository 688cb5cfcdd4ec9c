import type { Json } from '../../text/json.ts';
import { oddityLines } from '../taken-in/oddities.ts';
import type { TakenIn } from './take-in-file.ts';

/** The report of an import as Markdown: what came in, what was odd and how it was read, what stayed outside. */
export function reportText(file: string, taken: TakenIn, most = Number.POSITIVE_INFINITY): string {
  const { tally, registry, leftOut, withoutResults, notAsked } = taken;
  const { oddities } = registry;
  const lines = [
    `# ${file}`,
    '',
    `${tally.activities} activities with results became frameworks: ${tally.results} results, ${tally.indicators} indicators, ${tally.baselines} baselines, ${tally.targets} targets, ${tally.actuals} actuals.`,
    ...(tally.carried === 0
      ? []
      : [
          `${tally.carried} figures travel along as published, whole or in part: \`iati: {published: …}\` of their indicators.`,
        ]),
    ...(withoutResults === 0 ? [] : [`${withoutResults} activities have no results and are left out.`]),
    ...(notAsked === 0 ? [] : [`${notAsked} activities with results were not asked for.`]),
    ...(leftOut.size === 0
      ? []
      : [
          `No part of a results framework, and left out: ${[...leftOut].map(([name, count]) => `${count} ${name}`).join(', ')}.`,
        ]),
    'IATI says nothing of how activities lead to results, who answers for them, units, and how values build up over time: these are to be written.',
  ];
  lines.push(...oddityLines(oddities, most));
  return `${lines.join('\n')}\n`;
}

/** The same for other programs. */
export function reportJson(file: string, { tally, registry, leftOut, withoutResults, notAsked }: TakenIn): Json {
  const { found, counts } = registry.oddities;
  return {
    file,
    ...tally,
    withoutResults,
    notAsked,
    leftOut: Object.fromEntries(leftOut),
    odd: [...counts].map(([kind, count]) => ({ kind, count })),
    oddities: found.map(({ kind, line, message }) => ({ kind, line, message })),
  };
}
