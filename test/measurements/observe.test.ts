import { describe, expect, it } from 'vitest';
import { observe } from '../../src/measurements/engine.ts';
import type { Observation } from '../../src/measurements/observation.ts';
import { digits } from '../../src/model/decimal.ts';
import { folderOf } from './folder.ts';

interface Case {
  readonly indicator: string;
  readonly rows: string;
  readonly asOf: string;
  readonly places?: string;
  readonly dimensions?: string;
}

const plumbline = `plumbline: 1
title: Test
languages: [en]
parties: {north: {title: North}, south: {title: South}}
places: {a: {title: A, places: {a1: {title: A1}, a2: {title: A2}}}, b: {title: B}, c: {title: C}}
dimensions:
  sex: {title: Sex, exhaustive: true, categories: {female: Female, male: Male, unknown: {title: Not recorded, residual: true}}}
  age: {title: Age, exhaustive: true, categories: {young: Young, old: Old}}
`;

async function observed({ indicator, rows, asOf, places = '[a, b]' }: Case) {
  const { dir, portfolio } = await folderOf({
    'plumbline.yaml': plumbline,
    'frameworks/f.yaml': `id: f
title: F
${places === '' ? '' : `places: ${places}\n`}results:
  output-1: {level: output, statement: S}
indicators:
  i:
    result: output-1
    name: N
    ${indicator.trim().split('\n').join('\n    ')}
`,
    'measurements/f/i.csv': rows,
  });
  const found = (await observe(portfolio, dir, asOf)).get('f/i');
  if (found === undefined) throw new Error('not observed');
  return { windows: found.windows.map(summary), completions: found.completions };
}

/** `2015: a=1+b=2/3 (2/2)`, then marks and who is missing. */
function summary({ period, values, coverage, reported }: Observation): string {
  const shown = values.map((one) => {
    const parts = one.numerator && one.denominator ? `${digits(one.numerator)}/${digits(one.denominator)}` : '';
    const value = one.value === undefined ? '' : digits(one.value);
    const marks = [...one.marks, ...one.qualifiers].map((mark) => ` ${mark}`).join('');
    return `${one.place ?? `*${one.places}`}=${[value, parts].filter(Boolean).join(' ')}${marks}`;
  });
  const missing = coverage.missing.map((one) => `${one.place ?? '*'}@${one.period}`).join(' ');
  return [
    `${period.text}:`,
    shown.join(' + ') || 'nothing',
    `(${coverage.reported}/${coverage.expected}${coverage.withheld > 0 ? `, ${coverage.withheld} withheld` : ''})`,
    ...(missing === '' ? [] : [`missing ${missing}`]),
    ...(reported ? [] : ['not reported']),
  ].join(' ');
}

const number = 'measure: number\ndirection: increase\n';
const percentage = 'measure: percentage\ndirection: increase\nnumerator: N\ndenominator: D\n';

