import { describe, expect, test } from 'vitest';
import { type Exact, exact } from '../../../src/model/decimal.ts';
import { drawChain } from '../../../src/report/chain/draw.ts';
import { barChart } from '../../../src/report/charts/bar-chart.ts';
import { bulletChart } from '../../../src/report/charts/bullet.ts';
import { completenessCalendar, heatMap } from '../../../src/report/charts/grid-chart.ts';
import { palette, type Role, tones } from '../../../src/report/charts/palette.ts';
import { progressChart } from '../../../src/report/charts/progress-chart.ts';
import { sparkline } from '../../../src/report/charts/sparkline.ts';
import { fileStyle, pageStyle } from '../../../src/report/charts/style.ts';
import { chain as chainWords } from '../../../src/report/words/en/chain.ts';
import { chart as chartWords } from '../../../src/report/words/en/chart.ts';
import { tower } from '../chain/sample.ts';

type Shade = 'light' | 'dark';
type Colour = readonly [number, number, number];

const shades: readonly Shade[] = ['light', 'dark'];

/** Linear light, 0 to 1. */
function linear(role: Role, shade: Shade): Colour {
  const digits = palette[role][shade];
  const channel = (from: number) => {
    const value = Number.parseInt(digits.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: readonly Colour[], [r, g, b]: Colour): Colour {
  const [x = 0, y = 0, z = 0] = matrix.map(([a, c, d]) => a * r + c * g + d * b);
  return [x, y, z];
}

const clipped = ([r, g, b]: Colour): Colour => [
  Math.max(0, Math.min(1, r)),
  Math.max(0, Math.min(1, g)),
  Math.max(0, Math.min(1, b)),
];
const luminance = ([r, g, b]: Colour) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** How a colour is seen: severity 1 of Machado, Oliveira and Fernandes (2009), and a grey print. */
const eyes: Readonly<Record<string, (colour: Colour) => Colour>> = {
  usual: (colour) => colour,
  protanopia: (colour) =>
    clipped(
      times(
        [
          [0.152286, 1.052583, -0.204868],
          [0.114503, 0.786281, 0.099216],
          [-0.003882, -0.048116, 1.051998],
        ],
        colour,
      ),
    ),
  deuteranopia: (colour) =>
    clipped(
      times(
        [
          [0.367322, 0.860646, -0.227968],
          [0.280085, 0.672501, 0.047413],
          [-0.01182, 0.04294, 0.968881],
        ],
        colour,
      ),
    ),
  grey: (colour) => {
    const grey = luminance(colour);
    return [grey, grey, grey];
  },
};

/** WCAG 2.2 contrast. */
function contrast(a: Colour, b: Colour): number {
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** CIE L*a*b* (D65), and how far two colours are apart in it. */
function lab(colour: Colour): Colour {
  const [x, y, z] = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    colour,
  );
  const f = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.9505), f(y), f(z / 1.089)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function apart(a: Colour, b: Colour): number {
  const [first, second] = [lab(a), lab(b)];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

describe.each(shades)('in the %s', (shade) => {
  const seen = (role: Role, eye: string) => eyes[eye]?.(linear(role, shade)) ?? [0, 0, 0];

  describe.each(Object.keys(eyes))('to %s eyes', (eye) => {
    const grounds: readonly (readonly [Role, Role])[] = [
      ...(['paper', 'sheet', 'sphere-control', 'sphere-influence', 'sphere-interest'] as const).flatMap((ground) =>
        (['ink', 'soft', 'accent'] as const).map((text) => [text, ground] as const),
      ),
      ...tones.map((tone) => [`${tone}-text`, `${tone}-sheet`] as const),
      ...tones.map((tone) => ['ink', `${tone}-sheet`] as const),
      ['ink', 'accent-sheet'],
      ['actual', 'paper'],
      ['target', 'paper'],
    ];

    const weak = (pairs: readonly (readonly [Role, Role])[], least: number) =>
      pairs
        .filter(([front, ground]) => contrast(seen(front, eye), seen(ground, eye)) < least)
        .map(([front, ground]) => `${front} on ${ground}`);

    test('texts are read on their grounds', () => {
      expect(weak(grounds, 4.5)).toEqual([]);
    });

    test('lines are seen on theirs', () => {
      const lines: readonly (readonly [Role, Role])[] = [
        ['actual', 'paper'],
        ['target', 'paper'],
        ['original', 'paper'],
        ['soft', 'sphere-control'],
        ['accent', 'sphere-control'],
      ];
      expect(weak(lines, 3)).toEqual([]);
    });

    test('actual and target are told apart, beside their different lines and marks', () => {
      expect(apart(seen('actual', eye), seen('target', eye))).toBeGreaterThan(10);
    });

    test('neighbouring spheres are told apart, beside their words', () => {
      const spheres = (['sphere-control', 'sphere-influence', 'sphere-interest'] as const).map(
        (role) => lab(seen(role, eye))[0],
      );
      const steps = spheres.slice(1).map((each, index) => Math.abs(each - (spheres[index] ?? 0)));
      expect(Math.min(...steps)).toBeGreaterThan(2.5);
    });
  });
});

test('a file has plain colours for light and dark, a page takes its own first', () => {
  expect(fileStyle()).not.toContain('var(');
  expect(fileStyle()).toContain(`fill:${palette.ink.light}`);
  expect(fileStyle()).toContain(`fill:${palette.ink.dark}`);
  expect(pageStyle()).toContain('--pl-ink:var(--ink,#1b2126)');
  expect(pageStyle()).toContain('--pl-none:var(--idle,#c3cbd1)');
});

test('every class of a picture is in the stylesheet', () => {
  const format = (value: Exact) => value.toFixed();
  const [value, date] = [exact(1), '2020-12-31'];
  const timed = { label: '2020', date, value, lower: value, upper: value };
  const setting = { id: 'c', standalone: true };
  const course = {
    title: 'T',
    unit: 'u',
    actuals: [timed, { ...timed, mark: 'm' }],
    targets: [timed, timed],
    originals: [timed, timed],
    baseline: timed,
    asOf: { date, label: 'l' },
    ...{ format, short: format, fromZero: true },
  };
  const cells = ['reported', 'late', 'missing', 'withheld', 'not-due'] as const;
  const pictures = [
    progressChart(course, chartWords, setting).svg,
    barChart(
      {
        title: 'T',
        unit: 'u',
        sections: [
          {
            title: 's',
            bars: [
              { label: 'b', value, target: value },
              { label: 'n', value: null },
            ],
          },
        ],
        format,
      },
      chartWords,
      setting,
    ).svg,
    ...[...tones, undefined].map(
      (tone) =>
        bulletChart(
          { title: 'T', value, target: value, expected: value, ...(tone === undefined ? {} : { tone }), format },
          chartWords,
          setting,
        ).svg,
    ),
    sparkline({ values: [timed, timed], target: value, format, fromZero: true }, chartWords),
    completenessCalendar(
      { title: 'T', rowHeader: 'r', columns: cells, rows: [{ label: 'l', href: '', cells }] },
      chartWords,
      setting,
    ).svg,
    heatMap(
      {
        title: 'T',
        rowHeader: 'r',
        columns: tones,
        rows: [{ label: 'l', href: '#', cells: tones.map((tone) => ({ symbol: 's', word: 'w', tone, text: 't' })) }],
      },
      chartWords,
      setting,
    ).svg,
    drawChain(
      {
        ...tower([3, 2, 1, 1], 2),
        frameworks: tower([3, 2, 1, 1], 2).frameworks.map((each) => ({ ...each, status: 'Draft' })),
      },
      chainWords,
      setting,
    ),
  ];
  const kinds = ['pl-progress', 'pl-bars', 'pl-bullet', 'pl-spark', 'pl-calendar', 'pl-heat', 'pl-chain'];
  const used = new Set(
    pictures.flatMap((svg) => [...svg.matchAll(/ class="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' '))),
  );
  const known = new Set([...pageStyle().matchAll(/\.(pl-[\w-]+)/g)].map(([, name = '']) => name));
  expect([...used].filter((name) => !known.has(name) && !kinds.includes(name))).toEqual([]);
  expect(fileStyle()).not.toContain('undefined');
});
