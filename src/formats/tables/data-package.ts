import { writeCsv } from '../../text/csv.ts';
import { type Json, writeJson } from '../../text/json.ts';
import { cellText, type Table } from './table.ts';

/** What is said of the tables as a whole. */
export interface About {
  readonly title: string;
  /** `YYYY-MM-DD`: the day the facts are of. */
  readonly asOf: string;
  readonly languages: readonly string[];
}

/** The tables as CSV files with a descriptor: a Frictionless Data Package. */
export function dataPackage(
  tables: readonly Table[],
  about: About,
): readonly { readonly name: string; readonly text: string }[] {
  return [
    ...tables.map((table) => ({ name: `${table.name}.csv`, text: tableCsv(table) })),
    { name: 'datapackage.json', text: writeJson(descriptor(tables, about)) },
  ];
}

function tableCsv({ fields, rows }: Table): string {
  const names = fields.map(({ name }) => name);
  return writeCsv([names, ...rows.map((row) => names.map((name) => cellText(row[name])))]);
}

function descriptor(tables: readonly Table[], { title, asOf }: About): Json {
  return {
    profile: 'tabular-data-package',
    name: 'plumbline-export',
    title,
    description: `Results frameworks with what is known of them as of ${asOf}.`,
    resources: tables.map((table) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      title: table.title,
      path: `${table.name}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\n', header: true },
      schema: tableSchema(table),
    })),
  };
}

function tableSchema({ fields, primaryKey, foreignKeys }: Table): Json {
  return {
    fields: fields.map(({ name, type, description }) => ({ name, type, description })),
    missingValues: [''],
    ...(primaryKey.length === 0 ? {} : { primaryKey }),
    ...(foreignKeys.length === 0
      ? {}
      : {
          foreignKeys: foreignKeys.map(({ fields: from, table, to }) => ({
            fields: from,
            reference: { resource: table, fields: to },
          })),
        }),
  };
}

/** The tables in one JSON document: rows with every column, null where it is blank. */
export function tablesJson(tables: readonly Table[], { title, asOf, languages }: About): string {
  return writeJson({
    title,
    asOf,
    languages,
    ...Object.fromEntries(
      tables.map(({ name, fields, rows }) => [
        name,
        rows.map((row) => Object.fromEntries(fields.map((field) => [field.name, row[field.name]]))),
      ]),
    ),
  });
}
