import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../git/repository.ts';
import { plumbline } from '../support/cli.ts';

const top = `title: Clean water
languages: [en, fr]
parties:
  unit: {title: Project unit, inside: true}
  city: {title: City administration}
waivers:
  - {rule: chain-level-skipped, at: water/access, reason: Both are meant., by: Board, until: 2030-12-31}
`;

const framework = `# The chain.
id: water
title: Clean water
status: final
levels:
  - {id: output, accountable: unit, accountability: The unit delivers the outputs., sphere: control}
  - {id: outcome, accountable: city}
results:
  access: {level: outcome, statement: Residents of Mbale have access to clean water}
  kiosks: {level: output, statement: Water kiosks built in all settlements, contributes_to: [access]}
  training: {level: output, statement: Kiosk operators trained in book-keeping, contributes_to: [access]}
indicators:
  piped-water:
    result: access
    name: Percentage of households with clean water
    status: final
    definition: Households that fetch water within 200 metres of their door.
    measure: percentage
    direction: increase
    cumulation: point-in-time
    baseline: {period: 2012, value: 40}
    targets: {2014: 50, 2016: 60}
  kiosks-built:
    result: kiosks
    name: Number of kiosks that sell water
    measure: number
    direction: increase
    cumulation: incremental
    targets: {2014: 10, 2015: 10}
  operators-trained:
    result: training
    name: Number of operators with a certificate
    measure: number
    direction: increase
    cumulation: incremental
    targets: {2014: 20}
`;

interface Step {
  readonly what: string;
  /** Texts that are replaced in the framework, or in another file. */
  readonly edit: readonly (readonly [from: string, to: string])[];
  readonly file?: string;
  /** A file of the store that is renamed with it. */
  readonly rename?: readonly [string, string];
  /** `topic how what id key: before → after`, all of them, in order. */
  readonly changes: readonly string[];
  /** Indicators whose figures move. */
  readonly figures?: readonly string[];
}

const plumblineYaml = 'plumbline.yaml';

