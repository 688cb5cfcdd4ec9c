import type { OnStage, Stage } from '../measurements/stage.ts';
import type { CommonOptions, Context } from './context.ts';

/** Milliseconds: when a bar appears, how often it is drawn; when lines begin, and how often one comes within a stage. */
const [barAfter, barEvery, linesAfter, lineEvery] = [500, 100, 3000, 10_000];

/** What a long piece of work shows of itself on stderr. */
export interface StageDisplay {
  readonly onStage: OnStage;
  /** Takes the bar away. */
  end(): void;
}

/** A bar on a terminal, plain lines elsewhere for work that lasts; nothing with --quiet. */
export function showStages({ quiet }: CommonOptions, { live, err }: Context): StageDisplay {
  if (live === undefined || quiet === true) return { onStage: () => {}, end: () => {} };
  const began = live.elapsed();
  let at: Stage | undefined;
  let drawn = Number.NEGATIVE_INFINITY;
  let shown: Stage['stage'] | undefined;
  // Of several statements that make a stage each begins anew: what was shown as done does not come undone.
  let most = 0;
  const show = (isNew: boolean) => {
    const now = live.elapsed();
    const lasting = now - began;
    if (at === undefined || lasting < (live.terminal ? barAfter : linesAfter)) return;
    const due = live.terminal ? barEvery : isNew ? 0 : lineEvery;
    if (now - drawn < due && shown === at.stage) return;
    [drawn, shown] = [now, at.stage];
    const share = shareOf(at);
    most = Math.max(most, share ?? 0);
    const reached = share === undefined ? undefined : most;
    if (live.terminal) err(`\r\u001b[K${barOf(at, reached, lasting).slice(0, Math.max(20, (live.columns || 80) - 1))}`);
    else err(`${lineOf(at, reached, lasting)}\n`);
  };
  const timer = setInterval(() => show(false), barEvery);
  timer.unref();
  return {
    onStage: (next) => {
      const isNew = next.stage !== at?.stage;
      if (isNew) most = 0;
      at = next;
      show(isNew);
    },
    end: () => {
      clearInterval(timer);
      if (live.terminal && shown !== undefined) err('\r\u001b[K');
      [at, shown] = [undefined, undefined];
    },
  };
}

function barOf(at: Stage, share: number | undefined, lasting: number): string {
  const width = 24;
  const full = Math.round((share ?? 0) * width);
  const bar = share === undefined ? '' : `${'█'.repeat(full)}${'░'.repeat(width - full)} `;
  return `${at.stage.padEnd(9)} ${bar}${countsOf(at)}${timeOf(lasting)}`;
}

function lineOf(at: Stage, share: number | undefined, lasting: number): string {
  const percent = share === undefined ? '' : `${Math.floor(share * 100)} %, `;
  return `${at.stage}: ${percent}${countsOf(at)}${timeOf(lasting)}`;
}

function shareOf({ done, total, share }: Stage): number | undefined {
  const found = share?.() ?? (done === undefined || total === undefined || total === 0 ? undefined : done / total);
  return found === undefined || !Number.isFinite(found) ? undefined : Math.min(1, Math.max(0, found));
}

function countsOf({ done, total, unit = 'rows' }: Stage): string {
  const grouped = (count: number) => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  if (total === undefined) return '';
  return done === undefined ? `${grouped(total)} ${unit}, ` : `${grouped(done)} of ${grouped(total)} ${unit}, `;
}

function timeOf(lasting: number): string {
  const seconds = Math.floor(lasting / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
