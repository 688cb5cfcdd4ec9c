import type { Rule } from '../rule.ts';
import { wordVagueTerm } from './word-vague-term.ts';

/** Rules over the words of statements and names. */
export const wordingRules: readonly Rule[] = [wordVagueTerm];
