/** Ids of things that plumbline.yaml defines. */
export interface Ids {
  readonly party: string;
  readonly place: string;
  readonly dimension: string;
  readonly category: string;
  readonly line: string;
}

/** `other` stands where no id is renamed: in words, in quotes of others, in ids of other kinds. */
export const usual: Ids = { party: 'agency', place: 'lindo', dimension: 'sex', category: 'female', line: 'grants' };

/** A portfolio in which everything that can be named by such an id is, in odd layouts. */
export function portfolioWith(ids: Ids): { readonly [file: string]: string } {
  const { party, place, dimension, category, line } = ids;
  const rows = [
    ['2024', place, party, category, '7.50'],
    ['2024', place, '', category, '1'],
    ['2024', 'lund', 'zeta', 'male', '0012'],
    ['2024', 'm', 'zeta', '', '3'],
    ['2025', place, 'zeta', 'male', '4'],
    ['2025', 'aland', party, category, '5'],
  ];
  const key = (row: readonly string[]) => row.slice(0, 4).join('\u0001');
  const sorted = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    'plumbline.yaml': `# agency, lindo, sex, female and grants are words here
title: "agency lindo sex female grants"
parties:
  zeta: {title: Zeta}
  ${party}:   {title: "agency" , inside: true}   # agency
places:
  top:
    title: lindo
    places:
      ${place}: { title: Lindo, places: {inner: {title: sex}} }
      lund: {title: Lund}
  aland: {title: Åland}
  m: {title: M}
dimensions:
  ${dimension}:
    title: sex
    exhaustive: true
    categories:
      ${category}: female
      male: {title: Male, note: female}
  age: {categories: {young: Young, female: Not the other one}}
lines: {${line}: {title: grants}, learning: {title: Learning}}
waivers:
  - {rule: ind-too-many, at: f, reason: agency, by: '${party}', until: 2030-01-01}
`,
    'frameworks/f.yaml': `id: f
title: agency
author: ${party}
approved_by: ${party}
places: [ ${place} ,{id: ${place}, from: 2024}, lund ]
iati: {locations: {${place}: XX-1, lund: lindo}, whole: ${place}}
levels:
  - {id: output, accountable: &who ${party}, accountability: agency}
  - {id: outcome, accountable: zeta}
accountability_line: output
results:
  lindo: {level: outcome, statement: sex, accountable: zeta, owner: *who}
  agency:
    level: output
    statement: >-
      agency of
      lindo
    contributes_to: [lindo]
    accountable: "${party}"
    responsible: [*who , zeta]
    contributors: &all
      - ${party}   # agency
      - zeta
    used_by: *all
    line: ${line}
activities:
  grants: {statement: grants, line: '${line}', contributes_to: [agency], accountable: ${party}, responsible: [${party}], contributors: [ ${party} ]}
assumptions: {sex: {text: female, owner: ${party}}}
risks: {female: {text: female, owner: ${party}}}
indicators:
  i:
    result: agency
    name: agency
    author: ${party}
    data_provider: ${party}
    responsible: &duty {collect: ${party}, report: ${party}, approve: ${party}}
    data_quality_assessment: {by: ${party}}
    changes: [{date: 2024-01-01, who: ${party}, what: agency}]
    disaggregate_by: [${dimension}, age]
    cross: [[${dimension}, age]]
    places: [{id: ${place}, until: 2026}, ${place}]
    aggregation: {places: weighted-mean, weights: {${place}: 2, lund: 1, source: lindo}}
    targets: {2025: 5}
    revisions: [{target: 2025, was: 4, date: 2025-01-01, reason: other, approved_by: ${party}}]
    iati: {published: [{of: actual, period: 2024, locations: [XX-1]}]}
  j: {result: agency, name: sex, responsible: *duty}
  k: {result: agency, uses: library/female}
`,
    // Here the id of the place is its ref.
    'frameworks/g.yaml': `\uFEFFid: g\r
title: G\r
indicators:\r
  agency:\r
    result: r\r
    responsible: {collect: ${party}}   # agency\r
    disaggregate_by: [${dimension}]\r
    iati: {published: [{of: actual, period: 2024, locations: [${place}]}]}\r
`,
    'library/l.yaml': `indicators:
  female:
    name: lindo
    author: ${party}
    data_provider: ${party}
    responsible: {collect: ${party}, report: ${party}, approve: ${party}}
    data_quality_assessment: {by: ${party}}
    changes: [{date: 2024-01-01, who: ${party}, what: agency}]
    disaggregate_by: [ ${dimension} ]
    cross: [[age, ${dimension}]]
    aggregation: {weights: {${place}: 2}}
`,
    'narratives/f/2024.yaml': `indicators: {i: {deviation: agency, owner: ${party}, by: 2025}}\n`,
    'reviews/f/i.yaml': `reviews:
  - reviewer: {party: ${party}, role: agency}
    suggested: {name: female}
log: [{date: 2024-01-01, actor: ${party}, from: draft, to: reviewed}]
`,
    'mappings/m.yaml': `columns:
  lindo: {field: place, values: {sex: ${place}, lindo: lund}}
  ${'sex'}: {field: ${dimension}, values: {agency: ${category}}, optional: true}
  female: {field: ${dimension}, optional: true}
  f: indicator
  agency: reporter
constants: {framework: f}
values:
  place: {agency: ${place}}
  reporter: {lindo: ${party}}
  ${dimension}: {F: ${category}, M: male}
  age: {f: female}
`,
    'mappings/n.yaml': `columns: {Town: place, W: ${dimension}}
constants: {reporter: ${party}, indicator: f/i}
wide: {columns: {female: {age: female}, x: {age: young}}}
`,
    'mappings/o.yaml': `constants: {${dimension}: ${category}, place: ${place}}
wide: {columns: {agency: {reporter: ${party}}}}
`,
    'mappings/p.yaml': `wide: {columns: {sex: {${dimension}: ${category}, place: ${place}}}}\n`,
    'mappings/q.yaml': `file_name: "{${dimension}}-{step}-x.csv"
`,
    'measurements/f/i.csv': `period,place,reporter,${dimension},value\n${sorted.map((row) => `${row.join(',')}\n`).join('')}`,
    // By hand, and not in the order of the store.
    'measurements/f/j.csv': `\uFEFFplace,period, ${dimension} ,value,comment\r\nlund,2025,,1,lindo\r\n"${place}",2024, ${category} ,007,"agency, ""lindo"""\r\n`,
    'measurements/approvals.csv': `framework,period,by,date\nf,2023,${party},2024-05-01\n`,
    'corrections/f/i.csv': `period,place,reporter,step,${dimension},field,old,new,reason,note,date,file\n2024,${place},${party},,${category},value,1.0,2,typo,lindo,2024-06-01,lindo.csv\n`,
    'plans/f/i.csv': `kind,period,place,reporter,${dimension},value,note\r\ntarget,2025,"${place}", ${party} ,${category},05,agency\r\n\r\ntarget,2025,lund,,,6,female\r\n`,
  };
}
