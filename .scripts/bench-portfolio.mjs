import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a portfolio of many frameworks of some 200 lines, all different, the same ones in every run: what `npm run bench`
 * reads. They use what real frameworks use: folded and literal texts, flow maps and lists, comments, quoted and plain texts.
 */
export function writePortfolio(folder, count) {
  mkdirSync(join(folder, 'frameworks'), { recursive: true });
  writeFileSync(join(folder, 'plumbline.yaml'), portfolio);
  for (let index = 1; index <= count; index++) {
    writeFileSync(join(folder, 'frameworks', `${idOf(index)}.yaml`), framework(index));
  }
}

/** The text of one framework. */
export function framework(index) {
  const { pick, number, some } = source(index);
  const place = pick(places);
  const statements = Object.fromEntries(measured.map((id) => [id, statement(pick)]));
  const lines = [
    '# yaml-language-server: $schema=../../schemas/framework.schema.json',
    `id: ${idOf(index)}`,
    `title: ${pick(subjects)} in ${place} (${2010 + (index % 12)})`,
    `status: ${pick(['draft', 'draft', 'reviewed'])}`,
    `version: "${2010 + (index % 12)}-${String(1 + (index % 12)).padStart(2, '0')}"`,
    'period: 2015/2020',
    'author: secretariat',
    `places: [${some(places, 3).join(', ')}, {id: gulu, from: 2016, until: 2019}]`,
    'note: >-',
    ...folded(`${sentence(pick)} ${sentence(pick)}`, '  '),
    'narrative: |',
    ...folded(Object.values(statements).join(' '), '  '),
    '',
    'levels:',
  ];
  for (const [id, accountable, sphere] of levels) {
    lines.push(
      `  - {id: ${id}, accountable: ${accountable}, sphere: ${sphere}, accountability: The ${accountable} answers for this level.}`,
    );
  }
  lines.push('accountability_line: output', '', 'results:');
  const upward = index === 1 ? [] : ['f-0001/impact'];
  lines.push(...result('impact', 'impact', { to: upward, statement: statements.impact, pick }));
  lines.push(...result('outcome', 'outcome', { to: ['impact'], statement: statements.outcome, pick }));
  for (const which of [1, 2]) {
    const id = `intermediate-${which}`;
    lines.push(...result(id, 'intermediate-outcome', { to: ['outcome'], statement: statements[id], pick }));
  }
  for (const which of [1, 2, 3, 4]) {
    const id = `output-${which}`;
    const to = [`intermediate-${1 + (which % 2)}`];
    lines.push(...result(id, 'output', { to, statement: statements[id], pick }));
  }
  lines.push('', 'assumptions:');
  for (const name of ['budgets-hold', 'laws-pass']) {
    lines.push(`  ${name}: {text: "${sentence(pick)}", signal: ${pick(methods)}, owner: secretariat}`);
  }
  lines.push(
    'risks:',
    `  turnover: {text: "${sentence(pick)}", results: [output-2], likelihood: medium, impact: high, response: ${pick(methods)}, owner: city}`,
  );
  lines.push('', 'activities:');
  for (const which of [1, 2, 3, 4]) {
    lines.push(`  activity-${which}: {statement: "${sentence(pick)}", contributes_to: [output-${which}]}`);
  }
  lines.push('', 'indicators:');
  for (const result of measured) lines.push(...indicator(result, index, { pick, number }));
  return `${lines.join('\n')}\n`;
}

function result(id, level, { to, statement, pick }) {
  const assumption = level === 'output' ? 'budgets-hold' : 'laws-pass';
  const links = to.map(
    (one) => `    contributes_to: [{to: ${one}, because: "${sentence(pick)}", assumptions: [${assumption}]}]`,
  );
  return [`  ${id}:`, `    level: ${level}`, `    statement: ${statement}`, ...links, `    used_by: [urban-poor]`];
}

