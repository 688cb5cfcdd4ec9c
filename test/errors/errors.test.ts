import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

const framework =
  'id: main\ntitle: Main\nresults:\n  output-1: {level: output, statement: Plans adopted}\nindicators:\n  plans: {result: output-1, name: Number of plans, measure: number, unit: plans, direction: increase, cumulation: incremental}\n';
const good = { 'plumbline.yaml': 'title: Portfolio\n', 'frameworks/main.yaml': framework };

const withParty = { ...good, 'plumbline.yaml': 'title: Portfolio\nparties: {city: {title: City}}\n' };

/** Every error that no rule reports: what was there, what was typed. The gallery shows what the user is told. */
const cases: readonly (readonly [title: string, files: Readonly<Record<string, string>>, argv: readonly string[]])[] = [
  ['No command', {}, []],
  ['A mistyped command', good, ['valdate']],
  ['A mistyped option', good, ['validate', '--formt', 'json']],
  ['An option that is like no other', good, ['review', 'start', '--party', 'city']],
  ['A value where there is none', good, ['progress', '--wide=yes']],
  ['An option without its value', good, ['progress', '--by']],
  ['An argument that is missing', good, ['retarget', 'plans']],
  ['An argument too many', good, ['report', 'scorecard', 'main']],
  ['A command like no other', good, ['help']],
  ['A format that there is not', good, ['validate', '--format', 'xml']],
  ['No portfolio here', {}, ['validate']],
  ['A folder that there is not', good, ['validate', '--dir', 'nowhere']],
  ['A portfolio for a later program', { 'plumbline.yaml': 'plumbline: 2\ntitle: Portfolio\n' }, ['validate']],
  ['A day that there is not', good, ['progress', '--as-of', '2015-02-30']],
  ['No framework', { 'plumbline.yaml': 'title: Portfolio\n' }, ['validate']],
  [
    'A broken plumbline.yaml, for a command that needs it',
    { ...good, 'plumbline.yaml': 'titel: Portfolio\n' },
    ['progress'],
  ],
  [
    'A broken framework, for a command that goes on without it',
    { ...good, 'frameworks/other.yaml': 'id: other\n' },
    ['progress', '--as-of', '2015-12-31'],
  ],
  [
    'A store that cannot be read whole, for a command that goes on without the rest',
    { ...good, 'measurements/main/plans.csv': 'period,value\n2015,"3\n' },
    ['progress', '--as-of', '2015-12-31'],
  ],
  ['An indicator that there is not', good, ['progress', 'plan']],
  [
    'A name that is like no other',
    {
      ...good,
      'frameworks/main.yaml': `${framework}${Array.from({ length: 12 }, (_, n) => `  i${n}: {result: output-1, name: N}\n`).join('')}`,
    },
    ['progress', 'unheard-of'],
  ],
  ['An empty plumbline.yaml', { 'plumbline.yaml': '' }, ['validate']],
  ['All reports without a folder', good, ['report', '--all']],
  ['An export without a framework', { 'plumbline.yaml': 'title: Portfolio\n' }, ['export', 'iati']],
  ['A score without a review', good, ['review', 'score']],
  [
    'Columns in another language',
    { ...good, 'incoming/2015.csv': 'Indicateur,Période,Ménages\nplans,2015,3\n' },
    ['ingest', 'incoming/2015.csv'],
  ],
  ['A file to validate that there is not', good, ['validate', 'frameworks/mian.yaml']],
  [
    'A file that validate does not read',
    { ...good, 'incoming/2015.csv': 'indicator,period,value\n' },
    ['validate', 'incoming/2015.csv', 'frameworks'],
  ],
  ['A file that there is not', good, ['ingest', 'incoming/2015.csv']],
  ['A folder instead of a file', good, ['ingest', 'frameworks']],
  ['An empty file', { ...good, 'incoming/2015.csv': '' }, ['ingest', 'incoming/2015.csv']],
  [
    'A spreadsheet instead of a CSV',
    { ...good, 'incoming/2015.csv': 'PK\u0003\u0004\u0014\u0000' },
    ['ingest', 'incoming/2015.csv'],
  ],
  [
    'A file with colons',
    { ...good, 'incoming/2015.csv': 'indicator:period:value\nplans:2015:3\n' },
    ['ingest', 'incoming/2015.csv'],
  ],
  [
    'A column that nobody knows',
    { ...good, 'incoming/2015.csv': 'indicator,period,value,colour\nplans,2015,3,red\n' },
    ['ingest', 'incoming/2015.csv'],
  ],
  [
    'Cells that cannot be taken',
    {
      ...good,
      'incoming/2015.csv': 'indicator,period,value\nplan,2015,3\nplans,2015-13,3\nplans,2014,"1,110"\nplans,2013,n/a\n',
    },
    ['ingest', 'incoming/2015.csv'],
  ],
  [
    'A reason that is not on the list',
    { ...good, 'incoming/2015.csv': 'indicator,period,value\nplans,2015,3\n' },
    ['ingest', 'incoming/2015.csv', '--write', '--reason', 'corection: a digit'],
  ],
  [
    'A change without a reason, which stops even --accept-partial',
    {
      ...good,
      'measurements/main/plans.csv': 'period,value\n2014,2\n',
      'incoming/2015.csv': 'indicator,period,value\nplans,2015,3\nplans,2014,4\nplans,2013,n/a\n',
    },
    ['ingest', 'incoming/2015.csv', '--write', '--accept-partial'],
  ],
  [
    'Rows that are left out',
    { ...good, 'incoming/2015.csv': 'indicator,period,value,comment\nplans,2015,3,\nplans,2013,n/a,=1+1\n' },
    ['ingest', 'incoming/2015.csv', '--write', '--accept-partial'],
  ],
  [
    'Another ingest that does not end',
    {
      ...good,
      'incoming/2015.csv': 'indicator,period,value\nplans,2015,3\n',
      'measurements/.lock': '{"pid":4711,"host":"office","started":null}\n',
    },
    ['ingest', 'incoming/2015.csv', '--write', '--wait', '0'],
  ],
  [
    'An interrupted ingest whose traces were damaged',
    {
      ...good,
      'incoming/2015.csv': 'indicator,period,value\nplans,2015,3\n',
      'measurements/.ingest/manifest.json': '{"files":{"0.csv":"meas',
    },
    ['ingest', 'incoming/2015.csv', '--write'],
  ],
  ['An approval of nothing', good, ['approve']],
  ['An approval of a framework that there is not', good, ['approve', 'mian', '2015', '--by', 'city']],
  ['An approval by nobody who is known', withParty, ['approve', 'main', '2015', '--by', 'citty']],
  ['An approval of a period that there is not', withParty, ['approve', 'main', '2015-Q5', '--by', 'city']],
  ['An approval before the end', withParty, ['approve', 'main', '2026', '--by', 'city']],
  ['An approval of a period without values', withParty, ['approve', 'main', '2015', '--by', 'city']],
  [
    'An approval of values with errors',
    { ...withParty, 'measurements/main/plans.csv': 'period,value\n2015,n/a\n' },
    ['approve', 'main', '2015', '--by', 'city'],
  ],
  ['A comparison outside of Git', good, ['diff', 'HEAD']],
  ['A file that cannot be laid out', { ...good, 'frameworks/other.yaml': 'id: [other\n' }, ['fmt', '--check']],
  ['A target without a reason', good, ['retarget', 'plans', '2015', '3']],
  ['A target of nothing', good, ['retarget', 'plan', '2015', '3', '--reason', 'correction']],
  ['A reason that there is not', good, ['retarget', 'plans', '2015', '3', '--reason', 'because']],
  ['Another id for nothing', good, ['rename', 'main/plan', 'main/designs']],
  ['An id of another form', good, ['rename', 'main/plans', 'Plans']],
  ['A portfolio where one is already', good, ['init', '--yes']],
  ['A preview of a folder that there is not', good, ['preview', 'nowhere']],
  ['A preview of no portfolio', { 'notes.txt': '' }, ['preview']],
  ['A port that there is not', good, ['preview', '--port', '70000']],
  ['A report that there is not', good, ['report', 'scorcard']],
  ['A framework that there is not', good, ['report', 'scorecard', '--framework', 'mian']],
  ['A report without its name', good, ['report']],
  ['A report that is not made for Word', good, ['report', 'data-quality', '--format', 'docx', '--out', 'word']],
  ['A report for Word without a folder', good, ['report', 'scorecard', '--format', 'docx']],
  ['All reports for Word', good, ['report', '--all', '--format', 'docx', '--out', 'word']],
  ['A folder to import that there is not', good, ['import', 'open-sdg', 'nowhere-else', '--out', 'made']],
  ['A folder to import in another layout', good, ['import', 'open-sdg', 'frameworks', '--out', 'made']],
  ['A review without a reviewer', good, ['review', 'start']],
  ['A reviewer who is no party', good, ['review', 'start', '--reviewer', 'evaluator']],
  ['A sheet of no review', good, ['review', 'sheet']],
  [
    'Cells of a sheet that cannot be taken',
    {
      ...good,
      'reviews/main/plans.yaml': 'reviews: [{reviewer: {party: city}}]\n',
      'plumbline.yaml': 'title: Portfolio\nparties: {city: {title: City}}\n',
      's.csv': 'framework,indicator,reviewer,direct\nmain,plans,city,4\nmain,plan,city,3\n',
    },
    ['review', 'import', 's.csv'],
  ],
  ['A budget that is no number', good, ['review', 'shortlist', '--total', 'many']],
  ['A level that there is not', good, ['review', 'shortlist', '--per-level', 'outptu=3']],
  ['A draft without a review', good, ['review', 'approve', 'plans', '--by', 'Board']],
  ['An approval by nobody', good, ['review', 'approve', 'plans']],
  [
    'A status in a map that another one repeats',
    {
      ...good,
      'frameworks/main.yaml': `${framework.replace('plans: {', 'plans: &plans {status: reviewed, ')}  more: *plans\n`,
    },
    ['review', 'approve', 'plans', '--by', 'Board', '--to', 'draft', '--reason', 'It is vague'],
  ],
];

test('the gallery shows what the user is told', { timeout: 300_000 }, async () => {
  const pages: string[] = [];
  for (const [title, files, argv] of cases) {
    const dir = folder(files);
    const { code, out, err } = await plumbline(dir, ...argv);
    const shown = (text: string) =>
      text.replaceAll(dir, '/portfolio').replaceAll(/^.*\/portfolio\/nowhere.*$/gm, (line) => line);
    expect(code, `${title}\n${out}${err}`).toBeLessThan(3);
    expect(`${out}${err}`, title).not.toMatch(/\bat .*\.ts:\d+|undefined|\[object/);
    pages.push(
      `## ${title}\n\n\`\`\`\n$ plumbline ${argv.join(' ')}\n${shown(out)}${err === '' ? '' : shown(err)}\`\`\`\n\nExit code ${code}.\n`,
    );
  }
  const gallery = `# What the user is told\n\nEvery error that is not a rule's: the command, what it prints, how it ends. Written by errors.test.ts.\n\n${pages.join('\n')}`;
  await expect(gallery).toMatchFileSnapshot(join(import.meta.dirname, 'gallery.md'));
});
