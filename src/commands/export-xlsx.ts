import { makeBook, type SheetWord, sheetWords } from '../formats/xlsx/book.ts';
import { limits } from '../formats/xlsx/read.ts';
import type { Workbook } from '../formats/xlsx/workbook.ts';
import { writeWorkbook } from '../formats/xlsx/write.ts';
import { planned } from '../model/slice.ts';
import { editionOf } from '../report/edition.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { Exporter, ExportOptions } from './exporter.ts';
import { factsOf } from './facts.ts';

/** A workbook: results framework, tracking table, reference sheets, definitions, and values to be entered. */
export const xlsx: Exporter = {
  makes: 'file',
  binary: true,
  async make({ opened, chosen, asOf, options, context }) {
    const wanted = sheetsOf(options);
    const { facts, whole } = await factsOf(opened, asOf, options, context);
    const ids = new Set(chosen.frameworks.map(({ id }) => id));
    const shown = { ...facts, indicators: facts.indicators.filter(({ framework }) => ids.has(framework.id)) };
    const portfolio = planned(opened.portfolio);
    const own = { ...portfolio, frameworks: portfolio.frameworks.filter(({ id }) => ids.has(id)) };
    const edition = await editionOf({ portfolio: own, asOf }, options.lang);
    const { storedTables } = await import('../measurements/stored-table.ts');
    const { tables, unread } = storedTables(opened.dir, ids);
    const book = makeBook({ facts: shown, edition, stored: tables }, wanted);
    refuseHuge(book);
    const bytes = await writeWorkbook(book);
    const left = unread.map((name) => `${name} cannot be read and is left out; plumbline validate shows why.`);
    return { files: [{ name: 'portfolio.xlsx', bytes }], about: left, whole: whole && unread.length === 0 };
  },
};

/** What could not be read back is not written. */
function refuseHuge({ sheets }: Workbook): void {
  const cells = sheets.reduce((sum, { rows }) => rows.reduce((own, row) => own + row.cells.length, sum), 0);
  if (cells <= limits.cells) return;
  throw new UserError(
    `The workbook would have ${cells} cells; at most ${limits.cells} can be read back.`,
    'Write one for each framework with --framework, or take values in as CSV.',
  );
}

/** The sheets that are asked for; all where none is named. Throws a UserError for one that there is not. */
function sheetsOf({ sheet }: ExportOptions): readonly SheetWord[] {
  if (sheet === undefined) return sheetWords;
  return sheet.map((word) => {
    const found = sheetWords.find((one) => one === word);
    if (found !== undefined) return found;
    throw new UserError(
      `There is no sheet "${word}".`,
      suggest(word, sheetWords) ?? `There are ${sheetWords.join(', ')}.`,
    );
  });
}