function indicator(result, index, { pick, number }) {
  const [low, high] = [number(40), 50 + number(45)];
  const long = index % 2 === 0;
  return [
    `  ${result}-share-${index}:`,
    `    result: ${result}`,
    `    name: Percentage of ${pick(groups)} with ${pick(services)} in ${pick(places)}, by ${result} of ${idOf(index)}`,
    ...(long
      ? ['    definition: >-', ...folded(`${sentence(pick)} ${sentence(pick)}`, '      ')]
      : [`    definition: "${sentence(pick)}"`]),
    '    measure: percentage',
    `    unit: "% of ${pick(groups)}"`,
    `    numerator: ${pick(groups)} with ${pick(services)}, as counted in the survey`,
    `    denominator: All ${pick(groups)} in the sample`,
    '    direction: increase',
    '    cumulation: point-in-time',
    '    aggregation: {places: pooled, periods: latest}',
    '    disaggregate_by: [head-sex] # as the census has it',
    `    baseline: {period: 2014, value: ${low}.${number(9)}, source: ${pick(methods)}}`,
    `    targets: {2016: ${low + 3}, 2018: ${low + 6.5}, 2020: {value: ${high}, tolerance: 2.5}}`,
    '    collection_frequency: annual',
    '    reporting_frequency: annual',
    `    method: ${pick(methods)}, two enumerators a ward`,
    `    source: ${pick(methods)} (${pick(places)})`,
    '    responsible: {collect: city, report: secretariat, approve: partnership}',
  ];
}

const measured = [
  'impact',
  'outcome',
  'intermediate-1',
  'intermediate-2',
  'output-1',
  'output-2',
  'output-3',
  'output-4',
];

const idOf = (index) => `f-${String(index).padStart(4, '0')}`;

const sentence = (pick) =>
  `${pick(subjects)} for ${pick(groups)} in ${pick(places)} is financed by the council, where ${pick(groups)} lack ${pick(services)}.`;

const statement = (pick) => `More ${pick(groups)} in ${pick(places)} have ${pick(services)}.`;

/** Lines of at most 110 characters. */
function folded(text, indent) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last.length + word.length > 100) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`);
}

/** Choices that are the same in every run for the same start. */
function source(start) {
  let state = start * 2_654_435_761;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = (list) => list[Math.floor(next() * list.length)];
  const number = (below) => Math.floor(next() * below);
  const some = (list, many) => {
    const from = number(list.length - many);
    return list.slice(from, from + many);
  };
  return { pick, number, some };
}

const levels = [
  ['activity', 'partnership', 'control'],
  ['output', 'partnership', 'control'],
  ['intermediate-outcome', 'city', 'influence'],
  ['outcome', 'city', 'influence'],
  ['impact', 'city', 'interest'],
];
const places = ['jinja', 'mbale', 'arua', 'kabale', 'gulu', 'mbarara', 'soroti', 'lira'].filter(
  (name) => name !== 'gulu',
);
const subjects = [
  'Water supply',
  'Slum upgrading',
  'Waste collection',
  'Participatory budgeting',
  'Land registration',
  'Public lighting',
  "Citizens' oversight",
  'Drainage',
];
const groups = [
  'slum households',
  'women in informal work',
  'tenants',
  'street traders',
  'young people',
  'municipal staff',
  'small enterprises',
];
const services = [
  'a regular piped connection',
  'a title to their plot',
  'a collection point within 200 m',
  'a seat in the forum',
  'access to the plan',
  'paved access',
];
const methods = [
  'Household survey',
  'Municipal accounts',
  'Register of the land office',
  'Minutes of the forum',
  'Census of the statistics bureau',
];

const portfolio = `title: Many frameworks
languages: [en]
parties:
  partnership: {title: The partnership, inside: true}
  secretariat: {title: The secretariat, inside: true}
  city: {title: City}
  urban-poor: {title: The urban poor}
places:
  UG: {title: Uganda, places: {${[...places, 'gulu'].map((id) => `${id}: {title: ${id}}`).join(', ')}}}
dimensions:
  head-sex: {title: Sex of household head, exhaustive: true, categories: {female: Female, male: Male}}
`;
