import type { Json } from '../../text/json.ts';
import { oddityLines } from '../taken-in/oddities.ts';
import { short } from './data-file.ts';
import type { KeyTally } from './fields.ts';
import { parts } from './repository.ts';
import type { TakenIn } from './take-in-repository.ts';

/** The report of an import as Markdown: every file, row and key of metadata, and what became of it. */
export function reportText(name: string, taken: TakenIn, most = Number.POSITIVE_INFINITY): string {
  const { files, leftOut, rows, registry } = taken;
  const lines = [
    `# ${short(name)}`,
    '',
    `${taken.published} indicators became ${taken.made}, one for each series and unit, under ${taken.results} goals and targets.`,
    ...parts.map((part) => `${part}/: ${files[part].found} files, of them ${files[part].taken} taken in.`),
    `${rows.rows} rows of data: ${rows.taken} taken in (${rows.missing} of them without a value), ${rows.repeated} say again what another says, ${rows.leftOut} left out and named, ${rows.blank} blank.`,
    'Each year stands alone, unless --cumulation says otherwise; how places are combined, who answers for a result, and targets that stand in texts are to be written.',
  ];
  if (leftOut.length > 0) {
    lines.push('', `## ${leftOut.length} files that are left out`, '');
    for (const { path, reason } of leftOut.slice(0, most)) lines.push(`- ${short(path)}: ${reason}.`);
    if (leftOut.length > most) lines.push(`- and ${leftOut.length - most} more`);
  }
  lines.push(...oddityLines(registry.oddities, most));
  lines.push('', '## Metadata', '', ...keyLines(taken, most));
  return `${lines.join('\n')}\n`;
}

function keyLines({ keys }: TakenIn, most: number): readonly string[] {
  const all = sortedKeys(keys);
  const sum = (of: (tally: KeyTally) => number) => all.reduce((total, [, tally]) => total + of(tally), 0);
  const total = `${all.length} keys; ${sum(({ taken }) => taken)} times they were taken into a field, ${sum(({ carried }) => carried)} times carried along as published (\`open_sdg\` of the indicator), and ${sum(({ blank }) => blank)} times they say nothing.`;
  if (most !== Number.POSITIVE_INFINITY) return [total];
  const rows = all.map(([name, { fields, taken, carried, blank }]) => {
    const [place = '', ...key] = name.split(' ');
    return `| ${place} | ${short(key.join(' ')).replaceAll('|', '\\|')} | ${[...fields].toSorted().join(', ')} | ${taken} | ${carried} | ${blank} |`;
  });
  return [total, '', '| of | key | field | taken | carried | blank |', '|:--|:--|:--|--:|--:|--:|', ...rows];
}

const sortedKeys = (keys: TakenIn['keys']) => [...keys].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** The same for other programs. */
export function reportJson(name: string, { files, leftOut, rows, registry, keys, ...tally }: TakenIn): Json {
  const { found, counts } = registry.oddities;
  return {
    folder: name,
    published: tally.published,
    indicators: tally.made,
    results: tally.results,
    files: Object.fromEntries(parts.map((part) => [part, { ...files[part] }])),
    leftOut: leftOut.map(({ path, reason }) => ({ path, reason })),
    rows: { ...rows },
    keys: sortedKeys(keys).map(([written, { fields, taken, carried, blank }]) => {
      const [place = '', ...key] = written.split(' ');
      return {
        of: place,
        key: key.join(' '),
        fields: [...fields].toSorted(),
        taken,
        carried,

        blank,
      };
    }),
    odd: [...counts].map(([kind, count]) => ({ kind, count })),
    oddities: found.map(({ kind, line, message }) => ({ kind, line, message })),
  };
}
