import type { Location } from '../text/location.ts';
import type { Kind } from './things.ts';

/** What a change is about, in the order in which a board would ask. */
export const topics = {
  'final-plans': 'Targets and baselines of final indicators',
  dropped: 'Dropped',
  accountability: 'Accountability',
  status: 'Status and approval',
  plans: 'Other targets and baselines',
  meaning: 'What indicators mean',
  chain: 'Results and links',
  indicators: 'Indicators',
  waivers: 'Waivers and rules',
  risks: 'Assumptions and risks',
  settings: 'Settings',
  details: 'Details',
} as const;

export type Topic = keyof typeof topics;

export type How = 'added' | 'removed' | 'renamed' | 'moved' | 'reworded' | 'retargeted' | 'changed';

/** One change in meaning. */
export interface Change {
  readonly topic: Topic;
  readonly what: Kind;
  readonly how: How;
  /** The thing: `framework/id`, of a target the indicator; by its name of now, or the last it had. */
  readonly id: string;
  /** Its id before, where that was another one. */
  readonly was?: string;
  /** Its name for people. */
  readonly title: string;
  /** The period of a target; what a row of a plan is about. */
  readonly about?: string;
  /** The key that says something else. */
  readonly key?: string;
  readonly before?: string;
  readonly after?: string;
  /** It was approved as final. */
  readonly final: boolean;
  /** The revision that keeps the old target or baseline. */
  readonly revision?: { readonly date: string; readonly reason: string; readonly approvedBy?: string };
  /** Where it stands now; where it stood, when it is gone. */
  readonly at: Location;
}
