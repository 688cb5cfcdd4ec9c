import { type Definition, type Framework, type Mention, sharedIn } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Every party that a framework names is declared in plumbline.yaml. */
export const accPartyUnknown: Rule = {
  id: 'acc-party-unknown',
  reach: 'framework',
  severity: 'error',
  summary: 'Every party that a framework names is declared in plumbline.yaml.',
  why: 'Consistent names are what the accountability column, the filters and the list of what is due rest on.',
  fix: 'Correct the id, or declare the party under parties.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const known = [...portfolio.parties.keys()];
    for (const framework of portfolio.frameworks) {
      yield* unknownNames(partiesOf(framework), known, (id) => `There is no party ${id} in plumbline.yaml.`);
    }
    const shared = sharedIn(portfolio).flatMap((entry) => partiesOfDefinition(entry));
    yield* unknownNames(shared, known, (id) => `There is no party ${id} in plumbline.yaml.`);
    const owners = portfolio.narratives.flatMap(({ indicators }) =>
      [...indicators.values()].flatMap(({ owner }) => owner ?? []),
    );
    yield* unknownNames(owners, known, (id) => `There is no party ${id} in plumbline.yaml.`);
  },
};

function partiesOf(framework: Framework): Mention[] {
  const levels = framework.levels.flatMap(({ accountable }) => (accountable?.id === 'none' ? [] : (accountable ?? [])));
  const results = [...framework.results.values()].flatMap((result) => [
    ...(result.accountable === undefined || result.accountable.id === 'none' ? [] : [result.accountable]),
    ...result.responsible,
    ...result.contributors,
    ...result.usedBy,
    ...(result.owner === undefined ? [] : [result.owner]),
  ]);
  const owners = [...framework.assumptions.values(), ...framework.risks.values()].flatMap(({ owner }) => owner ?? []);
  const indicators = [...framework.indicators.values()]
    .flatMap(partiesOfDefinition)
    .filter(({ at }) => at.source === framework.at.source);
  return [
    ...levels,
    ...results,
    ...owners,
    ...indicators,
    ...(framework.author === undefined ? [] : [framework.author]),
  ];
}

function partiesOfDefinition({ responsible, dataProvider }: Definition): Mention[] {
  return [responsible.collect, responsible.report, responsible.approve, dataProvider].flatMap((party) => party ?? []);
}