describe('time', () => {
  it('incremental sums the rows inside a window and counts place-periods', async () => {
    const { windows } = await observed({
      indicator: `${number}cumulation: incremental\ntargets: {2014: 10, 2015: 20}\ncollection_frequency: semiannual`,
      rows: 'period,place,value\n2014-H1,a,1\n2014-H2,a,2.5\n2014-H1,b,4\n2015,a,7\n',
      asOf: '2015-12-31',
    });
    expect(windows).toEqual([
      '2014-H1: *2=5 (2/2)',
      '2014: *2=7.5 (3/4) missing b@2014-H2',
      '2014-H2: *1=2.5 (1/2) missing b@2014-H2',
      '2015: *1=7 (2/4) missing b@2015-H1 b@2015-H2',
    ]);
  });

  it('cumulative targets take all rows up to the end, and all place-periods of the targets so far', async () => {
    const { windows } = await observed({
      indicator: `${number}cumulation: cumulative-targets\ntargets: {2014: 10, 2015: 20, 2016: 30}`,
      rows: 'period,place,value\n2014,a,1\n2014,b,2\n2015,a,4\n2016,,8\n',
      asOf: '2016-12-31',
    });
    expect(windows).toEqual([
      '2014: *2=3 (2/2)',
      '2015: *2=7 (3/4) missing b@2015',
      '2016: *3=15 (5/6) missing b@2015',
    ]);
  });

  it('cumulative values carry the latest row, and say who is carried', async () => {
    const { windows } = await observed({
      indicator: `${number}cumulation: cumulative-values\ntargets: {2014: 10, 2015: 20}`,
      rows: 'period,place,value\n2014,a,1\n2014,b,2\n2015,a,4\n',
      asOf: '2015-12-31',
    });
    expect(windows).toEqual(['2014: *2=3 (2/2)', '2015: *2=6 carried (1/2) missing b@2015']);
  });

  it('values collected once do not expire', async () => {
    const { windows } = await observed({
      indicator: `${number}cumulation: cumulative-values\ntargets: {2014: 10, 2015: 20}\ncollection_frequency: once`,
      rows: 'period,place,value\n2014,a,1\n2014,b,2\n',
      asOf: '2015-12-31',
    });
    expect(windows).toEqual(['2014: *2=3 (2/2)', '2015: *2=3 carried (2/2) not reported']);
  });

  it.each([
    ['latest', ['2015: a=9 + b=5 (2/2)']],
    ['max', ['2015: a=12 + b=5 (3/4) missing b@2015-H2']],
    ['mean', ['2015: a=10.5 + b=5 (3/4) missing b@2015-H2']],
  ])('point in time: %s', async (periods, expected) => {
    const { windows } = await observed({
      indicator: `measure: index\ndirection: increase\ncumulation: point-in-time\ntargets: {2015: 20}
aggregation: {places: mean, periods: ${periods}}\ncollection_frequency: semiannual`,
      rows: 'period,place,value\n2015-H1,a,12\n2015-H2,a,9\n2015-H1,b,5\n',
      asOf: '2015-12-31',
    });
    expect(windows.filter((window) => window.startsWith('2015:'))).toEqual(expected);
  });

  it('point in time: pooled over time and places', async () => {
    const { windows } = await observed({
      indicator: `${percentage}cumulation: point-in-time\naggregation: {places: pooled, periods: pooled}\ntargets: {2015: 20}`,
      rows: 'period,place,value,numerator,denominator\n2015-H1,a,,1,10\n2015-H2,a,20,2,10\n2015-H1,b,,3,5\n',
      asOf: '2015-12-31',
    });
    expect(windows.at(1)).toBe('2015: *2=6/25 (2/2)');
  });

  it('leaves out what has not ended', async () => {
    const { windows } = await observed({
      indicator: `${number}cumulation: incremental\ntargets: {2014: 1, 2015: 2}`,
      rows: 'period,place,value\n2014,a,1\n2015-Q1,a,2\n2015-Q2,a,4\n',
      asOf: '2015-04-30',
    });
    expect(windows).toEqual(['2014: *1=1 (1/2) missing b@2014', '2015-Q1: *1=2 (1/2) missing b@2015-Q1']);
  });
});

