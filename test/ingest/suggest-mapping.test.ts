import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, put, textsIn } from '../measurements/folder.ts';
import { base as plain } from './portfolio.ts';
import { run } from './run.ts';

const base = {
  ...plain,
  'frameworks/c.yaml': `id: c
title: C
results: {o: {level: output, statement: S}}
indicators:
  level: {result: o, name: {en: Water level, fr: Niveau d'eau}, measure: number, direction: increase, cumulation: point-in-time}
  depth: {result: o, name: Depth, measure: number, direction: increase, cumulation: point-in-time}
`,
};

/** What is proposed for a file, and what taking the file in by it brings. */
async function propose(csv: string, name = 'x.csv') {
  const { dir } = await folderOf({ ...base, [name]: csv });
  const { out, code } = await run(dir, 'ingest', '--suggest-mapping', name);
  expect(code).toBe(0);
  put(dir, { 'mappings/m.yaml': out });
  // Whatever could be matched: the proposal is a mapping without mistakes.
  const checked = JSON.parse((await run(dir, 'validate', '--format', 'json')).out) as {
    diagnostics: { file: string }[];
  };
  expect(checked.diagnostics.filter(({ file }) => file.startsWith('mappings/'))).toEqual([]);
  const taken = await run(dir, 'ingest', name, '--mapping', 'm', '--write', '--format', 'json');
  const { rejected, written } = JSON.parse(taken.out) as { rejected: { message: string }[]; written: boolean };
  const store = written ? textsIn(dir, 'measurements') : {};
  return { text: out, rejected: rejected.map(({ message }) => message), store };
}

