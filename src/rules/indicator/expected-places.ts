import type { ExpectedPlace, Framework, Portfolio } from '../../model/portfolio.ts';

/** Every place that a framework or one of its indicators expects. */
export function* expectedPlaces({ frameworks }: Portfolio): Iterable<{ framework: Framework; place: ExpectedPlace }> {
  for (const framework of frameworks) {
    const lists = [framework, ...framework.indicators.values()];
    for (const place of lists.flatMap(({ places }) => places ?? [])) yield { framework, place };
  }
}
