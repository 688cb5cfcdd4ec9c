import { levelOf } from '../../model/chain.ts';
import { isContext, liveIndicators } from '../../model/indicators.ts';
import type { GenericLevel } from '../../model/portfolio.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { englishOf } from '../wording/english.ts';
import { anyOf, letter, saysCount } from './english-names.ts';
import words from './names-en.json';

/** A word that does not turn to something else: "community", not "with". */
const plainWord = `(?!${anyOf(words.prepositions)})[${letter}-]+ `;
/** "Number of workshops", "Number of community meetings held"; not "Number of households with training". */
const products = new RegExp(`\\bof (?:${plainWord})?${anyOf(words.products)}`, 'i');
/** "Number of health workers trained", "… trained in first aid"; not "Number of births with midwives trained". */
const trained = new RegExp(`\\bof (?:${plainWord}){1,3}trained(?= (?:in|on|by|at|per)\\b|,|$)`, 'i');
/** What is said of a product beyond its being there belongs to an outcome. */
const use = new RegExp(anyOf(words.useOfProducts), 'i');
const condition = new RegExp(`^(?:${plainWord}){0,3}(${anyOf(words.conditions)})`, 'i');
const outcomes: ReadonlySet<GenericLevel> = new Set(['intermediate-outcome', 'outcome', 'impact']);

/** An indicator measures its own level. */
export const indLevelMismatch: Rule = {
  id: 'ind-level-mismatch',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'An outcome is not measured by activities and products, an output not by the condition of a population.',
  why: 'An indicator is direct when it measures its own level: workshops held say nothing of an outcome, mortality little of an output (USAID TIPS 6; MES).',
  fix: 'Attach the indicator to the result that it measures, or ask what the result changes.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const indicator of liveIndicators(framework)) {
        const result = framework.results.get(indicator.result.id);
        const level = result && levelOf(framework, result);
        const name = englishOf(indicator.name, child(indicator.definitionAt, 'name'), portfolio);
        if (result === undefined || name === undefined || level?.generic === undefined || isContext(indicator))
          continue;
        const product = outcomes.has(level.generic) ? productIn(name.text) : undefined;
        const state = level.generic === 'output' ? conditionIn(name.text) : undefined;
        if (product === undefined && state === undefined) continue;
        const measured =
          product === undefined ? `measures "${state}", the state of a population` : `counts "${product}", work done`;
        yield {
          at: indicator.uses?.at ?? name.at,
          message: `${indicator.id} ${measured}, but its result ${result.id} stands at ${level.id}.`,
          hint:
            product === undefined
              ? 'Attach it to the outcome or impact that it describes.'
              : 'Attach it to an output, and measure here what people do or have because of it.',
          related: [{ at: indicator.result.at, message: `It measures ${result.id}.` }],
        };
      }
    }
  },
};

function productIn(name: string): string | undefined {
  if (!saysCount(name) || use.test(name)) return undefined;
  return (products.exec(name) ?? trained.exec(name))?.[0].slice('of '.length);
}

function conditionIn(name: string): string | undefined {
  return saysCount(name) ? undefined : condition.exec(name)?.[1];
}
