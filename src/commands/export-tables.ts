import { dataPackage, tablesJson } from '../formats/tables/data-package.ts';
import { tablesOf } from '../formats/tables/tables.ts';
import { say } from '../model/text.ts';
import type { Exporter, Exporting } from './exporter.ts';
import { factsOf } from './facts.ts';

/** Tidy tables as CSV, with a Frictionless Data Package descriptor. */
export const csv: Exporter = {
  makes: 'folder',
  async make(exporting) {
    const { tables, about, whole } = await tabulate(exporting);
    return { files: dataPackage(tables, about), about: [], whole };
  },
};

/** The same tables in one JSON document. */
export const json: Exporter = {
  makes: 'file',
  async make(exporting) {
    const { tables, about, whole } = await tabulate(exporting);
    return { files: [{ name: 'portfolio.json', text: tablesJson(tables, about) }], about: [], whole };
  },
};

async function tabulate({ opened, chosen, asOf, options, context }: Exporting) {
  const { facts, whole } = await factsOf(opened, asOf, options, context);
  const languages = [...new Set([...(options.lang === undefined ? [] : [options.lang]), ...chosen.languages])];
  const about = { title: say(chosen.title, languages), asOf, languages };
  const shown = facts.indicators.filter(({ framework }) => chosen.frameworks.some(({ id }) => id === framework.id));
  return { tables: tablesOf(chosen, { ...facts, indicators: shown }, languages), about, whole };
}
