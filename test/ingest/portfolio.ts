/** A portfolio with one indicator of each kind, to be taken in to. */
export const base: { readonly [file: string]: string } = {
  'plumbline.yaml': `plumbline: 1
title: Test
fiscal_year: {starts: 07-01, named_by: end}
parties: {north: {title: North}, south: {title: South}}
places: {UG: {title: Uganda, places: {jinja: {title: Jinja}, mbale: {title: Mbale Town}}}}
dimensions:
  sex: {title: Sex, exhaustive: true, categories: {female: Female, male: Male}}
  age: {title: Age, exhaustive: true, categories: {young: Young, old: Old}}
`,
  'frameworks/a.yaml': `id: a
title: A
results: {o: {level: output, statement: S}}
indicators:
  trained: {result: o, name: N, source: Register, measure: number, direction: increase, cumulation: incremental, disaggregate_by: [sex, age], targets: {2014: 10, 2015: 20}}
  served: {result: o, name: N, source: Register, measure: number, direction: increase, cumulation: cumulative-values, targets: {2015: 20}}
  share: {result: o, name: N, source: Register, measure: percentage, direction: increase, cumulation: point-in-time, aggregation: {places: mean, mean_because: M}}
  pooled: {result: o, name: N, source: Register, measure: percentage, direction: increase, cumulation: point-in-time, aggregation: {places: pooled}}
  law: {result: o, name: N, source: Register, measure: boolean, direction: increase, cumulation: point-in-time}
  score: {result: o, name: N, source: Register, measure: ordinal, direction: increase, cumulation: point-in-time, scale: [{value: 1, label: L}, {value: 2, label: M}]}
  reform: {result: o, name: N, source: Register, measure: milestone, direction: increase, steps: {draft: {text: D}, passed: {text: P}}}
  story: {result: o, name: N, source: Register, measure: qualitative, direction: increase}
  both: {result: o, name: N, source: Register, measure: number, direction: increase, cumulation: point-in-time}
`,
  'frameworks/b.yaml': `id: b
title: B
results: {o: {level: output, statement: S}}
indicators:
  both: {result: o, name: N, source: Register, measure: number, direction: increase, cumulation: point-in-time}
`,
};
