import type { Block } from './document.ts';
import { type Known, type Plain, without } from './facts.ts';
import { sentence } from './together.ts';
import { days, differ, numbersIn, periodWords } from './written.ts';

/** Numbers of a theory of change that are not counted anew or no text of the files, and the blocks that say nothing of its own. */
export function strangersInTheory(
  blocks: readonly Block[],
  framework: Plain,
  facts: readonly Plain[],
  known: Known,
): { readonly wrong: readonly string[]; readonly rest: readonly Block[] } {
  const wrong: string[] = [];
  const rest: Block[] = [];
  const levels = testedLevels(framework, facts);
  const tested: string[] = [];
  let aim: Plain;
  for (const block of blocks) {
    const { under, text } = block;
    const level = levels.find(({ title }) => text.startsWith(`${title}: `) || text.startsWith(`- ${title}: `));
    const horizon = /^(?:- Horizon: )?(.+)$/.exec(text)?.[1] ?? '';
    if (under === 'How the theory is tested' && level !== undefined) {
      tested.push(level.title);
      wrong.push(...differ(`${under}: ${text}`, text.replace(level.title, ''), level.counts));
    } else if (under === 'Aim and horizon' && resultSaying(text, framework) !== undefined) {
      aim = resultSaying(text, framework);
    } else if (under === 'Aim and horizon' && numbersIn(without(horizon, known.texts)).length > 0) {
      wrong.push(...differ(`${under}: ${text}`, horizon, periodWords(String(aim?.expected_by ?? framework.period))));
    } else {
      wrong.push(...misnamed(text, framework, known));
      rest.push({ under, text: unstood(block, framework, known) });
    }
  }
  const missing = levels.filter(({ title }) => !tested.includes(title));
  return { wrong: [...wrong, ...missing.map(({ title }) => `${title}: not said how it is tested`)], rest };
}

/** Levels with an indicator: how many of their results have one, how many these are, and where they stand. */
function testedLevels(framework: Plain, facts: readonly Plain[]) {
  const results = Object.entries<Plain>({ ...framework.results, ...framework.activities });
  const ids = [...new Set(facts.map(({ level }) => level))];
  return ids.map((id) => {
    const own = facts.filter(({ level }) => level === id);
    const all = results.filter(([, { level = 'activity' }]) => level === id);
    const measured = all.filter(([name]) => own.some(({ result }) => result === name));
    const title = framework.levels?.find((one: Plain) => one.id === id)?.title ?? 'Activities';
    return {
      title: String(title.en ?? title),
      counts: `${measured.length} of ${all.length} ${own.length} ${sentence(own)}`,
    };
  });
}

function resultSaying(text: string, { results }: Plain): Plain {
  return Object.values<Plain>(results).find(({ statement }) => (statement?.en ?? statement) === text);
}

/** Results named by a number that do not stand beside their own statement; a gap names results by their ids alone. */
export function misnamed(text: string, framework: Plain, { frameworks }: Known): readonly string[] {
  if (/^\s*- Because |no reason is written for/.test(text)) return [];
  const ids = text.match(/(?<![\w/-])[\w/-]*-\d+(?![\w-])/g) ?? [];
  return ids.flatMap((name) => {
    const [id = '', of = framework.id] = name.split('/').toReversed();
    const { statement, short } = frameworks.get(of)?.results?.[id] ?? {};
    const said = [statement, short].filter((one) => one !== undefined).map((one) => String(one.en ?? one).trim());
    const isBeside = said.length === 0 || said.some((one) => text.includes(one));
    return isBeside || text === name ? [] : [`${name} is not what ${text} says`];
  });
}

/** A text without the period in which an assumption stood so, where the latest narrative says it of this assumption. */
function unstood({ under, text }: Block, { id, assumptions = {} }: Plain, known: Known): string {
  const [said = '', word = '', period] = /(Holds|Weakening|No longer holds) \(([^()]*)\)/.exec(text) ?? [];
  const status = { Holds: 'holds', Weakening: 'weakening', 'No longer holds': 'failed' }[word];
  const last = latestNarrative(id, known);
  if (status === undefined || last === undefined || period !== periodWords(String(last.period))) return text;
  const isSo = Object.keys(assumptions).some(
    (name) => ` ${under} `.includes(` ${name} `) && last.assumptions?.[name]?.status === status,
  );
  return isSo ? text.replace(said, '') : text;
}

/** What was told last of a framework, of a period that had begun. */
export function latestNarrative(framework: string, { narratives, asOf }: Known): Plain {
  const told = narratives.filter((one) => one.framework === framework && days(String(one.period))[0] <= asOf);
  return told.toSorted((a, b) => (days(String(a.period))[1] < days(String(b.period))[1] ? -1 : 1)).at(-1);
}