/** Twenty revisions, each made by one step from the one before. */
const steps: readonly Step[] = [
  {
    what: 'a target of a final indicator is lowered in silence',
    edit: [['2014: 50, 2016: 60', '2014: 45, 2016: 60']],
    changes: ['final-plans retargeted target water/piped-water 2014 value: 50 → 45'],
    figures: ['water/piped-water off-track → achieved'],
  },
  {
    what: 'another is lowered, and the old one kept',
    edit: [
      [
        'targets: {2014: 45, 2016: 60}',
        'targets: {2014: 45, 2016: 55}\n    revisions: [{target: 2016, was: 60, date: 2013-06-01, reason: budget-realignment, approved_by: Board}]',
      ],
    ],
    changes: ['final-plans retargeted target water/piped-water 2016 value: 60 → 55 (budget-realignment, Board)'],
    figures: ['water/piped-water'],
  },
  {
    what: 'an indicator is renamed',
    edit: [['  kiosks-built:', '  kiosks-open:']],
    rename: ['measurements/water/kiosks-built.csv', 'measurements/water/kiosks-open.csv'],
    changes: ['indicators renamed indicator water/kiosks-open: water/kiosks-built → water/kiosks-open'],
  },
  {
    what: 'an indicator is renamed and reworded',
    edit: [
      ['  operators-trained:', '  operators-certified:'],
      ['Number of operators with a certificate', 'Number of kiosk operators with a certificate'],
    ],
    changes: [
      'indicators renamed indicator water/operators-certified: water/operators-trained → water/operators-certified',
      'indicators reworded indicator water/operators-certified name: Number of operators with a certificate → Number of kiosk operators with a certificate',
    ],
  },
  {
    what: 'a result is renamed wherever it stands',
    edit: [
      ['  kiosks: {level', '  water-kiosks: {level'],
      ['result: kiosks\n', 'result: water-kiosks\n'],
    ],
    changes: ['chain renamed result water/water-kiosks: water/kiosks → water/water-kiosks'],
  },
  {
    what: 'a result is dropped with its indicator',
    edit: [
      [
        '  training: {level: output, statement: Kiosk operators trained in book-keeping, contributes_to: [access]}\n',
        '',
      ],
      [
        framework
          .slice(framework.indexOf('  operators-trained:'))
          .replace('operators-trained', 'operators-certified')
          .replace('of operators', 'of kiosk operators'),
        '',
      ],
    ],
    changes: ['dropped removed result water/training', 'dropped removed indicator water/operators-certified'],
  },
  {
    what: 'a level has another party that answers for it',
    edit: [['accountable: unit,', 'accountable: city,']],
    changes: ['accountability changed level water/output accountable: unit → city'],
  },
  {
    what: 'the statement of accountability is reworded',
    edit: [['The unit delivers the outputs.', 'The city delivers the outputs.']],
    changes: [
      'accountability reworded level water/output accountability: The unit delivers the outputs. → The city delivers the outputs.',
    ],
  },
  {
    what: 'a result is reworded',
    edit: [['Water kiosks built in all settlements', 'Water kiosks opened in all settlements']],
    changes: [
      'chain reworded result water/water-kiosks statement: Water kiosks built in all settlements → Water kiosks opened in all settlements',
    ],
  },
  {
    what: 'a result is added with its links',
    edit: [
      [
        '  water-kiosks: {level',
        '  meters: {level: output, statement: Meters installed, contributes_to: [access]}\n  water-kiosks: {level',
      ],
    ],
    changes: ['chain added result water/meters'],
  },
  {
    what: 'a link says why, and with what doubt',
    edit: [
      [
        'all settlements, contributes_to: [access]',
        'all settlements, contributes_to: [{to: access, because: Kiosks are near., uncertain: true}]',
      ],
    ],
    changes: [
      'chain changed link water/water-kiosks → water/access uncertain: false → true',
      'details added link water/water-kiosks → water/access because: → Kiosks are near.',
    ],
  },
  {
    what: 'a link goes, another comes',
    edit: [['Meters installed, contributes_to: [access]', 'Meters installed, contributes_to: [water-kiosks]']],
    changes: ['chain removed link water/meters → water/access', 'chain added link water/meters → water/water-kiosks'],
  },
  {
    what: 'a definition means something else',
    edit: [['within 200 metres', 'within 500 metres']],
    changes: [
      'meaning reworded indicator water/piped-water definition: Households that fetch water within 200 metres of their door. → Households that fetch water within 500 metres of their door.',
    ],
  },
  {
    what: 'an indicator measures another result',
    edit: [['result: water-kiosks\n', 'result: meters\n']],
    changes: ['indicators moved indicator water/kiosks-open result: water-kiosks → meters'],
  },
  {
    what: 'a baseline is corrected, and the targets of a draft are raised',
    edit: [
      ['{period: 2012, value: 40}', '{period: 2012, value: 42, source: Survey}'],
      ['{2014: 10, 2015: 10}', '{2014: 12, 2015: 12, 2016: 12}'],
    ],
    changes: [
      'final-plans retargeted baseline water/piped-water value: 40 → 42',
      'plans retargeted target water/kiosks-open 2014 value: 10 → 12',
      'plans retargeted target water/kiosks-open 2015 value: 10 → 12',
      'plans added target water/kiosks-open 2016: → 12',
      'details added baseline water/piped-water source: → Survey',
    ],
    figures: ['water/kiosks-open on-track → at-risk', 'water/piped-water'],
  },
  {
    what: 'statuses change',
    edit: [
      ['title: Clean water\nstatus: final', 'title: Clean water\nstatus: reviewed'],
      ['that sell water\n', 'that sell water\n    status: reviewed\n'],
    ],
    changes: [
      'status changed framework water status: final → reviewed',
      'status changed indicator water/kiosks-open status: draft → reviewed',
    ],
  },
  {
    what: 'a waiver is longer, another is new, a rule is off',
    file: plumblineYaml,
    edit: [
      [
        'until: 2030-12-31}\n',
        'until: 2031-12-31}\n  - {rule: ind-none, at: water/meters, reason: Soon., by: Board, until: 2030-12-31}\nrules: {ind-too-many: off}\n',
      ],
    ],
    changes: [
      'waivers added waiver ind-none at water/meters',
      'waivers changed waiver chain-level-skipped at water/access until: 2030-12-31 → 2031-12-31',
      'waivers added rule ind-too-many: → off',
    ],
  },
  {
    what: 'rows come, and nothing else',
    file: 'measurements/water/piped-water.csv',
    edit: [['2014,45\n', '2014,47\n']],
    changes: [],
    figures: ['water/piped-water achieved → exceeded (rows)'],
  },
  {
    what: 'everything is written otherwise',
    edit: [
      ['# The chain.\nid: water\ntitle: Clean water\n', 'title: "Clean water"   # a comment\n\nid: water\n'],
      [
        '{level: output, statement: Meters installed, contributes_to: [water-kiosks]}',
        '\n    contributes_to:\n      - to: water-kiosks\n    statement: >-\n      Meters\n      installed\n    level: output',
      ],
      ['definition: Households that fetch', 'definition: {en: Households   that fetch'],
      ['of their door.', 'of their door.}'],
      ['{2014: 12, 2015: 12, 2016: 12}', '{2016: 12.0, "2015": 12, 2014: {value: 12}}'],
    ],
    changes: [],
  },
  {
    what: 'a translation comes',
    edit: [['of their door.}', 'of their door., fr: Ménages proches.}']],
    changes: ['details added indicator water/piped-water definition (fr): → Ménages proches.'],
  },
];

