import { Chalk } from 'chalk';
import { topics } from '../diff/change.ts';
import { byThing, type Comparison, sideName } from '../diff/comparison.ts';
import { shortTitle } from '../diff/diff-markdown.ts';
import { idOf } from '../diff/figures.ts';
import { changeText, movedText } from '../diff/words.ts';
import { say } from '../model/text.ts';
import type { Context } from './context.ts';

/** The comparison for a terminal. */
export function diffText(comparison: Comparison, { colour }: Pick<Context, 'colour'>): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const { from, to, changes, figures, notCompared, asOf, languages } = comparison;
  const blocks = [[chalk.bold(`What changed in meaning from ${sideName(from)} to ${sideName(to)}`)]];
  const name = (id: string, title: string) =>
    `  ${[id, title === id ? '' : chalk.dim(shortTitle(title))].filter((part) => part !== '').join('  ')}`;
  for (const [topic, heading] of Object.entries(topics)) {
    const mine = changes.filter((change) => change.topic === topic);
    if (mine.length === 0) continue;
    const lines = byThing(mine).flatMap((group) => [
      name(group[0].id.split(' → ')[0] ?? '', group[0].title),
      ...group.map((change) => `    ${changeText(change)}`),
    ]);
    blocks.push([chalk.bold(heading), ...lines]);
  }
  if (figures.length > 0) {
    const lines = figures.flatMap((one) => [
      name(idOf(one.after), say(one.after.indicator.name, languages)),
      `    ${movedText(one, languages[0])}`,
    ]);
    blocks.push([chalk.bold(`Figures that move (as of ${asOf})`), ...lines]);
  }
  if (notCompared.length > 0) {
    blocks.push([chalk.bold('Not compared'), ...notCompared.map(({ what, why }) => `  ${what}: ${why}`)]);
  }
  if (changes.length === 0 && figures.length === 0) blocks.push(['No change in meaning.']);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
