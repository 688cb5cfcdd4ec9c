import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const indicators = 100;
const places = 100;
const rowsOfPlace = 4;

/** Rows that one month brings. */
export const rowsOfMonth = indicators * places * rowsOfPlace;

/**
 * Writes a portfolio of one framework whose store holds `months` months of `rowsOfMonth` rows each, in its canonical form, and
 * beside it the same rows in one file; the same ones in every run. Every kind of reduction over time and places is there;
 * half of the indicators give their totals, half only the categories that make them. Returns the path of the one file.
 */
export function writeStore(folder, months) {
  mkdirSync(join(folder, 'frameworks'), { recursive: true });
  mkdirSync(join(folder, 'measurements', 'districts'), { recursive: true });
  writeFileSync(join(folder, 'plumbline.yaml'), portfolio());
  writeFileSync(join(folder, 'frameworks', 'districts.yaml'), framework(months));
  const whole = join(folder, 'all.csv');
  const all = openSync(whole, 'w');
  writeSync(all, 'framework,indicator,period,place,sex,age,value,numerator,denominator,status,source\n');
  for (let number = 0; number < indicators; number++) {
    const one = openSync(join(folder, 'measurements', 'districts', `${idOf(number)}.csv`), 'w');
    writeSync(one, `${header(number)}\n`);
    for (let month = 0; month < months; month++) {
      const rows = rowsOf(number, month);
      writeSync(one, rows.map((cells) => `${cells.filter((cell) => cell !== undefined).join(',')}\n`).join(''));
      writeSync(all, rows.map((cells) => `districts,${idOf(number)},${cells.join(',')}\n`).join(''));
    }
    closeSync(one);
  }
  closeSync(all);
  return whole;
}

const idOf = (number) => `indicator-${String(number).padStart(3, '0')}`;
const placeOf = (number) => `place-${String(number).padStart(3, '0')}`;
const first = 2000;
const textOf = (month) => `${first + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** What is measured, by the last digit of the indicator's number. */
const kinds = [
  { measure: 'number', cumulation: 'incremental', places: 'sum' },
  { measure: 'number', cumulation: 'cumulative-targets', places: 'sum' },
  { measure: 'percentage', cumulation: 'point-in-time', places: 'pooled', periods: 'pooled' },
  { measure: 'number', cumulation: 'incremental', places: 'sum' },
  { measure: 'number', cumulation: 'cumulative-values', places: 'sum' },
  { measure: 'percentage', cumulation: 'point-in-time', places: 'pooled', periods: 'latest' },
  { measure: 'number', cumulation: 'incremental', places: 'sum' },
  { measure: 'number', cumulation: 'point-in-time', places: 'sum', periods: 'max' },
  { measure: 'index', cumulation: 'point-in-time', places: 'mean', periods: 'latest' },
  { measure: 'number', cumulation: 'point-in-time', places: 'sum', periods: 'latest' },
];

const kindOf = (number) => kinds[number % kinds.length];
const hasParts = (number) => kindOf(number).measure === 'percentage';
/** An index has no parts that add up: its totals are given. */
const givesTotals = (number) => Math.floor(number / kinds.length) % 2 === 0 || kindOf(number).measure === 'index';

function header(number) {
  const parts = hasParts(number) ? 'numerator,denominator,' : '';
  return `period,place,${givesTotals(number) ? 'sex' : 'age'},value,${parts}status,source`;
}

const sexes = ['', 'female', 'male', 'unknown'];
const ages = ['adult', 'child', 'older', 'youth'];

/** The rows of one month; a cell is undefined where the indicator's own file has no such column. */
function rowsOf(number, month) {
  const period = textOf(month);
  const parts = hasParts(number);
  const total = givesTotals(number);
  const running = kindOf(number).cumulation === 'cumulative-values';
  const source = `Return of ${period}`;
  const rows = [];
  for (let place = 0; place < places; place++) {
    const asked = running ? 200 + place + month * 60 : 200 + ((number * 7 + month * 31 + place * 13) % 800);
    const missing = (number + month * 3 + place * 7) % 97 === 0;
    for (let row = 0; row < rowsOfPlace; row++) {
      const share = total && row === 0 ? asked : Math.floor(asked / 4);
      const count = (share * (running ? 50 : 40 + ((month + place) % 50))) / 100;
      const value = missing || parts ? '' : number % 3 === 0 ? String(Math.round(count)) : count.toFixed(2);
      rows.push([
        period,
        placeOf(place),
        total ? sexes[row] : undefined,
        total ? undefined : ages[row],
        value,
        parts ? (missing ? '' : String(Math.round(count))) : undefined,
        parts ? (missing ? '' : String(share)) : undefined,
        missing ? 'not-collected' : (month + place) % 41 === 0 ? 'provisional' : '',
        source,
      ]);
    }
  }
  return rows;
}

function portfolio() {
  const districts = Array.from({ length: places / 10 }, (_, district) => {
    const inside = Array.from({ length: 10 }, (__, place) => {
      const id = placeOf(district * 10 + place);
      return `      ${id}: {title: ${id}}`;
    });
    return [`  district-${district}:`, `    title: District ${district}`, '    places:', ...inside].join('\n');
  });
  return `plumbline: 1
title: Districts
parties: {district: {title: District, inside: true}}
places:
${districts.join('\n')}
dimensions:
  sex: {title: Sex, exhaustive: true, categories: {female: Female, male: Male, unknown: {title: Not recorded, residual: true}}}
  age: {title: Age, exhaustive: true, categories: {adult: Adult, child: Child, older: Older, youth: Youth}}
`;
}

function framework(months) {
  const years = Array.from({ length: Math.max(1, Math.floor(months / 12)) }, (_, year) => first + year);
  const expected = Array.from({ length: places }, (_, place) => placeOf(place));
  const lines = [
    'id: districts',
    'title: Districts',
    `places: [${expected.join(', ')}]`,
    'results: {outcome: {level: outcome, statement: Services reach more households.}}',
    'indicators:',
  ];
  for (let number = 0; number < indicators; number++) {
    const { measure, cumulation, places: rule, periods } = kindOf(number);
    lines.push(
      `  ${idOf(number)}:`,
      '    result: outcome',
      `    name: Measure ${number}`,
      `    measure: ${measure}`,
      ...(hasParts(number) ? ['    numerator: Households reached', '    denominator: Households asked'] : []),
      '    direction: increase',
      `    cumulation: ${cumulation}`,
      `    aggregation: {places: ${rule}${periods === undefined ? '' : `, periods: ${periods}`}}`,
      '    collection_frequency: monthly',
      `    baseline: {not_applicable: New}`,
      '    achievement: ratio-to-target',
      `    targets: {${years.map((year) => `${year}: ${hasParts(number) ? 80 : 1000}`).join(', ')}}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
