import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Measures whole processes in turn, so that a machine whose speed drifts drifts for all of them, and prints one table. */
const home = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 15);
const env = { ...process.env, NO_COLOR: '1' };
// Where it is set, every start of Node costs more, which would flatter every ratio to it.
delete env.NODE_EXTRA_CA_CERTS;

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const shipped = join(home, 'frameworks/cities-alliance');
const bare = join(folder, 'bare');
cpSync(shipped, bare, { recursive: true });
rmSync(join(bare, 'measurements'), { recursive: true, force: true });

const plumbline = join(home, 'bin/plumbline.js');
const asOf = ['--as-of', '2026-06-30'];
const cases = [
  { name: 'node -e 0', args: ['-e', '0'], cwd: folder },
  { name: 'plumbline --version', args: [plumbline, '--version'], cwd: folder },
  { name: 'validate cities-alliance, no measurements', args: [plumbline, 'validate', ...asOf], cwd: bare, limit: 10 },
  {
    name: 'validate cities-alliance, with measurements',
    args: [plumbline, 'validate', ...asOf],
    cwd: shipped,
    limit: 16,
  },
  { name: 'progress cities-alliance', args: [plumbline, 'progress', ...asOf], cwd: shipped },
  { name: 'report scorecard cities-alliance', args: [plumbline, 'report', 'scorecard', ...asOf], cwd: shipped },
];

const time = ({ args, cwd, name }) => {
  const before = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - before) / 1e6;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  for (const one of cases) time(one);
  const times = cases.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, one] of cases.entries()) times[index].push(time(one));
  }
  const floor = median(times[0]);
  const rows = cases.map(({ name, limit }, index) => {
    const ratios = times[index].map((value, round) => value / times[0][round]);
    return [
      name,
      median(times[index]).toFixed(0),
      (median(times[index]) / floor).toFixed(1),
      median(ratios).toFixed(1),
      limit === undefined ? '' : `≤ ${limit}`,
    ];
  });
  const { model } = cpus()[0];
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${rounds} rounds in turn\n\n`,
  );
  process.stdout.write(
    '| whole process, cold | median ms | × of medians | × pair by pair | asked |\n|:--|--:|--:|--:|--:|\n',
  );
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
