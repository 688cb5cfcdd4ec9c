import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** What a waiver applies to exists. */
export const waiverTargetUnknown: Rule = {
  id: 'waiver-target-unknown',
  severity: 'error',
  summary: 'What a waiver applies to exists.',
  why: 'A waiver for a misspelt id accepts nothing, and nobody notices.',
  fix: 'Correct it: a framework, framework/id, or library/id.',
  reach: 'outline',
  *check({ portfolio }) {
    const { waivers, unknown } = portfolio;
    if (waivers.length === 0 || unknown.frameworks.size > 0 || unknown.library) return;
    const inFrameworks = portfolio.frameworks.flatMap(({ id, results, indicators, assumptions, risks }) => [
      id,
      ...[results, indicators, assumptions, risks].flatMap((map) => [...map.keys()].map((name) => `${id}/${name}`)),
    ]);
    const known = [...inFrameworks, ...[...portfolio.library.keys()].map((id) => `library/${id}`)];
    const mentions = waivers.map(({ target, at }) => ({ id: target, at: child(at, 'at') }));
    // Inside its framework a thing goes by its id alone.
    const inFull = (id: string) => known.filter((name) => name.endsWith(`/${id}`));
    yield* unknownNames(
      mentions,
      known,
      (id) => `There is no ${id}.`,
      (id) => (inFull(id).length === 0 ? undefined : `Write ${inFull(id).join(' or ')}.`),
    );
  },
};
