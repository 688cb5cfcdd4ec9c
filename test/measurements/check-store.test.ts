import { describe, expect, it } from 'vitest';
import { checkStore } from '../../src/measurements/check-store.ts';
import { rowRules } from '../../src/measurements/rules/index.ts';
import { base } from '../ingest/portfolio.ts';
import { folderOf } from './folder.ts';

async function checked(files: { readonly [file: string]: string }) {
  const { dir, portfolio } = await folderOf({ ...base, ...files });
  const { diagnostics, ...rest } = await checkStore(portfolio, dir, '2026-06-30');
  return {
    ...rest,
    found: diagnostics.map(
      ({ file, range, rule, severity, waived }) =>
        `${file}:${range.start.line}:${range.start.column} ${severity} ${rule}${waived === undefined ? '' : ' waived'}`,
    ),
  };
}

describe('the store', () => {
  it('is checked as strictly as an incoming file, each mistake at its cell', async () => {
    const { found, files, notChecked } = await checked({
      'measurements/a/trained.csv': 'period,place,value\n2014,jinja,5\n2014-Q1,jinja,x\n2014,jinja,5\n',
      'measurements/a/served.csv': 'period,value,collected_on\n2014,5,\n2015,4,2015-13-01\n',
      'measurements/a/share.csv': 'period,value,numerator,denominator\n2014,33,1,3\n2015,34,1,3\n',
    });
    expect(found).toEqual([
      'measurements/a/served.csv:3:6 error msr-cumulative-decrease',
      'measurements/a/served.csv:3:8 error msr-date-unknown',
      'measurements/a/share.csv:3:6 error msr-percent-mismatch',
      'measurements/a/trained.csv:2:1 warning msr-disaggregation-missing',
      'measurements/a/trained.csv:2:1 warning msr-store-layout',
      'measurements/a/trained.csv:3:1 error msr-period-overlap',
      'measurements/a/trained.csv:3:15 error msr-not-numeric',
      'measurements/a/trained.csv:4:1 error msr-duplicate',
      'measurements/a/trained.csv:4:1 error msr-period-overlap',
    ]);
    expect(files).toBe(3);
    expect(notChecked).toEqual([]);
  });

  it('holds no file of an unknown framework or indicator, and none that cannot be read', async () => {
    const { found } = await checked({
      'measurements/c/trained.csv': 'period,value\n2014,5\n',
      'measurements/a/trainde.csv': 'period,value\n2014,5\n',
      'measurements/a/served.csv': 'indicator,period,value\nserved,2014,5\n',
      'measurements/a/law.csv': 'period,value\n2014,1,1\n',
      'measurements/approvals.csv': 'framework,period,by,date\nd,2014,north,2015-01-01\na,2014-13,north,2015-01-01\n',
    });
    expect(found).toEqual([
      'measurements/a/law.csv:2:8 error csv-width',
      'measurements/a/served.csv:1:1 error msr-column-unknown',
      'measurements/a/trainde.csv:1:1 error msr-store-unknown',
      'measurements/approvals.csv:2:1 error msr-framework-unknown',
      'measurements/approvals.csv:3:3 error msr-period-unknown',
      'measurements/c/trained.csv:1:1 error msr-store-unknown',
    ]);
  });

  it('has records beside it that are checked too: ledger, approvals, corrections', async () => {
    const head = 'period,place,reporter,step,sex,field,old,new,reason,note,date,file';
    const { found } = await checked({
      'measurements/a/served.csv': 'period,value\n2014,5\n',
      'measurements/ledger.csv':
        'date,file,sha256,rows,added,changed,unchanged,rejected\n2015-02-30,x.csv,abc,-1,0,0,0,0\n',
      'measurements/approvals.csv': 'framework,period,by,date\na,2013,nort,soon\n',
      'corrections/a/served.csv': `${head}\n2014,jinja,north,,female,value,4,5,typo,,2015-01-01,x.csv\n14,Jinja,east,draft,f,valu,4,5,tpyo,,2015,x.csv\n`,
      'corrections/a/law.csv': 'period,colour,reason,date\n2014,red,typo,2015-01-01\n',
      'corrections/a/lw.csv': `${head}\n`,
    });
    expect(found).toEqual([
      'corrections/a/law.csv:1:1 error msr-column-missing',
      'corrections/a/law.csv:1:8 error msr-column-unknown',
      'corrections/a/lw.csv:1:1 error msr-store-unknown',
      'corrections/a/served.csv:3:1 error msr-period-unknown',
      'corrections/a/served.csv:3:4 error msr-place-unknown',
      'corrections/a/served.csv:3:10 error msr-reporter-unknown',
      'corrections/a/served.csv:3:15 error msr-step-unknown',
      'corrections/a/served.csv:3:21 error msr-category-unknown',
      'corrections/a/served.csv:3:23 error msr-correction-unknown',
      'corrections/a/served.csv:3:32 error msr-correction-unknown',
      'corrections/a/served.csv:3:38 error msr-date-unknown',
      'measurements/a/served.csv:2:1 warning msr-unapproved',
      'measurements/approvals.csv:2:8 error msr-approval-party',
      'measurements/approvals.csv:2:13 error msr-date-unknown',
      'measurements/ledger.csv:2:1 error msr-date-unknown',
      'measurements/ledger.csv:2:18 error msr-ledger',
      'measurements/ledger.csv:2:22 error msr-ledger',
    ]);
  });

  it('obeys severities and waivers of the portfolio', async () => {
    const plumbline = `${base['plumbline.yaml']}rules: {msr-percent-range: warning, msr-date-unknown: "off"}
waivers:
  - {rule: msr-percent-range, at: a/share, reason: R, by: B, until: 2027-01-01}
  - {rule: msr-cumulative-decrease, at: a, reason: R, by: B, until: 2020-01-01}
`;
    const { found } = await checked({
      'plumbline.yaml': plumbline,
      'measurements/a/share.csv': 'period,value,collected_on\n2014,120,x\n',
      'measurements/a/served.csv': 'period,value\n2014,5\n2015,4\n',
    });
    expect(found).toEqual([
      'measurements/a/served.csv:3:6 error msr-cumulative-decrease',
      'measurements/a/share.csv:2:6 warning msr-percent-range waived',
    ]);
  });
});

it('every rule says what it wants, why, and how to put it right', () => {
  for (const { id, summary, why, fix } of rowRules) {
    expect(id).toMatch(/^msr-[a-z-]+$/);
    for (const sentence of [summary, why, fix]) expect(sentence).toMatch(/^[A-Z0-9].*[.…]$/);
  }
  expect(rowRules.map(({ id }) => id)).toEqual(rowRules.map(({ id }) => id).toSorted());
});
