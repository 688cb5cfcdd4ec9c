import type { Cumulation, Framework, Indicator, Level, Result } from '../../model/portfolio.ts';
import { say, type Text } from '../../model/text.ts';
import type { Narratives } from './activity.ts';
import { narrativesOf } from './published.ts';

/** A framework on its way into IATI, and whether descriptions say what IATI has no field for. */
export interface ExplainedFramework {
  readonly framework: Framework;
  /** Language of texts that name none. */
  readonly main: string;
  readonly isExplained: boolean;
}

/** The note of a result, its level and who answers for it. */
export function explainResult(result: Result, level: Level | undefined, explained: ExplainedFramework): Narratives {
  const accountable = result.accountable?.id ?? level?.accountable?.id;
  const sentences = [
    `Level: ${level === undefined ? result.level.id : say(level.title, ['en', explained.main])}.`,
    ...(accountable === undefined || accountable === 'none' ? [] : [`Accountable: ${accountable}.`]),
  ];
  return withSentences(result.note, sentences, explained);
}

const cumulations: Readonly<Record<Cumulation, string>> = {
  incremental: 'Values and targets are new in each period.',
  'cumulative-targets': 'Values and targets are running totals, of what was new in each period.',
  'cumulative-values': 'Values and targets are running totals.',
  'point-in-time': 'Values and targets are levels at the time.',
};

/** The definition of an indicator, its unit and how its values build up. */
export function explainIndicator(indicator: Indicator, explained: ExplainedFramework): Narratives {
  const { definition, unit, numerator, denominator, cumulation } = indicator;
  const english = (text: Text) => say(text, ['en', explained.main]).trim().replace(/\.$/, '');
  const sentences = [
    ...(unit === undefined ? [] : [`Unit: ${english(unit)}.`]),
    ...(numerator === undefined ? [] : [`Numerator: ${english(numerator)}.`]),
    ...(denominator === undefined ? [] : [`Denominator: ${english(denominator)}.`]),
    ...(cumulation === undefined ? [] : [cumulations[cumulation]]),
  ];
  return withSentences(definition, sentences, explained);
}

/** The sentences are English: they follow the English text, or stand by themselves. */
function withSentences(
  text: Text | undefined,
  sentences: readonly string[],
  { main, isExplained }: ExplainedFramework,
): Narratives {
  const written = narrativesOf(text, main);
  if (!isExplained || sentences.length === 0) return written;
  const added = sentences.join(' ');
  if (!written.some(({ language }) => language === 'en')) return [...written, { language: 'en', text: added }];
  return written.map((one) => (one.language === 'en' ? { ...one, text: `${one.text.trim()} ${added}` } : one));
}
