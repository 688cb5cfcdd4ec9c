import { compareText } from '../text/finding.ts';
import { type Change, type Topic, topics } from './change.ts';

type Unsorted = Omit<Change, 'topic'>;

export function topicOf(change: Unsorted): Topic {
  const { what, how, final } = change;
  const key = change.key?.replace(/[ .].*$/, '');
  if (what === 'target' || what === 'baseline' || what === 'plan' || what === 'revision') {
    const isValue = key === undefined || key === 'value' || key === 'period';
    return isValue && what !== 'revision' ? (final ? 'final-plans' : 'plans') : 'details';
  }
  // A translation says what is said already.
  if (change.key?.includes(' (')) return 'details';
  if (isDropped(change)) return 'dropped';
  if (key !== undefined && answering.has(key)) return 'accountability';
  if (key !== undefined && approval.has(key)) return 'status';
  switch (what) {
    case 'framework':
      return key === undefined && how !== 'renamed'
        ? 'chain'
        : key === 'period' || key === 'places'
          ? 'settings'
          : 'details';
    case 'result':
    case 'level':
    case 'link':
      return key === undefined || chainKeys.has(key) ? 'chain' : 'details';
    case 'indicator':
    case 'library':
      if (key === undefined || key === 'name' || key === 'result') return 'indicators';
      return meaning.has(key) ? 'meaning' : 'details';
    case 'waiver':
    case 'rule':
    case 'limit':
      return 'waivers';
    case 'assumption':
    case 'risk':
      return 'risks';
    case 'narrative':
    case 'review':
    case 'mapping':
      return 'details';
    default:
      return key === 'title' || key === 'note' || key === 'glossary' || key === 'sources' ? 'details' : 'settings';
  }
}

function isDropped({ what, how, key, after }: Unsorted): boolean {
  if (key === undefined)
    return how === 'removed' && (what === 'framework' || what === 'result' || what === 'indicator');
  return key === 'status' && after === 'retired';
}

const answering: ReadonlySet<string> = new Set([
  ...['accountable', 'accountability', 'accountability_line', 'together', 'sphere', 'inside'],
  ...['responsible', 'contributors', 'used_by', 'owner'],
]);

const approval: ReadonlySet<string> = new Set(['status', 'version', 'approved_by', 'approved_on', 'retired']);

const chainKeys: ReadonlySet<string> = new Set(['level', 'statement', 'line', 'weight', 'uncertain', 'assumptions']);

/** What decides which values an indicator has, and how they are judged. */
const meaning: ReadonlySet<string> = new Set([
  ...['definition', 'measure', 'unit', 'currency', 'numerator', 'denominator', 'per', 'parts', 'formula', 'counts'],
  ...['direction', 'cumulation', 'targets_include_baseline', 'achievement', 'aggregation', 'min_coverage'],
  ...['disaggregate_by', 'cross', 'scale', 'steps', 'over_100', 'uses', 'rolls_up_to', 'weight', 'places', 'proxy'],
  ...['collection_frequency', 'reporting_frequency', 'due_after_days'],
]);

const order = Object.keys(topics);
const kinds = [
  'framework',
  'level',
  'result',
  'link',
  'library',
  'indicator',
  'baseline',
  'target',
  'plan',
  'waiver',
  'rule',
];
const ways = ['removed', 'retargeted', 'moved', 'renamed', 'added', 'changed', 'reworded'];

/** By topic; in it what was final, then what is gone, then the rest, by kind and id. */
export function sortChanges(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted(
    (a, b) =>
      order.indexOf(a.topic) - order.indexOf(b.topic) ||
      Number(b.final) - Number(a.final) ||
      rank(kinds, a.what) - rank(kinds, b.what) ||
      rank(ways, a.how) - rank(ways, b.how) ||
      compareText(a.id, b.id) ||
      compareText(a.about ?? '', b.about ?? '') ||
      compareText(a.key ?? '', b.key ?? ''),
  );
}

function rank(list: readonly string[], one: string): number {
  const found = list.indexOf(one);
  return found < 0 ? list.length : found;
}
