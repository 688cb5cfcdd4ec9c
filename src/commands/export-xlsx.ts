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
    const ids = new Set(chosen.frameworks.map(({ id }) => id));
    const known = wanted.includes('tracking') ? await factsOf(opened, asOf, options, context) : undefined;
    const facts = known && {
      ...known.facts,
      indicators: known.facts.indicators.filter(({ framework }) => ids.has(framework.id)),
    };
    const portfolio = planned(opened.portfolio);
    const own = { ...portfolio, frameworks: portfolio.frameworks.filter(({ id }) => ids.has(id)) };
    const edition = await editionOf({ portfolio: own, asOf }, options.lang);
    const { tables, unread } = wanted.includes('entry') ? await stored(opened.dir, ids) : nothingStored;
    const book = makeBook({ facts, edition, stored: tables }, wanted);
    refuseHuge(book);
    const bytes = await writeWorkbook(book);
    const left = unread.map((name) => `${name} cannot be read and is left out; plumbline validate shows why.`);
    return {
      files: [{ name: 'portfolio.xlsx', bytes }],
      about: left,
      whole: known?.whole !== false && unread.length === 0,
    };
  },
};

const nothingStored = { tables: [], unread: [] };

async function stored(dir: string, frameworks: ReadonlySet<string>) {
  const { storedTables } = await import('../measurements/stored-table.ts');
  return storedTables(dir, frameworks);
}

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
