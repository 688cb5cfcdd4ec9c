import type { Plain } from './facts.ts';
import { summary } from './together.ts';
import { periodWords } from './written.ts';

/** The numbers of a sentence that explains a framework by its own counts; undefined where the text is no such sentence. */
export function lessonNumbers(text: string, framework: Plain): string | undefined {
  const all = Object.values<Plain>(framework.indicators ?? {});
  const live = all.filter(({ status }) => status !== 'retired');
  if (/^\d+ indicators?: \d+ (?:in draft|reviewed|final|retired)/.test(text))
    return `${statuses(all)} ${planned(framework)}`;
  const horizon = / ?\bBy: (.+)$/.exec(text)?.[1];
  if (horizon !== undefined && horizonsOf(framework).includes(horizon)) return horizon;
  if (/^Period: /.test(text)) return periodWords(String(framework.period));
  if (/\bAt most \d+ .* after the end of a period/.test(text)) {
    const days = live.filter((one) => one.reporting_frequency !== undefined).map(({ due_after_days: own = 30 }) => own);
    const [least, most] = [Math.min(...days), Math.max(...days)];
    return least === most ? String(most) : `${least} ${most}`;
  }
  if (/^\d+ targets? or baselines? (?:was|were) revised/.test(text)) {
    return String(all.reduce((sum, { revisions = [] }) => sum + revisions.length, 0));
  }
  return undefined;
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
