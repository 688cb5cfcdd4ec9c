import { levelOf } from '../../model/chain.ts';
import type { Level } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child, type Location, parent } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

type Sphere = NonNullable<Level['sphere']>;

/** Outputs are in the sphere of control, outcomes beyond it; going up, no sphere gets tighter. */
export const accSphereMismatch: Rule = {
  id: 'acc-sphere-mismatch',
  severity: 'warning',
  summary: 'Outputs are in the sphere of control, outcomes beyond it; going up, no sphere gets tighter.',
  why: 'Control shrinks on the way up a chain: control over outputs, influence on outcomes, interest in the impact (IDRC Outcome Mapping).',
  fix: 'Correct the sphere, or the level that the result stands at.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      let below: Level | undefined;
      for (const level of framework.levels) {
        if (level.sphere === undefined) continue;
        const at = child(parent(level.at), 'sphere');
        const wrong = mismatch(`The level ${level.id}`, level.sphere, { level, at });
        if (wrong !== undefined) yield wrong;
        else if (below?.sphere !== undefined && order[level.sphere] < order[below.sphere])
          yield tighter(level, below, at);
        else below = level;
      }
      for (const result of framework.results.values()) {
        const level = levelOf(framework, result);
        if (result.sphere === undefined || level === undefined) continue;
        const wrong = mismatch(result.id, result.sphere, { level, at: child(result.at, 'sphere') });
        if (wrong !== undefined) yield wrong;
      }
    }
  },
};

const order: Readonly<Record<Sphere, number>> = { control: 0, influence: 1, interest: 2 };

function mismatch(subject: string, sphere: Sphere, { level, at }: { level: Level; at: Location }): Finding | undefined {
  if (level.generic === undefined) return undefined;
  const controlled = level.generic === 'input' || level.generic === 'activity' || level.generic === 'output';
  if (controlled === (sphere === 'control')) return undefined;
  return {
    at,
    message: controlled
      ? `${subject} is in the sphere of ${sphere}, but a programme controls what it does and delivers (${level.generic}).`
      : `${subject} is in the sphere of control, but no programme controls what others do with its outputs (${level.generic}).`,
    hint: controlled ? 'Expected control.' : 'Expected influence, or interest.',
  };
}

function tighter(level: Level, below: Level, at: Location): Finding {
  return {
    at,
    message: `The level ${level.id} is in the sphere of ${level.sphere}, but ${below.id} below it only in that of ${below.sphere}.`,
    hint: 'Expected no tighter sphere than below.',
    related: [{ at: below.at, message: `The level ${below.id}.` }],
  };
}
