import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureFacts } from './bench-facts.mjs';
import { doublings, ingestCase, tenMillion } from './bench-ingest.mjs';
import { writePortfolio } from './bench-portfolio.mjs';
import { measureScorecard } from './bench-scorecard.mjs';
import { rowsOfMonth, writeStore } from './bench-store.mjs';

/**
 * Measures whole processes in turn, so that a machine whose speed drifts drifts for all of them, and prints one table. With
 * STORED=1,2,4,8,10 it measures stores of so many million rows instead (10 million take 1.5 GB of disk).
 */
const home = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 15);
const largeRounds = Number(process.env.LARGE_ROUNDS ?? 5);
const manyRowsRounds = Number(process.env.MANY_ROWS ?? 0);
const storedRounds = Number(process.env.STORED_ROUNDS ?? 3);
const stored = (process.env.STORED ?? '').split(',').filter(Boolean).map(Number);
const many = 1000;
const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const cache = join(folder, 'cache');
const env = { ...process.env, NO_COLOR: '1', PLUMBLINE_CACHE: cache };
// Where it is set, every start of Node costs more, which would flatter every ratio to it.
delete env.NODE_EXTRA_CA_CERTS;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function run({ args, cwd, name, ready }, extra = []) {
  ready?.();
  const before = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [...extra, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const spent = Number(process.hrtime.bigint() - before) / 1e6;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return spent;
}

/** The rows of some cases; the first is what the others are compared with. */
function measure(cases, count) {
  for (const one of cases) run(one);
  const times = cases.map(() => []);
  for (let round = 0; round < count; round++) {
    for (const [index, one] of cases.entries()) times[index].push(run(one));
  }
  const [base] = cases;
  return cases.map((one, index) => {
    const ratios = times[index].map((value, round) => value / times[0][round]);
    const ratio = median(times[index]) / median(times[0]);
    const compared = index === 0 ? ['', '', ''] : [ratio.toFixed(1), median(ratios).toFixed(1), base.name];
    const asked = one.limit === undefined ? '' : `≤ ${one.limit}${ratio > one.limit ? ' (missed)' : ''}`;
    return [one.name, median(times[index]).toFixed(0), ...compared, asked, one.memory ? peakOf(one) : ''];
  });
}

/** The most memory that a process held, in MiB. */
function peakOf(one) {
  const [script, answer] = [join(folder, 'peak.cjs'), join(folder, 'peak')];
  const tell = `require('node:fs').writeFileSync(${JSON.stringify(answer)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(script, `process.on('exit', () => { ${tell}; });\n`);
  run(one, ['--require', script]);
  return (Number(readFileSync(answer, 'utf8')) / 1024).toFixed(0);
}

/** A portfolio of three small files, and of a few rows in the store. */
function writeSmall(dir, measured) {
  const files = {
    'plumbline.yaml': 'title: Small\nparties: {city: {title: City, inside: true}}\nplaces: {jinja: {title: Jinja}}\n',
    ...Object.fromEntries(['one', 'two'].map((id) => [`frameworks/${id}.yaml`, small(id)])),
    ...(measured
      ? {
          'measurements/one/connected.csv':
            'period,value,place,numerator,denominator\n2015,44,jinja,440,1000\n2016,46.5,jinja,465,1000\n',
        }
      : {}),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

const small = (id) => `id: ${id}
title: Water in ${id}
period: 2014/2018
levels:
  - {id: output, accountable: city, accountability: The city delivers it.}
  - {id: outcome, accountable: none, accountability: Nobody delivers it alone.}
accountability_line: output
results:
  outcome: {level: outcome, statement: More households in Jinja have piped water., used_by: [city]}
  output-1: {level: output, statement: Pipes laid in Jinja., contributes_to: [outcome]}
indicators:
  connected:
    result: outcome
    name: Percentage of households with a connection
    measure: percentage
    unit: "% of households"
    numerator: Households with a connection
    denominator: All households
    direction: increase
    cumulation: point-in-time
    aggregation: {places: pooled, periods: latest}
    baseline: {period: 2014, value: 40, source: Survey of 2014}
    targets: {2016: 45, 2018: 60}
`;

/** The program to hold against: it checks the same files against the same schema, and knows neither places nor rules. */
function installPeer() {
  const peer = join(folder, 'peer');
  mkdirSync(peer);
  const { status } = spawnSync(
    'npm',
    ['install', '--silent', '--no-audit', '--no-fund', '--prefix', peer, 'ajv-cli@5.0.0'],
    {
      encoding: 'utf8',
    },
  );
  return status === 0 ? join(peer, 'node_modules/ajv-cli/dist/index.js') : undefined;
}

const plumbline = join(home, 'bin/plumbline.js');
const validate = [plumbline, 'validate', '--as-of', '2026-06-30', '--fail-on', 'error'];
const asOf = ['--as-of', '2026-06-30'];

async function startCases() {
  const shipped = join(home, 'frameworks/cities-alliance');
  const bare = join(folder, 'bare');
  cpSync(shipped, bare, { recursive: true });
  rmSync(join(bare, 'measurements'), { recursive: true, force: true });
  const [three, measured] = [writeSmall(join(folder, 'three'), false), writeSmall(join(folder, 'measured'), true)];
  return [
    { name: 'node -e 0', args: ['-e', '0'], cwd: folder },
    { name: 'plumbline --version', args: [plumbline, '--version'], cwd: folder },
    { name: 'validate, three small files', args: validate, cwd: three, limit: 4 },
    { name: 'validate, three small files and measurements', args: validate, cwd: measured, limit: 10 },
    { name: 'validate cities-alliance, no measurements', args: validate, cwd: bare },
    { name: 'validate cities-alliance, with measurements', args: validate, cwd: shipped },
    { name: 'progress cities-alliance', args: [plumbline, 'progress', ...asOf], cwd: shipped },
    { ...(await ingestCase(folder, 1000, 12)), limit: 14 },
    { name: 'report scorecard cities-alliance', args: [plumbline, 'report', 'scorecard', ...asOf], cwd: shipped },
  ];
}

function largeCases(peer) {
  const cwd = join(folder, 'large');
  writePortfolio(cwd, many);
  const schema = (name) => join(home, `schemas/${name}.schema.json`);
  const options = ['--spec=draft2020', '--strict=false', '-s', schema('framework')];
  const others = ['-r', schema('common'), '-r', schema('portfolio')];
  const forget = () => rmSync(cache, { recursive: true, force: true });
  const written = [join(cwd, 'frameworks/f-0500.yaml'), readFileSync(join(cwd, 'frameworks/f-0500.yaml'), 'utf8')];
  let changes = 0;
  const change = (what, words) => () => {
    const [file, text] = written;
    changes += 1;
    writeFileSync(file, text.replace(what, words(changes)));
  };
  const target = change(/targets: \{2016: [\d.]+/, (number) => `targets: {2016: ${number}`);
  const name = change(/name: Percentage of/, (number) => `name: Percentage ${number} of`);
  const link = change(/\[\{to: outcome/, (number) => `[{to: ${['impact', 'outcome'][number % 2]}`);
  return [
    {
      name: 'ajv-cli',
      args: [peer, 'validate', ...options, ...others, '-d', 'frameworks/*.yaml'],
      cwd,
      memory: true,
    },
    { name: `validate, ${many} frameworks, cold`, args: validate, cwd, ready: forget, limit: 2, memory: true },
    { name: 'the same, nothing changed', args: validate, cwd, limit: 1, memory: true },
    { name: 'the same, one target changed', args: validate, cwd, ready: target, limit: 1, memory: true },
    { name: 'the same, one name changed', args: validate, cwd, ready: name, limit: 1, memory: true },
    { name: 'the same, one link changed', args: validate, cwd, ready: link, limit: 1, memory: true },
  ];
}

/** `progress` over a store of so many million rows, held against the engine's bare GROUP BY over the same rows in one file. */
function storedCases(millions) {
  const cwd = join(folder, 'stored');
  rmSync(cwd, { recursive: true, force: true });
  const file = writeStore(cwd, Math.round((millions * 1e6) / rowsOfMonth));
  return [
    {
      name: `bare GROUP BY, ${millions} million rows`,
      args: [join(home, '.scripts/bench-group.mjs'), file],
      cwd,
      memory: true,
    },
    { name: `progress, ${millions} million rows`, args: [plumbline, 'progress', ...asOf], cwd, limit: 4, memory: true },
  ];
}

/** Everything but large stores, which have a run of their own. */
async function measureAll() {
  printRows(measure(await startCases(), rounds));
  const peer = installPeer();
  if (peer === undefined) print(`\nThe rows with ${many} frameworks are left out: ajv-cli could not be installed.`);
  else printRows(measure(largeCases(peer), largeRounds));
  for (const [name, loop, facts, ratio, peak] of await measureFacts(folder)) {
    print(`| facts, ${name} × 12 × 10 | ${facts} | ${ratio} | | a bare loop (${loop} ms) | ≤ 3 | ${peak} |`);
  }
  for (const [size, writing, all, ratio, grown] of await measureScorecard(folder)) {
    print(
      `| scorecard, ${size} indicators | ${all} | ${ratio} | | as many pieces through its templates (${writing} ms) | ≤ 3 | +${grown} |`,
    );
  }
  if (manyRowsRounds === 0) {
    print(
      '\nThe rows with millions of measurements are left out: MANY_ROWS=3 measures them, three rounds in some minutes.',
    );
    return;
  }
  printRows(measure(await tenMillion(folder), manyRowsRounds));
  rmSync(join(folder, 'rows-10000000'), { recursive: true });
  for (const pair of await doublings(folder)) printRows(measure(pair, manyRowsRounds).slice(1, 2));
}

const print = (line) => process.stdout.write(`${line}\n`);
const printRows = (rows) => {
  for (const row of rows) print(`| ${row.join(' | ')} |`);
};

try {
  const { model } = cpus()[0];
  print(
    `Node ${process.version}, ${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB; ${rounds} rounds in turn, ${largeRounds} of those with ${many} frameworks\n`,
  );
  print('| whole process | median ms | × of medians | × pair by pair | of | asked | peak MiB |');
  print('|:--|--:|--:|--:|:--|--:|--:|');
  if (stored.length > 0) for (const millions of stored) printRows(measure(storedCases(millions), storedRounds));
  else await measureAll();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