describe('a first mapping is proposed', () => {
  it('for a long table in French, and works as it is', async () => {
    const { text, rejected, store } = await propose(
      `Indicateur;Ville;Année;Valeur;Source;Saisi le
Niveau d'eau;Jinja;2014;1.234,5;Enquête;31/01/2015
Niveau d'eau;MBALE TOWN;2014;0;Enquête;01/02/2015
Depth;Jinja;2014;n/d;;
`,
    );
    expect(rejected).toEqual([]);
    expect(text).toContain(
      'columns:\n  Indicateur: indicator\n  Ville: place\n  Année: period\n  Valeur: value\n  Source: source\n  Saisi le: collected_on\n',
    );
    expect(text).toContain('dates: DD/MM/YYYY\nmissing: ["n/d"]\n');
    expect(text).toContain('decimal: "," # as in 1.234,5\nthousands: "." # as in 1.234,5\n');
    expect(store['measurements/c/level.csv']).toBe(
      'period,place,value,source,collected_on\n2014,jinja,1234.5,Enquête,2015-01-31\n2014,mbale,0,Enquête,2015-02-01\n',
    );
  });

  it('for a column a year', async () => {
    const { text, rejected, store } = await propose('Lugar,Indicador,2013,2014\nJinja,level,1,2\nUganda,depth,3,\n');
    expect(rejected).toEqual([]);
    expect(text).toContain('    "2013": {period: "2013"}\n    "2014": {period: "2014"}\n');
    expect(store).toMatchObject({
      'measurements/c/level.csv': 'period,place,value\n2013,jinja,1\n2014,jinja,2\n',
      'measurements/c/depth.csv': 'period,place,value\n2013,UG,3\n',
    });
  });

  it('for a column a category with a total, the indicator in the name of the file', async () => {
    const { text, rejected, store } = await propose('Quarter,Female,Male,Total\nQ1 2014,2,3,5\n', 'table_trained.csv');
    expect(rejected).toEqual([]);
    expect(text).toContain('file_name: "table_{indicator}.csv"\n');
    expect(text).toContain('    Total: {sex: ""} # the total\n');
    expect(store['measurements/a/trained.csv']).toBe(
      'period,sex,value\n2014-Q1,,5\n2014-Q1,female,2\n2014-Q1,male,3\n',
    );
  });

  it('for numbers with intervals, limits and flags, below a row of HXL tags', async () => {
    const { text, rejected, store } = await propose(
      'COUNTRY (CODE),COUNTRY (DISPLAY),YEAR (DISPLAY),First Tooltip\n#country+code,#country+name,#date+year,#value\njinja,Jinja,2014,638 [427–1010]\nmbale,Mbale,2014,<5\n',
      'who_level.csv',
    );
    expect(rejected).toEqual([]);
    expect(text).toContain(
      '  First Tooltip: {field: value, parts: ["{value} [{lower}-{upper}]", "{qualifier}{value}"]} # the only column of numbers that is left\n',
    );
    expect(store['measurements/c/level.csv']).toBe(
      'period,place,value,qualifier,lower,upper\n2014,jinja,638,,427,1010\n2014,mbale,5,at-most,,\n',
    );
    const flags = await propose('place\t202403 \t202404 \njinja\t13,6 p\t: \nmbale\t0 \t0,5\n', 'e_level.tsv');
    expect(flags.text).toContain('wide: # one row for each of these columns\n  parts: ["{value} {status}"]\n');
    expect(flags.store['measurements/c/level.csv']).toBe(
      'period,place,value,status\n2024-03,jinja,13.6,provisional\n2024-03,mbale,0,\n2024-04,mbale,0.5,\n',
    );
  });

  it('for a column that has the name of its indicator, beside codes of places', async () => {
    const { text, rejected, store } = await propose(
      'Entity,Code,Year,Water level\nUganda,UG,2014,5\nJinja,jinja,2014,6\n',
    );
    expect(rejected).toEqual([]);
    expect(text).toContain('    Water level: {indicator: c/level}\n');
    expect(store['measurements/c/level.csv']).toBe('period,place,value\n2014,UG,5\n2014,jinja,6\n');
  });

  it('for a header of two rows, whose cells were merged', async () => {
    const { text, rejected, store } = await propose(
      'Place,2013,,2014,\n,Female,Male,Female,Male\nJinja,1,0,,4\n',
      'table_trained.csv',
    );
    expect(rejected).toEqual([]);
    expect(text).toContain('header_rows: 2\n');
    expect(store['measurements/a/trained.csv']).toBe(
      'period,place,sex,value\n2013,jinja,female,1\n2013,jinja,male,0\n2014,jinja,male,4\n',
    );
  });

  it('for a column an indicator', async () => {
    const { rejected, store } = await propose('Place,Year,Water level,Depth\nJinja,2014,5,6\n');
    expect(rejected).toEqual([]);
    expect(Object.keys(store)).toEqual([
      'measurements/c/depth.csv',
      'measurements/c/level.csv',
      'measurements/ledger.csv',
    ]);
  });

  it('with what could not be matched, as comments', async () => {
    const { text, rejected } = await propose(
      'Town,Month,Amount,Gender,Weather\nJinjaa,03/2014,"1,110",Total,sunny\nSomewhere,04/2014,5,Wmen,rain\n',
    );
    expect(rejected.length).toBeGreaterThan(0);
    expect(text).toContain('# Open: which indicator these are values of: constants: {indicator: …}.');
    expect(text).toContain('  Month: {field: period, period_format: MM/YYYY}\n');
    expect(text).toContain('    # Jinjaa: ? # not known; nearest: jinja; 1 cell\n');
    expect(text).toContain('    # Somewhere: ? # not known; 1 cell\n');
    expect(text).toContain('# decimal: "." # or ","? 1,110 can be read in two ways\n');
    expect(text).toContain('  Gender: sex\n');
    expect(text).toContain('    Total: "" # the total is the blank category\n    # Wmen: ? # not known; 1 cell\n');
    expect(text).toContain('  - Weather # not matched; holds for example "sunny"\n');
  });

  it('to a file that is not there yet', async () => {
    const { dir } = await folderOf({ ...base, 'x.csv': 'Town,Year,Value\nJinja,2014,5\n' });
    const { out, err, code } = await run(dir, 'ingest', '--suggest-mapping', 'x.csv', '--out', 'mappings/new.yaml');
    expect([out, err, code]).toEqual([
      '',
      'Written: mappings/new.yaml. Look at every line of it before you use it.\n',
      0,
    ]);
    expect(existsSync(join(dir, 'mappings/new.yaml'))).toBe(true);
    const before = readFileSync(join(dir, 'mappings/new.yaml'), 'utf8');
    expect((await run(dir, 'ingest', '--suggest-mapping', 'x.csv', '--out', 'mappings/new.yaml')).code).toBe(2);
    expect(readFileSync(join(dir, 'mappings/new.yaml'), 'utf8')).toBe(before);
    expect((await run(dir, 'ingest', '--suggest-mapping', 'no.csv')).err).toContain('no.csv: there is no such file.');
    expect((await run(dir, 'ingest', '--suggest-mapping', 'x.csv', 'y.csv')).code).toBe(2);
  });
});