describe('rows', () => {
  const level = `${number}cumulation: point-in-time\ntargets: {2015: 5}`;
  const at2015 = async (rows: string, places?: string, indicator = level) =>
    (await observed({ indicator, rows, asOf: '2016-06-30', ...(places === undefined ? {} : { places }) })).windows;

  it('keep zero, blank, not applicable and withheld apart', async () => {
    expect(await at2015('period,place,value,status\n2015,a,0,\n2015,b,3,\n')).toEqual(['2015: *2=3 (2/2)']);
    expect(await at2015('period,place,value,status\n2015,a,,\n2015,b,3,\n')).toEqual([
      '2015: *1=3 (1/2) missing a@2015',
    ]);
    expect(await at2015('period,place,value,status\n2015,a,,not-collected\n2015,b,3,\n')).toEqual([
      '2015: *1=3 (1/2) missing a@2015',
    ]);
    expect(await at2015('period,place,value,status\n2015,a,,not-applicable\n2015,b,3,\n')).toEqual([
      '2015: *1=3 (1/1)',
    ]);
    expect(await at2015('period,place,value,status\n2015,a,,confidential\n2015,b,3,\n')).toEqual([
      '2015: *1=3 (1/2, 1 withheld)',
    ]);
    expect(await at2015('period,place,value\n')).toEqual(['2015: nothing (0/2) missing a@2015 b@2015 not reported']);
  });

  it('add up exactly', async () => {
    expect(await at2015('period,place,value\n2015,a,17.1\n2015,b,4711.2\n')).toEqual(['2015: *2=4728.3 (2/2)']);
  });

  it('carry qualifiers and provisional states', async () => {
    expect(
      await at2015('period,place,value,qualifier,status\n2015,a,1,at-least,\n2015,b,2,about,provisional\n'),
    ).toEqual(['2015: *2=3 provisional at-least about (2/2)']);
  });

  it('of a place above are never added to those below', async () => {
    expect(await at2015('period,place,value\n2015,a,10\n2015,a1,4\n2015,b,1\n')).toEqual(['2015: *2=11 (2/2)']);
    expect(await at2015('period,place,value\n2015,a1,4\n2015,a2,5\n2015,b,1\n')).toEqual(['2015: *3=10 (2/2)']);
  });

  it('of a place above replace only the same days in a sum over time', async () => {
    const indicator = `${number}cumulation: incremental\ntargets: {2015: 5}`;
    expect(await at2015('period,place,value\n2015-H1,a,10\n2015-H1,a1,4\n2015-H2,a1,5\n', '[a]', indicator)).toEqual([
      '2015-H1: *1=10 (1/1)',
      '2015: *2=15 (1/1)',
      '2015-H2: *1=5 (1/1)',
    ]);
  });

  it('of the whole framework cover every expected place', async () => {
    expect(await at2015('period,value\n2015,10\n')).toEqual(['2015: *1=10 (2/2)']);
  });

  it('of all places are expected where none are declared', async () => {
    const rows = 'period,place,value\n2014,a,10\n2014,a1,1\n2015,a1,4\n2015,b,5\n';
    expect(await at2015(rows, '')).toEqual(['2014: *1=10 (1/2) missing b@2014', '2015: *2=9 (2/2)']);
    expect(await at2015('period,value\n2014,10\n', '')).toEqual([
      '2014: *1=10 (1/1)',
      '2015: nothing (0/1) missing *@2015 not reported',
    ]);
  });

  it('are expected from and until', async () => {
    expect(await at2015('period,place,value\n2015,a,1\n', '[a, {id: b, from: 2016}, {id: c, until: 2014}]')).toEqual([
      '2015: *1=1 (1/1)',
    ]);
  });

  it('of several reporters add up where values do, and are otherwise unknown', async () => {
    const rows = 'period,place,reporter,value\n2015,a,north,1\n2015,a,south,2\n2015,b,north,4\n';
    expect(await at2015(rows)).toEqual(['2015: *2=7 (2/2)']);
    const index = 'measure: index\ndirection: increase\ncumulation: point-in-time\ntargets: {2015: 5}';
    expect(await at2015(rows, undefined, index)).toEqual(['2015: a= + b=4 (2/2)']);
  });

  it('become a total where one exhaustive dimension is complete', async () => {
    expect(await at2015('period,place,sex,value\n2015,a,female,3\n2015,a,male,4\n2015,b,female,1\n')).toEqual([
      '2015: *1=7 derived (1/2) missing b@2015',
    ]);
    expect(await at2015('period,place,sex,value\n2015,a,,10\n2015,a,female,3\n2015,a,male,4\n2015,b,,1\n')).toEqual([
      '2015: *2=11 (2/2)',
    ]);
    expect(
      await at2015(
        'period,place,sex,age,numerator,denominator\n2015,a,female,,1,10\n2015,a,male,,2,20\n2015,a,unknown,,1,1\n2015,a,,young,7,70\n2015,a,,old,7,70\n',
        '[a]',
        `${percentage}cumulation: point-in-time\naggregation: {places: pooled}\ntargets: {2015: 5}`,
      ),
    ).toEqual(['2015: *1=4/31 derived (1/1)']);
    expect(
      await at2015('period,place,sex,value,status\n2015,a,female,3,\n2015,a,male,,confidential\n2015,b,,1,\n'),
    ).toEqual(['2015: *1=1 (1/2) missing a@2015']);
  });
});

describe('milestones', () => {
  it('are the steps reported done', async () => {
    const { windows, completions } = await observed({
      indicator:
        'measure: milestone\ndirection: increase\nsteps: {draft: {text: D, due: 2014}, law: {text: L, due: 2015}}',
      rows: 'period,place,step,value\n2014,a,draft,1\n2015,a,law,0\n2015,b,law,1\n2016,a,law,1\n',
      asOf: '2015-12-31',
    });
    expect(completions.map(({ step, place, period }) => `${step} ${place} ${period.text}`)).toEqual([
      'draft a 2014',
      'law b 2015',
    ]);
    expect(windows).toEqual(['2014: nothing (1/2) missing b@2014 not reported', '2015: nothing (2/2) not reported']);
  });
});
