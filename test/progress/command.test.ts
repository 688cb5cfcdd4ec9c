import { describe, expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

const files = {
  'plumbline.yaml': [
    'title: Water',
    'languages: [en, fr]',
    'places: {jinja: {title: Jinja}, mbale: {title: Mbale}}',
    '',
  ].join('\n'),
  'frameworks/main.yaml': [
    'id: main',
    'title: {en: Water for all, fr: De l’eau pour tous}',
    'places: [jinja, mbale]',
    'results:',
    '  outcome: {level: outcome, statement: People live better.}',
    '  output: {level: output, statement: Water is there., contributes_to: [outcome]}',
    'indicators:',
    '  households:',
    '    result: outcome',
    '    name: {en: Percentage of households with water at home, fr: Part des ménages desservis}',
    '    unit: "% of households"',
    '    measure: percentage',
    '    parts: population',
    '    direction: increase',
    '    cumulation: point-in-time',
    '    aggregation: {places: pooled}',
    '    baseline: {period: 2012, value: 5}',
    '    targets: {2014: 20, 2015: 50, 2017: 60}',
    '  kiosks:',
    '    result: output',
    '    name: Water kiosks built',
    '    measure: number',
    '    unit: kiosks',
    '    direction: increase',
    '    cumulation: incremental',
    '    aggregation: {places: sum}',
    '    targets: {2014: 1000, 2015: 2000}',
    '  plan:',
    '    result: output',
    '    name: Plan adopted',
    '    measure: boolean',
    '    places: []',
    '    direction: increase',
    '    targets: {2020: true}',
    '',
  ].join('\n'),
  'measurements/main/households.csv': [
    'period,place,numerator,denominator',
    '2014,jinja,20,100',
    '2014,mbale,10,100',
    '2015,jinja,10,20',
    '2015,mbale,90,900',
    '',
  ].join('\n'),
  'measurements/main/kiosks.csv': [
    'period,place,value',
    '2014,jinja,1000.5',
    '2014,mbale,200',
    '2015,jinja,700',
    '',
  ].join('\n'),
};

describe('progress', () => {
  test('the table for a terminal', async () => {
    const run = await plumbline(folder(files), 'progress', '--as-of', '2016-06-30');
    expect(run.code, run.err).toBe(0);
    expect(`\n${run.out}`).toMatchInlineSnapshot(`
      "
      As of 2016-06-30

      Water for all (main)
      0 of 3 on track or better, 1 off track, 1 not yet due, 1 with too few reports to be rated.
          Rating        Indicator                      Baseline   Actual       Target  Progress  Coverage  Period  Trend

      Outcomes
        outcome: People live better.
          ◔ Off track   Percentage of households wit…        5%   10.87%          50%       13%       2/2  2015    ↘ worsening

      Outputs
        output: Water is there.
          ◇ Incomplete  Water kiosks built                       1,900.5        3,000     63.4%       3/4  2015    ↘ worsening
            3 of 4 reported; a rating needs all of them
          ▷ Not due     Plan adopted                                      (Yes, 2020)
            The first target is for 2020
      "
    `);
    expect(run.out.split('\n').every((line) => [...line].length <= 120)).toBe(true);
  });

  test('JSON, exact and whole', async () => {
    const run = await plumbline(
      folder(files),
      'progress',
      'main/households',
      '--as-of',
      '2016-06-30',
      '--format',
      'json',
    );
    expect(run.code, run.err).toBe(0);
    // 100 ÷ 920 × 100, then (… − 5) ÷ (50 − 5), by long division to 40 digits
    expect(run.out).toBe(
      `${[
        '{',
        '  "asOf": "2016-06-30",',
        '  "against": "current",',
        '  "indicators": [',
        '    {',
        '      "framework": "main",',
        '      "indicator": "households",',
        '      "result": "outcome",',
        '      "level": "outcome",',
        '      "name": "Percentage of households with water at home",',
        '      "unit": "% of households",',
        '      "direction": "increase",',
        '      "status": "draft",',
        '      "period": "2015",',
        '      "awaiting": null,',
        '      "baseline": {\n        "period": "2012",\n        "value": 5\n      },',
        '      "target": {\n        "period": "2015",\n        "value": 50\n      },',
        '      "finalTarget": {\n        "period": "2017",\n        "value": 60\n      },',
        '      "actual": {\n        "period": "2015",\n        "value": 10.86956521739130434782608695652173913043\n      },',
        '      "previous": {\n        "period": "2014",\n        "value": 15\n      },',
        '      "lastKnown": null,',
        '      "steps": null,',
        '      "achievement": 0.1304347826086956521739130434782608695651,',
        '      "toFinal": null,',
        '      "expected": 52.48974008207934336525307797537619699042,',
        '      "rating": "off-track",',
        '      "reason": null,',
        '      "coverage": {\n        "reported": 2,\n        "expected": 2,\n        "withheld": 0,\n        "missing": []\n      },',
        '      "trend": "worsening",',
        '      "growth": null,',
        '      "original": null,',
        '      "contributors": [],',
        '      "parts": []',
        '    }',
        '  ]',
        '}',
      ].join('\n')}\n`,
    );
  });

  test('what is missing is named; what is absent is null', async () => {
    const dir = folder(files);
    const run = await plumbline(dir, 'progress', 'kiosks', 'plan', '--as-of', '2016-06-30', '--format', 'json');
    const { indicators } = JSON.parse(run.out);
    expect(indicators[0]).toMatchObject({
      rating: 'incomplete',
      achievement: 0.6335,
      actual: { period: '2015', value: 1900.5 },
      target: { period: '2015', value: 3000 },
      coverage: { reported: 3, expected: 4, withheld: 0, missing: [{ place: 'mbale', period: '2015' }] },
      reason: '3 of 4 reported; a rating needs all of them',
    });
    expect(indicators[1]).toMatchObject({ rating: 'not-due', period: null, unit: null, actual: null, baseline: null });
  });

  test('in another language', async () => {
    const run = await plumbline(
      folder(files),
      'progress',
      'households',
      '--wide',
      '--as-of',
      '2016-06-30',
      '--lang',
      'fr',
    );
    expect(run.out).toContain('Part des ménages desservis');
    expect(run.out).toContain('De l’eau pour tous');
  });

  test('an unknown indicator is a wrong command line, with what may have been meant', async () => {
    const run = await plumbline(folder(files), 'progress', 'househods');
    expect(run).toMatchObject({
      code: 2,
      out: '',
      err: 'There is no indicator househods.\n→ Did you mean "households"?\n',
    });
    expect((await plumbline(folder(files), 'progress', 'main/kiosk')).err).toContain('Did you mean "main/kiosks"?');
  });

  test('a framework that cannot be read is left out, and the run fails', async () => {
    const dir = folder({ ...files, 'frameworks/other.yaml': 'id: other\ntitle: [\n' });
    const run = await plumbline(dir, 'progress', '--as-of', '2013-06-30', '--format', 'json');
    expect(run.code).toBe(1);
    expect(run.err).toContain('left out: frameworks/other.yaml');
    expect(JSON.parse(run.out).indicators).toHaveLength(3);
  });
});
