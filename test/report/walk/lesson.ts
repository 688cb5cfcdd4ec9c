import { matrixRow, scorecardRow } from './expected.ts';
import type { Known, Plain } from './facts.ts';
import { summary } from './together.ts';
import { periodWords } from './written.ts';

/** The numbers of a sentence that explains a framework by its own counts; undefined where the text is no such sentence. */
export function lessonNumbers(text: string, framework: Plain): string | undefined {
  const all = Object.values<Plain>(framework.indicators ?? {});
  const live = all.filter(({ status }) => status !== 'retired');
  if (/^(?:- )?\d+ indicators?: \d+ (?:in draft|reviewed|final|retired)/.test(text)) {
    return `${statuses(all)} ${text.includes('baseline') ? planned(framework) : ''}`;
  }
  if (/^(?:- )?\d+ of \d+ ha(?:s|ve) a baseline/.test(text)) return planned(framework);
  const horizon = / ?\bBy: (.+)$/.exec(text)?.[1];
  if (horizon !== undefined && horizonsOf(framework).includes(horizon)) return horizon;
  if (/(?:^| )Period: [^:]*$/.test(text)) return periodWords(String(framework.period));
  if (/\bAt most \d+ .* after the end of a period/.test(text)) {
    const days = live.filter((one) => one.reporting_frequency !== undefined).map(({ due_after_days: own = 30 }) => own);
    const [least, most] = [Math.min(...days), Math.max(...days)];
    return least === most ? String(most) : `${least} ${most}`;
  }
  if (/\b\d+ targets? or baselines? (?:was|were) revised/.test(text)) {
    return String(all.reduce((sum, { revisions = [] }) => sum + revisions.length, 0));
  }
  return undefined;
}

/** Numbers of what a slide says of the indicator that it takes as its example; undefined where it says nothing of it. */
export function slideNumbers(under: string, text: string, fact: Plain, known: Known): string | undefined {
  const label = /^(?:- )?(Baseline|Previous|Current|Milestones|Target|Progress|Rating|Coverage) /.exec(text)?.[1] ?? '';
  const isPlan = under.startsWith('One indicator from beginning to end');
  if (!isPlan && !under.startsWith('Where this indicator stands')) return undefined;
  return (isPlan ? matrixRow(fact, known) : scorecardRow(fact, known))[label];
}

/** When results are expected, each as readers write it. */
function horizonsOf({ results = {}, activities = {}, period }: Plain): readonly string[] {
  return Object.values<Plain>({ ...results, ...activities }).flatMap(({ expected_by: own = period }) =>
    own === undefined ? [] : [periodWords(String(own))],
  );
}

function statuses(all: readonly Plain[]): string {
  const counts = ['draft', 'reviewed', 'final', 'retired']
    .map((status) => all.filter((one) => (one.status ?? 'draft') === status).length)
    .filter((count) => count > 0);
  return [all.length, ...counts].join(' ');
}

/** How many have a baseline and a target: what the summary says after its scope. */
function planned(framework: Plain): string {
  return summary(framework).split(' ').slice(3).join(' ');
}
