import { join, resolve } from 'node:path';
import { openWriter, writeFiles } from '../io.ts';
import type { Format, Renderer } from '../report/environment.ts';
import { piecesOf, TextFlow } from '../report/render.ts';
import type { ReportDocument } from '../report/report.ts';
import type { Context } from './context.ts';

/** The renderers of a report, one a format. */
export type Renderers = ReadonlyMap<Format, Renderer>;

/** Where files go. */
interface Target {
  readonly out: string;
  readonly quiet: boolean;
}

/** A document in one format, onto standard output. */
export function printDocument(document: ReportDocument, renderer: Renderer, format: Format, context: Context): void {
  const flow = new TextFlow(format);
  for (const { page, view } of piecesOf(document, [renderer])) context.out(flow.add(renderer.fill(page, view)));
  context.out(flow.end());
}

/** A document as a file for Word. Tells whether it was written. */
export async function writeForWord(
  document: ReportDocument,
  asOf: string,
  { out, quiet }: Target,
  context: Context,
): Promise<void> {
  if (document.word === undefined) throw new Error(`${document.file} has no form for Word.`);
  const { writeWord } = await import('../report/word/write.ts');
  const bytes = await writeWord(await document.word(), asOf);
  const name = `${document.file}.docx`;
  const [written] = writeFiles([{ path: resolve(context.cwd, out, name), bytes }]);
  if (!quiet) context.err(`${written === undefined ? 'unchanged' : 'wrote'} ${join(out, name)}\n`);
}

/** The text of a document in one format. */
export function textOf(document: ReportDocument, renderer: Renderer, format: Format): string {
  const flow = new TextFlow(format);
  const texts = [...piecesOf(document, [renderer])].map(({ page, view }) => flow.add(renderer.fill(page, view)));
  return [...texts, flow.end()].join('');
}

/** A document as a file a format, side by side: its views are made once. Tells which files were written. */
export function writeDocument(
  document: ReportDocument,
  renderers: Renderers,
  { out, quiet }: Target,
  context: Context,
): void {
  const writers = [...renderers].map(([format, renderer]) => {
    const name = `${document.file}.${format}`;
    return { name, renderer, flow: new TextFlow(format), writer: openWriter(resolve(context.cwd, out, name)) };
  });
  let closed = 0;
  try {
    for (const { page, view } of piecesOf(document, renderers.values())) {
      for (const { renderer, flow, writer } of writers) writer.add(flow.add(renderer.fill(page, view)));
    }
    for (const { name, flow, writer } of writers) {
      writer.add(flow.end());
      closed++;
      const isNew = writer.close();
      if (!quiet) context.err(`${isNew ? 'wrote' : 'unchanged'} ${join(out, name)}\n`);
    }
  } catch (error) {
    for (const { writer } of writers.slice(closed)) writer.abandon();
    throw error;
  }
}
