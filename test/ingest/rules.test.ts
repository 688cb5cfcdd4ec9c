import { describe, expect, it } from 'vitest';
import { folderOf } from '../measurements/folder.ts';
import { base } from './portfolio.ts';
import { run } from './run.ts';

/** `line:column field rule` of everything that is rejected. */
async function rejected(csv: string, more: { readonly [file: string]: string } = {}): Promise<readonly string[]> {
  const { dir } = await folderOf({ ...base, ...more, 'incoming/x.csv': csv });
  const { out, code, err } = await run(dir, 'ingest', 'incoming/x.csv', '--format', 'json');
  const found = JSON.parse(out) as { readonly rejected: readonly { [key: string]: unknown }[]; written: boolean };
  expect(err).toBe('');
  expect(code).toBe(found.rejected.length > 0 ? 1 : 0);
  expect(found.written).toBe(false);
  return found.rejected.map(({ line, column, field, rule }) => `${line}:${column} ${field} ${rule}`);
}

const good = 'a,trained,2014,jinja,5';

describe('each mistake is named once, at its cell', () => {
  it.each<[name: string, csv: string, expected: readonly string[]]>([
    ['a good file', `framework,indicator,period,place,value\n${good}\n`, []],
    [
      'unknown framework',
      'framework,indicator,period,value\nc,trained,2014,5\n',
      ['2:1 framework msr-framework-unknown'],
    ],
    ['unknown indicator', 'indicator,period,value\ntrainde,2014,5\n', ['2:1 indicator msr-indicator-unknown']],
    ['no indicator', 'indicator,period,value\n,2014,5\n', ['2:1 indicator msr-indicator-unknown']],
    ['ambiguous indicator', 'indicator,period,value\nboth,2014,5\n', ['2:1 indicator msr-indicator-ambiguous']],
    ['a month 13', 'indicator,period,value\ntrained,2014-13,5\n', ['2:9 period msr-period-unknown']],
    ['inverted', 'indicator,period,value\nserved,2015/2014,5\n', ['2:8 period msr-period-unknown']],
    ['no period', 'indicator,period,value\nserved,,5\n', ['2:8 period msr-period-unknown']],
    ['a fiscal year', 'indicator,period,value\nserved,FY2014,5\n', []],
    ['not ended', 'indicator,period,value\nserved,2026,5\n', ['2:8 period msr-future-date']],
    [
      'collected later',
      'indicator,period,value,collected_on\nserved,2015,5,2026-07-01\n',
      ['2:15 collected_on msr-future-date'],
    ],
    [
      'no such day',
      'indicator,period,value,collected_on\nserved,2015,5,2015-02-30\n',
      ['2:15 collected_on msr-date-unknown'],
    ],
    [
      'a day written otherwise',
      'indicator,period,value,collected_on\nserved,2015,5,03/04/2015\n',
      ['2:15 collected_on msr-date-unknown'],
    ],
    ['unknown place', 'indicator,period,place,value\nserved,2015,Jinjaa,5\n', ['2:13 place msr-place-unknown']],
    [
      'unknown reporter',
      'indicator,period,reporter,value\nserved,2015,east,5\n',
      ['2:13 reporter msr-reporter-unknown'],
    ],
    ['unknown category', 'indicator,period,sex,value\ntrained,2015,femal,5\n', ['2:14 sex msr-category-unknown']],
    [
      'a cross nobody declared',
      'indicator,period,sex,age,value\ntrained,2015,female,old,5\n',
      ['2:21 age msr-cross-undeclared'],
    ],
    ['unknown step', 'indicator,period,step,value\nreform,2015,pased,1\n', ['2:13 step msr-step-unknown']],
    ['no step', 'indicator,period,value\nreform,2015,1\n', ['2:1 null msr-step-unknown']],
    ['a step too many', 'indicator,period,step,value\nserved,2015,draft,1\n', ['2:13 step msr-step-unknown']],
    ['a step half done', 'indicator,period,step,value\nreform,2015,draft,0.5\n', ['2:19 value msr-scale-out-of-range']],
    ['12%', 'indicator,period,value\nserved,2015,12%\n', ['2:13 value msr-not-numeric']],
    ['a decimal comma', 'indicator,period,value\nserved,2015,"1,5"\n', ['2:13 value msr-decimal-separator']],
    ['thousands', 'indicator,period,value\nserved,2015,"1,110"\n', ['2:13 value msr-decimal-separator']],
    ['an exponent', 'indicator,period,value\nserved,2015,1.00E+05\n', ['2:13 value msr-not-numeric']],
    ['n/a', 'indicator,period,value\nserved,2015,n/a\n', ['2:13 value msr-not-numeric']],
    ['half a person', 'indicator,period,value,n\nserved,2015,5,7.5\n', ['2:15 n msr-not-numeric']],
    ['too many digits', 'indicator,period,value\nserved,2015,1234567890123456789\n', ['2:13 value msr-number-digits']],
    ['too fine', 'indicator,period,value\nserved,2015,0.1234567890123\n', ['2:13 value msr-number-digits']],
    ['as many digits as fit', 'indicator,period,value\nserved,2015,-123456789012345678.123456789012\n', []],
    ['unknown status', 'indicator,period,value,status\nserved,2015,5,final\n', ['2:15 status msr-status-unknown']],
    [
      'unknown qualifier',
      'indicator,period,value,qualifier\nserved,2015,5,over\n',
      ['2:15 qualifier msr-qualifier-unknown'],
    ],
    [
      'reported, and blank',
      'indicator,period,value,status\nserved,2015,,reported\n',
      ['2:13 value msr-status-without-value'],
    ],
    ['blank alone', 'indicator,period,value,status\nserved,2015,,\n', []],
    [
      'missing, and zero',
      'indicator,period,value,status\nserved,2015,0,missing\n',
      ['2:13 value msr-status-with-value'],
    ],
    [
      'confidential, and told',
      'indicator,period,value,status\nserved,2015,7,confidential\n',
      ['2:13 value msr-confidential-value'],
    ],
    ['over 100', 'indicator,period,value\nshare,2015,100.1\n', ['2:12 value msr-percent-range']],
    [
      'part over whole',
      'indicator,period,value,numerator,denominator\nshare,2015,,5,4\n',
      ['2:13 numerator msr-num-exceeds-den'],
    ],
    [
      'no whole',
      'indicator,period,value,numerator,denominator\nshare,2015,,0,0\n',
      ['2:15 denominator msr-denominator-zero'],
    ],
    [
      'parts that make another value',
      'indicator,period,value,numerator,denominator\nshare,2015,33.4,1,3\n',
      ['2:12 value msr-percent-mismatch'],
    ],
    [
      'parts that round to it',
      'indicator,period,value,numerator,denominator\nshare,2015,33.3,1,3\nshare,2014,67,2,3\n',
      [],
    ],
    [
      'a half rounded up or down',
      'indicator,period,place,value,numerator,denominator\nshare,2015,jinja,12.5,1,8\nshare,2015,mbale,13,1,8\nshare,2014,mbale,12,1,8\n',
      [],
    ],
    [
      'long parts, off by the last digit',
      'indicator,period,value,numerator,denominator\nshare,2015,33.333333333334,100000000000,300000000000\n',
      ['2:12 value msr-percent-mismatch'],
    ],
    [
      'a numerator alone',
      'indicator,period,value,numerator,denominator\nshare,2015,,5,\n',
      ['2:15 denominator msr-num-den-missing'],
    ],
    ['pooled without parts', 'indicator,period,value\npooled,2015,5\n', ['2:13 value msr-num-den-missing']],
    ['off the scale', 'indicator,period,value\nscore,2015,3\n', ['2:12 value msr-scale-out-of-range']],
    ['on the scale', 'indicator,period,value\nscore,2015,2.0\n', []],
    ['neither yes nor no', 'indicator,period,value\nlaw,2015,2\n', ['2:10 value msr-scale-out-of-range']],
    ['nothing told', 'indicator,period,value,comment\nstory,2015,,\n', ['2:13 comment msr-qualitative-empty']],
    ['a number told', 'indicator,period,value,comment\nstory,2015,5,Well\n', ['2:12 value msr-qualitative-empty']],
    ['a story', 'indicator,period,value,comment\nstory,2015,,Well\n', []],
    [
      'value outside its interval',
      'indicator,period,value,lower,upper\nshare,2015,5,6,9\n',
      ['2:12 value msr-interval'],
    ],
    ['interval the wrong way', 'indicator,period,value,lower,upper\nshare,2015,5,9,4\n', ['2:14 lower msr-interval']],
    [
      'over the end of a target period',
      'indicator,period,value\ntrained,2014/2015,5\n',
      ['2:9 period msr-period-straddles'],
    ],
    [
      'a year beside its quarter',
      'indicator,period,value\ntrained,2014,5\ntrained,2014-Q1,1\n',
      ['3:9 period msr-period-overlap'],
    ],
    [
      'a year beside a quarter elsewhere',
      'indicator,period,place,value\ntrained,2014,jinja,5\ntrained,2014-Q1,mbale,1\n',
      [],
    ],
    ['a level may be measured within a year', 'indicator,period,value\nshare,2014,5\nshare,2014-Q1,1\n', []],
    [
      'blank place beside a place',
      'indicator,period,place,value\ntrained,2014,jinja,5\ntrained,2014,,1\n',
      ['3:14 place msr-place-blank-mixed'],
    ],
    [
      'a running total that falls',
      'indicator,period,value\nserved,2015,5\nserved,2014,6\n',
      ['2:13 value msr-cumulative-decrease'],
    ],
    [
      'parts over their total',
      'indicator,period,sex,value\ntrained,2014,,5\ntrained,2014,female,3\ntrained,2014,male,3\n',
      ['2:15 value msr-disaggregation-over'],
    ],
    [
      'two values for one thing',
      'indicator,period,value\ntrained,2014,5\ntrained,2014,6\n',
      ['3:14 value msr-duplicate'],
    ],
    [
      'the same period in other words',
      'indicator,period,value\ntrained,2014,5\ntrained,2014-01/2014-12,6\n',
      ['3:25 value msr-duplicate'],
    ],
    ['the same row twice', 'indicator,period,value\ntrained,2014,5\ntrained,2014,5.0\n', []],
    [
      'a column nobody knows',
      'indicator,period,value,placee\ntrained,2014,5,jinja\n',
      ['1:24 placee msr-column-unknown'],
    ],
    ['no period column', 'indicator,value\ntrained,5\n', ['1:1 null msr-column-missing']],
    ['a column twice', 'indicator,period,value,value\ntrained,2014,5,5\n', ['1:24 value csv-header']],
    ['colons', 'indicator:period:value\ntrained:2014:5\n', ['1:1 null csv-separator']],
    ['rows in quotes', '"indicator,period,value"\n"trained,2014,5"\n', ['1:1 null csv-syntax']],
    ['an empty file', '', ['1:1 null csv-empty']],
    ['a cell too many', 'indicator,period,value\ntrained,2014,5,6\n', ['2:16 null csv-width']],
    ['an open quote', 'indicator,period,value\ntrained,2014,"5\n', ['2:14 null csv-syntax']],
  ])('%s', async (_name, csv, expected) => {
    expect(await rejected(csv)).toEqual(expected);
  });

  it('after a BOM, CRLF, quoted line breaks and empty lines', async () => {
    const csv = '\uFEFFindicator,period,comment,value\r\nserved,2014,"two\r\nlines, é",5\r\n\r\nserved,2015,"é",x\r\n';
    expect(await rejected(csv)).toEqual(['5:17 value msr-not-numeric']);
  });

  it('blanks around ids and numbers, and rows of commas, are passed over', async () => {
    expect(await rejected('indicator, period ,place,value\n served ,2015 ,\u00a0jinja, 5\n,,,\n')).toEqual([]);
  });

  it('every mistake of a file at once', async () => {
    const csv = 'indicator,period,place,value\nserved,2015,jinjaa,x\nservd,2014,jinja,5\nserved,2014-13,mbale,5\n';
    expect(await rejected(csv)).toEqual([
      '2:13 place msr-place-unknown',
      '2:20 value msr-not-numeric',
      '3:1 indicator msr-indicator-unknown',
      '4:8 period msr-period-unknown',
    ]);
  });

  it('a rule that the portfolio has lowered no longer rejects', async () => {
    const plumbline = `${base['plumbline.yaml']}rules: {msr-percent-range: warning, msr-not-numeric: "off"}\n`;
    const csv = 'indicator,period,value\nshare,2015,120\nshare,2014,x\n';
    expect(await rejected(csv, { 'plumbline.yaml': plumbline })).toEqual(['3:12 value msr-not-numeric']);
  });

  it('an approved period is locked', async () => {
    const approvals = 'framework,period,by,date\na,2014,M&E,2015-02-01\n';
    const csv = 'indicator,period,value\nserved,2014-H1,5\nserved,2015,6\n';
    expect(await rejected(csv, { 'measurements/approvals.csv': approvals })).toEqual(['2:8 period msr-locked-period']);
  });

  it('what is stored counts: overlaps, mixed places, falls', async () => {
    const stored = {
      'measurements/a/trained.csv': 'period,place,value\n2014,jinja,5\n',
      'measurements/a/served.csv': 'period,value\n2014,5\n',
    };
    const csv = 'indicator,period,place,value\ntrained,2014-Q1,jinja,1\ntrained,2014,,9\nserved,2015,,4\n';
    expect(await rejected(csv, stored)).toEqual([
      '2:9 period msr-period-overlap',
      '3:14 place msr-place-blank-mixed',
      '4:14 value msr-cumulative-decrease',
    ]);
  });
});

