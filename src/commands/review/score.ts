import { say } from '../../model/text.ts';
import { longList, nameOf, type ScoredIndicator } from '../../review/scored.ts';
import { writeJson } from '../../text/json.ts';
import type { CommonOptions, Context, Outcome } from '../context.ts';
import { openForWork } from '../open.ts';
import { type Column, layOut, lineOf } from '../table-layout.ts';
import { frameworksOf } from './scope.ts';
import { bandWords, markdownTable, rounded } from './words.ts';

/** Prints what the reviewers make of the indicators: the best first, what is to be discussed, what rules out. */
export async function score(framework: string | undefined, options: CommonOptions, context: Context): Promise<Outcome> {
  const { portfolio } = await openForWork(options, context);
  const languages = options.lang === undefined ? portfolio.languages : [options.lang, ...portfolio.languages];
  const list = longList(frameworksOf(portfolio, framework), portfolio)
    .filter(({ review }) => review !== undefined && review.reviews.length > 0)
    .toSorted(
      (a, b) =>
        Number(a.score === undefined) - Number(b.score === undefined) ||
        (b.score && a.score ? b.score.cmp(a.score) : 0),
    );
  const name = (one: ScoredIndicator) => say(one.indicator.name, languages);
  const print = {
    text: () => text(list, context),
    md: () => markdown(list, name),
    json: () =>
      writeJson({
        criteria: [...portfolio.review.criteria.values()].map(({ id, weight, knockOut }) => ({ id, weight, knockOut })),
        keepFrom: portfolio.review.keepFrom,
        reviseFrom: portfolio.review.reviseFrom,
        indicators: list.map((one) => json(one, name(one))),
      }),
  };
  context.out(print[(options.format ?? 'text') as keyof typeof print]());
  return 0;
}

function json(one: ScoredIndicator, name: string) {
  const { framework, indicator, level, score: total, band, knockOuts, discuss, criteria, decisions } = one;
  return {
    framework: framework.id,
    indicator: indicator.id,
    name: name === '' ? null : name,
    status: indicator.status,
    result: indicator.result.id,
    level,
    score: total,
    band,
    knockOuts,
    discuss,
    criteria: criteria.map(({ criterion, mean, spread, given }) => ({
      id: criterion.id,
      mean: mean?.toDecimalPlaces(12),
      spread: given.length === 0 ? null : spread,
      given,
    })),
    decisions,
  };
}

function text(list: readonly ScoredIndicator[], { width = Number.POSITIVE_INFINITY }: Context): string {
  if (list.length === 0) return 'There is no review yet; plumbline review start writes one for each draft indicator.\n';
  const ids = list[0]?.criteria.map(({ criterion }) => criterion.id) ?? [];
  const columns: readonly Column[] = [
    { heading: 'Indicator', widest: 60, narrowest: 24 },
    { heading: 'Score', widest: 6, right: true },
    { heading: 'Band', widest: 10 },
    { heading: 'Reviewers', widest: 10, right: true, leaves: ids.length + 1 },
    ...ids.map((id, index) => ({ heading: id, widest: 24, right: true, leaves: ids.length - index }) as const),
  ];
  const rows = list.map((one) => [
    nameOf(one),
    rounded(one.score),
    bandWords[one.band],
    String(one.review?.reviews.length ?? 0),
    ...one.criteria.map(({ mean, spread }) => `${rounded(mean)}${spread > 1 ? '*' : ''}`),
  ]);
  const layout = layOut(columns, rows, width);
  const lines = [columns.map(({ heading }) => heading), ...rows].map((cells) => lineOf(cells, layout));
  return `${[...lines, '', ...remarks(list)].join('\n').trimEnd()}\n`;
}

/** What the figures alone do not say. */
function remarks(list: readonly ScoredIndicator[]): readonly string[] {
  const counts = (['keep', 'revise', 'drop', 'open'] as const).flatMap((band) => {
    const count = list.filter((one) => one.band === band).length;
    return count === 0 ? [] : [`${count} ${bandWords[band]}`];
  });
  return [
    ...list.flatMap((one) =>
      one.knockOuts.map((id) => `${nameOf(one)}: every reviewer gives 0 for ${id}, which rules it out as it stands.`),
    ),
    ...list.flatMap((one) =>
      one.criteria
        .filter(({ criterion }) => one.discuss.includes(criterion.id))
        .map(
          ({ criterion, given }) =>
            `${nameOf(one)}: to be discussed: ${criterion.id} (${given.map(({ by, score: own }) => `${by} ${own}`).join(', ')}).`,
        ),
    ),
    `In all: ${counts.join(', ')}.`,
  ];
}

function markdown(list: readonly ScoredIndicator[], name: (one: ScoredIndicator) => string): string {
  if (list.length === 0) return 'There is no review yet.\n';
  const ids = list[0]?.criteria.map(({ criterion }) => criterion.id) ?? [];
  const table = markdownTable(
    ['Indicator', 'Score', 'Band', ...ids],
    list.map((one) => [
      `${name(one)} (\`${nameOf(one)}\`)`,
      rounded(one.score),
      bandWords[one.band],
      ...one.criteria.map(({ mean, spread }) => `${rounded(mean)}${spread > 1 ? ` (spread ${spread})` : ''}`),
    ]),
  );
  return `# Scores of the indicator review\n\n${table}\n${remarks(list)
    .map((line) => `- ${line}\n`)
    .join('')}`;
}
