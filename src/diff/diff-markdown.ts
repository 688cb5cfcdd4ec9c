import { say } from '../model/text.ts';
import { markdownText } from '../report/markdown.ts';
import { topics } from './change.ts';
import { byThing, type Comparison, sideName } from './comparison.ts';
import { idOf } from './figures.ts';
import { changeText, movedText } from './words.ts';

/** A comment of a pull request holds 65,536 characters. */
const longest = 60_000;

/** The comparison as a page of Markdown, fit for a comment on a pull request. */
export function diffMarkdown(comparison: Comparison): string {
  const { from, to, changes, figures, notCompared, asOf, languages } = comparison;
  const head = [`## What changed in meaning`, '', `From ${code(sideName(from))} to ${code(sideName(to))}.`, ''];
  const nothing = changes.length === 0 && figures.length === 0 ? ['No change in meaning.', ''] : [];
  const sections = Object.entries(topics).flatMap(([topic, heading]) => {
    const mine = changes.filter((change) => change.topic === topic);
    if (mine.length === 0) return [];
    const lines = byThing(mine).flatMap((group) => {
      const [first] = group;
      const name = first.id === '' ? '' : `${code(first.id.split(' → ')[0] ?? '')} `;
      const title = first.title === first.id ? '' : `${markdownText(shortTitle(first.title))}`;
      const texts = group.map((change) => markdownText(changeText(change)));
      return texts.length === 1
        ? [`- ${name}${title}: ${texts[0]}`]
        : [`- ${name}${title}`, ...texts.map((text) => `  - ${text}`)];
    });
    return topic === 'details'
      ? [`<details><summary>${heading} (${mine.length})</summary>`, '', ...lines, '', '</details>', '']
      : [`### ${heading}`, '', ...lines, ''];
  });
  const moved = figures.map(
    (one) =>
      `- ${code(idOf(one.after))} ${markdownText(shortTitle(say(one.after.indicator.name, languages)))}: ${markdownText(movedText(one, languages[0]))}`,
  );
  const figureSection = moved.length === 0 ? [] : [`### Figures that move (as of ${asOf})`, '', ...moved, ''];
  const open = notCompared.map(({ what, why }) => `- ${code(what)}: ${markdownText(why)}`);
  const openSection = open.length === 0 ? [] : ['### Not compared', '', ...open, ''];
  return cutTo(longest, [...head, ...nothing, ...sections, ...figureSection, ...openSection]);
}

/** A title that is a whole statement makes way for what changed. */
export function shortTitle(title: string): string {
  return title.length <= 100 ? title : `${title.slice(0, 99).trimEnd()}…`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** Whole lines, as many as there is room for. */
function cutTo(limit: number, lines: readonly string[]): string {
  const all = `${lines.join('\n').trimEnd()}\n`;
  if (all.length <= limit) return all;
  let length = 0;
  const kept = lines.filter((line) => {
    length += line.length + 1;
    return length < limit;
  });
  const left = lines.slice(kept.length).filter((line) => /^\s*- /.test(line)).length;
  const closed =
    kept.lastIndexOf('</details>') < kept.findLastIndex((line) => line.startsWith('<details>')) ? '\n</details>\n' : '';
  return `${kept.join('\n')}\n${closed}\nThere is more: ${left} lines are left out here. \`plumbline diff\` prints all of them.\n`;
}