interface Printed {
  readonly changes: readonly {
    readonly [key: string]: string | null | { readonly reason: string; readonly approvedBy: string };
  }[];
  readonly figures: readonly {
    readonly [key: string]: string | boolean | { readonly rating: string };
  }[];
}

function changeLines({ changes }: Printed): string[] {
  return changes.map(({ topic, how, what, id, about, key, before, after, revision }) => {
    const values = before === null && after === null ? '' : `:${before === null ? '' : ` ${before}`} → ${after ?? ''}`;
    const kept =
      revision === null
        ? ''
        : ` (${Object.values(revision ?? {})
            .slice(1)
            .join(', ')})`;
    return `${[topic, how, what, id, about, key].filter((part) => part !== null).join(' ')}${values}${kept}`;
  });
}

function figureLines({ figures }: Printed): string[] {
  return figures.map(({ framework: owner, indicator, before, after, measured }) => {
    const [old, now] = [before, after].map((side) => (side as { rating: string }).rating);
    return `${owner}/${indicator}${old === now ? '' : ` ${old} → ${now}`}${measured === true ? ' (rows)' : ''}`;
  });
}

describe('a history of twenty revisions', () => {
  let dir = '';
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const run = async (...argv: string[]) => plumbline(dir, 'diff', '--as-of', '2015-12-31', ...argv);
  beforeAll(() => {
    const repo = repository(mkdtempSync(join(tmpdir(), 'plumbline-test-')));
    dir = repo.dir;
    repo.commit('2013-01-01', {
      [plumblineYaml]: top,
      'frameworks/water.yaml': framework,
      'measurements/water/piped-water.csv': 'period,value\n2014,45\n',
      'measurements/water/kiosks-built.csv': 'period,value\n2014,10\n2015,9\n',
    });
    repo.tag('r0');
    for (const [index, { edit, file = 'frameworks/water.yaml', rename }] of steps.entries()) {
      let text = readFileSync(join(dir, file), 'utf8');
      for (const [from, to] of edit) {
        if (text.split(from).length !== 2)
          throw new Error(`step ${index}: ${from} stands ${text.split(from).length - 1} times`);
        text = text.replace(from, () => to);
      }
      writeFileSync(join(dir, file), text);
      if (rename !== undefined) renameSync(join(dir, rename[0]), join(dir, rename[1]));
      repo.commit(`2013-02-${String(index + 1).padStart(2, '0')}`, {});
      repo.tag(`r${index + 1}`);
    }
  });

  test.each(steps.map((step, index) => ({ ...step, index })))('$index: $what', async ({ index, changes, figures }) => {
    const { out, code, err } = await run(`r${index}`, `r${index + 1}`, '--format', 'json');
    expect(err).toBe('');
    const printed: Printed = JSON.parse(out);
    expect(changeLines(printed)).toEqual(changes);
    expect(figureLines(printed)).toEqual(figures ?? []);
    expect(code).toBe(0);
  });
});
