import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orderOf } from '../src/commands/report-orders.ts';
import { offeredReports } from '../src/commands/report-templates.ts';
import { openWriter } from '../src/io.ts';
import { computeFacts } from '../src/progress/compute.ts';
import { editionOf } from '../src/report/edition.ts';
import type { Renderer } from '../src/report/environment.ts';
import { piecesOf, TextFlow } from '../src/report/render.ts';
import type { Piece } from '../src/report/report.ts';
import { portfolioOf, quarters, tableOf } from './many-indicators.ts';

/**
 * The scorecard of one framework with very many indicators, as HTML, against writing as many pieces through the same compiled
 * templates: of a view that is there already, the one of its middle batch. Prints, as JSON, milliseconds and characters of both, and
 * by how many MiB the process grew while the scorecard was written. Arguments: home of the program, indicators, rounds.
 */
const [home = '', ...numbers] = process.argv.slice(2);
const [size = 100_000, rounds = 3] = numbers.map(Number);

async function scorecardOf(indicators: number) {
  const portfolio = await portfolioOf(1, indicators);
  const table = tableOf(portfolio, { quarters: quarters.slice(-2), places: ['p0'] });
  const facts = computeFacts(portfolio, table, '2016-06-30');
  const folders = { home, dir: undefined };
  const offered = offeredReports(folders).find(({ name }) => name === 'scorecard');
  if (offered === undefined) throw new Error('no scorecard');
  const inputs = { facts, edition: await editionOf(facts, 'en'), verdict: null, origin: null, parts: new Map() };
  const { documents, renderers } = await orderOf(offered, ['html'], inputs, folders, { linked: true, index: '' });
  const [document] = documents;
  const render = renderers.get('html');
  if (document === undefined || render === undefined) throw new Error('no document');
  return { document, render };
}

function write(file: string, pieces: Iterable<Piece>, render: Renderer): number {
  const writer = openWriter(file);
  const flow = new TextFlow('html');
  for (const { page, view } of pieces) writer.add(flow.add(render.fill(page, view)));
  writer.add(flow.end());
  writer.close();
  const { size: bytes } = statSync(file);
  rmSync(file);
  return bytes;
}

/** As many pieces as there are, each batch with the view of the middle one. */
function* middleOf(pieces: readonly string[], views: ReadonlyMap<string, object>): Iterable<Piece> {
  for (const page of pieces) yield { page, view: views.get(page) ?? {} };
}

function time<T>(work: () => T): { readonly milliseconds: number; readonly result: T } {
  const start = process.hrtime.bigint();
  const result = work();
  return { milliseconds: Number(process.hrtime.bigint() - start) / 1e6, result };
}

async function measure(folder: string): Promise<void> {
  const { document, render } = await scorecardOf(size);
  const file = join(folder, 'scorecard.html');
  const names: string[] = [];
  const views = new Map<string, object>();
  for (const { page, view } of piecesOf(document, [render])) {
    names.push(page);
    if (page !== 'batch' || names.length <= size / 1000) views.set(page, view);
  }
  global.gc?.();
  const before = process.memoryUsage.rss();
  const spent = { floor: [] as number[], whole: [] as number[], bytes: 0, floorBytes: 0, grown: 0 };
  for (let round = 0; round < rounds; round++) {
    const whole = time(() => write(file, piecesOf(document, [render]), render));
    spent.grown = Math.max(spent.grown, (process.memoryUsage.rss() - before) / 2 ** 20);
    const floor = time(() => write(file, middleOf(names, views), render));
    spent.whole.push(whole.milliseconds);
    spent.floor.push(floor.milliseconds);
    spent.bytes = whole.result;
    spent.floorBytes = floor.result;
  }
  process.stdout.write(`${JSON.stringify({ ...spent, pieces: names.length })}\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  await measure(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