describe('what cannot be read is refused as a whole', () => {
  it.each([
    ['a spreadsheet', Buffer.from('PK\u0003\u0004rest of a zip', 'latin1'), 'is a spreadsheet or a ZIP file'],
    ['a web page', Buffer.from('<!DOCTYPE html><html>'), 'is a web page or XML'],
    ['NUL', Buffer.from('indicator,period,value\nserved,2015,5\0\n'), 'x.csv:2:14 x.csv holds a NUL byte'],
    [
      'two encodings',
      Buffer.concat([
        Buffer.from('indicator,period,value,comment\nserved,2015,5,Nîmes\n'),
        Buffer.from('served,2016,6,Nîmes\n', 'latin1'),
      ]),
      'x.csv:3:16 x.csv is in UTF-8 in one place and in something else here',
    ],
    [
      'neither UTF-8 nor Windows-1252',
      Buffer.from('indicator,period,value,comment\nserved,2015,5,N\x81mes\n', 'latin1'),
      'x.csv:2:16 x.csv is neither in UTF-8 nor in Windows-1252: the byte 81 stands for nothing there.',
    ],
    [
      'half a character of UTF-16',
      Buffer.from('\uFEFFindicator,period,value\nserved,2015,\ud800\n', 'utf16le'),
      'x.csv:2:13 x.csv is in UTF-16 (little-endian), but holds half a character here.',
    ],
  ])('%s', async (_name, bytes, message) => {
    const { dir } = await folderOf(base);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${dir}/x.csv`, bytes);
    const { out, code } = await run(dir, 'ingest', 'x.csv');
    expect(code).toBe(1);
    expect(out).toContain(message);
  });
});
