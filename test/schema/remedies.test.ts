import { expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

/** What a first framework by hand gets wrong, and the remedy at its line. */
const framework = `id: Santé publique
title: T
period: 2024-2027
results:
  soins: {level: outcome, statement: S, used_by: city}
  Output 1: {level: output, statement: S}
indicators:
  postes:
    result: soins
    baseline: 12
    aggregation: sum
    targets: {FY 2026: 1, q3 2025: 2, 2024h1: 3, 03/2025: 4, soon: 5}
    disaggregate_by: sex
`;

test('what has another form is told with the form that was likely meant', async () => {
  const dir = folder({ 'plumbline.yaml': 'title: T\\n', 'frameworks/f.yaml': framework });
  const { out } = await plumbline(dir, 'validate', '--format', 'json');
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { file: string; hint?: string | null }[];
  };
  const hints = diagnostics.filter(({ file }) => file === 'frameworks/f.yaml').map(({ hint }) => hint ?? '');
  expect(hints).toEqual([
    'Write sante-publique.',
    'Write 2024/2027.',
    'Write it in brackets: [city]',
    'Write output-1.',
    'Write {key: value, …}; its keys are period, value, numerator, denominator, lower, upper, n, qualifier, source, method, note, not_applicable, planned.',
    'Write {key: value, …}; its keys are places, weights, mean_because, periods, frameworks, framework_weights, deduplicated, tolerance.',
    'Write FY2026.',
    'Write 2025-Q3.',
    'Write 2024-H1.',
    'Write 2025-03.',
    '',
    'Write it in brackets: [sex]',
  ]);
});
