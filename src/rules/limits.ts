import type { Portfolio } from '../model/portfolio.ts';

/** Numbers that rules compare with. Absent: no limit. */
export interface Limits {
  readonly indicatorsPerResult: number;
  readonly indicatorsTotal?: number;
  readonly indicatorsPerLevel: Readonly<Record<string, number>>;
  readonly indicatorsPerRole: number;
  /** Yearly, in the currency of the indicators' costs. */
  readonly collectionCost?: number;
  readonly outcomesPerLevel?: number;
  readonly outputsPerOutcome?: number;
  readonly resultsTotal?: number;
  readonly statementWords: number;
  /** Share of the parent's target by which the sum of its children's may differ. */
  readonly targetSumTolerance: number;
  readonly draftDays: number;
  /** Share of the target by which a value may differ without an explanation. */
  readonly deviation: number;
}

const names: Readonly<Record<string, keyof Limits>> = {
  indicators_per_result: 'indicatorsPerResult',
  indicators_total: 'indicatorsTotal',
  indicators_per_level: 'indicatorsPerLevel',
  indicators_per_role: 'indicatorsPerRole',
  collection_cost: 'collectionCost',
  outcomes_per_level: 'outcomesPerLevel',
  outputs_per_outcome: 'outputsPerOutcome',
  results_total: 'resultsTotal',
  statement_words: 'statementWords',
  target_sum_tolerance: 'targetSumTolerance',
  draft_days: 'draftDays',
  deviation: 'deviation',
};

/** The limits that plumbline.yaml sets; the schema has checked names and types. */
export function ownLimits(written: Portfolio['limits']): Partial<Limits> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([key, value]) => (names[key] === undefined ? [] : [[names[key], value]])),
  );
}
