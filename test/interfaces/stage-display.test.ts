import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showStages } from '../../src/commands/stage-display.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A display, what it wrote, and a clock of its own. */
function watched(terminal: boolean, quiet = false) {
  const written: string[] = [];
  let now = 0;
  const display = showStages(
    { quiet },
    {
      ...{ cwd: '/', home: '/', version: '0', today: '2026-06-30', environment: {}, colour: false, width: undefined },
      out: () => {},
      err: (text) => written.push(text),
      live: { terminal, columns: 50, elapsed: () => now, onStop: () => () => {} },
    },
  );
  const pass = (milliseconds: number) => {
    for (let left = milliseconds; left > 0; left -= 100) {
      now += 100;
      vi.advanceTimersByTime(100);
    }
  };
  return { ...display, written, pass };
}

test('short work shows nothing', () => {
  for (const terminal of [true, false]) {
    const { onStage, end, pass, written } = watched(terminal);
    onStage({ stage: 'reading' });
    pass(400);
    onStage({ stage: 'writing', done: 1, total: 2, unit: 'files' });
    end();
    pass(60_000);
    expect(written).toEqual([]);
  }
});

test('on a terminal a bar is drawn over itself, fits, never runs backwards, and goes', () => {
  const { onStage, end, pass, written } = watched(true);
  let share = 0.5;
  onStage({ stage: 'reading', share: () => share });
  pass(500);
  expect(written).toEqual(['\r\u001b[Kreading   ████████████░░░░░░░░░░░░ 0:00']);
  share = 0.1;
  pass(600);
  expect(written.at(-1)).toBe('\r\u001b[Kreading   ████████████░░░░░░░░░░░░ 0:01');
  onStage({ stage: 'checking', done: 1_500_000, total: 6_000_000 });
  expect(written.at(-1)).toBe('\r\u001b[Kchecking  ██████░░░░░░░░░░░░░░░░░░ 1,500,000 of 6,'.slice(0, 4 + 49));
  end();
  expect(written.at(-1)).toBe('\r\u001b[K');
  const before = written.length;
  pass(1000);
  end();
  expect(written.slice(before)).toEqual([]);
});

test('elsewhere a line comes with each stage of work that lasts, and now and then within it', () => {
  const { onStage, end, pass, written } = watched(false);
  onStage({ stage: 'reading' });
  pass(3000);
  onStage({ stage: 'comparing', total: 12_000 });
  onStage({ stage: 'checking', total: 12_000 });
  pass(11_000);
  end();
  expect(written).toEqual([
    'reading: 0:03\n',
    'comparing: 12,000 rows, 0:03\n',
    'checking: 12,000 rows, 0:03\n',
    'checking: 12,000 rows, 0:13\n',
  ]);
});

test('nothing with --quiet', () => {
  const { onStage, pass, written } = watched(true, true);
  onStage({ stage: 'reading' });
  pass(20_000);
  expect(written).toEqual([]);
});
