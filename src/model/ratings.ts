import { exact } from './decimal.ts';
import type { AchievementMethod, Band, Ratings } from './portfolio.ts';
import type { Text } from './text.ts';

interface WrittenBand {
  readonly rating: string;
  readonly from?: number;
  readonly title?: Text;
  readonly good?: boolean;
}

interface WrittenRatings {
  readonly preset?: string;
  readonly bands?: readonly WrittenBand[];
  readonly against?: Ratings['against'];
}

interface Preset {
  readonly bands: readonly Band[];
  /** The formula that the scheme rates by, in the place of an indicator's from-baseline or ratio-to-target. */
  readonly method?: AchievementMethod;
}

/** On track or better where bands of one's own do not say it: the edge of `on-track`. */
const goodFrom = 0.9;

/** `above`: the edge itself belongs to the band below. */
function band(
  rating: string,
  from: number | undefined,
  good: boolean,
  extra: { title?: string; above?: true } = {},
): Band {
  return {
    rating,
    good,
    ...(from === undefined ? {} : { from: exact(from) }),
    ...(extra.above === undefined ? {} : { exclusive: true }),
    ...(extra.title === undefined ? {} : { title: extra.title }),
  };
}

const presets: Readonly<Record<string, Preset>> = {
  default: {
    bands: [
      band('exceeded', 1.15, true),
      band('achieved', 1, true),
      band('on-track', 0.9, true),
      band('at-risk', 0.6, false),
      band('off-track', 0, false),
      band('regressed', undefined, false),
    ],
  },
  // Published as A1 above 100 %, A2 90 to 100, B1 60 to 89, B2 30 to 59, C below 30; the gaps are closed downwards.
  'global-fund': {
    method: 'ratio-to-target',
    bands: [
      band('A1', 1, true, { above: true }),
      band('A2', 0.9, true),
      band('B1', 0.6, false),
      band('B2', 0.3, false),
      band('C', undefined, false),
    ],
  },
  'undp-report-card': {
    method: 'ratio-to-target',
    bands: [
      band('green', 1, true, { title: 'Green' }),
      band('amber', 0.5, false, { title: 'Amber' }),
      band('red', undefined, false, { title: 'Red' }),
    ],
  },
  'perf-90-70': {
    method: 'ratio-to-target',
    bands: [
      band('on-track', 0.9, true),
      band('monitor', 0.7, false, { title: 'Monitor' }),
      band('off-track', undefined, false),
    ],
  },
  // The letters are published (A: met its milestone), their edges are not: these are the edges of the default bands.
  fcdo: {
    bands: [
      band('A++', 1.15, true),
      band('A+', 1, true, { above: true }),
      band('A', 0.9, true),
      band('B', 0.6, false),
      band('C', undefined, false),
    ],
  },
};

/** Ratings from a setting that its schema has accepted: a preset, a list of bands, or {preset or bands, against}. */
export function ratingsOf(setting: unknown): Ratings {
  const written = normalise(setting);
  const against = written.against ?? 'target';
  if (written.bands !== undefined) return { preset: 'custom', against, bands: written.bands.map(buildBand) };
  const name = written.preset ?? 'default';
  return { preset: name, against, bands: presetOf(name).bands };
}

/** The formula that a preset fixes; undefined where each indicator keeps its own. */
export function presetMethod({ preset }: Ratings): AchievementMethod | undefined {
  return presetOf(preset).method;
}

function presetOf(name: string): Preset {
  return presets[name] ?? (presets.default as Preset);
}

function normalise(setting: unknown): WrittenRatings {
  if (typeof setting === 'string') return { preset: setting };
  if (Array.isArray(setting)) return { bands: setting as readonly WrittenBand[] };
  return (setting ?? {}) as WrittenRatings;
}

function buildBand({ rating, from, title, good }: WrittenBand): Band {
  return {
    rating,
    good: good ?? (from !== undefined && from >= goodFrom),
    ...(from === undefined ? {} : { from: exact(from) }),
    ...(title === undefined ? {} : { title }),
  };
}
