import type { Rule } from '../rule.ts';
import { wordAbbrevUndefined } from './word-abbrev-undefined.ts';
import { wordCompound } from './word-compound.ts';
import { wordDuplicate } from './word-duplicate.ts';
import { wordImplementerSubject } from './word-implementer-subject.ts';
import { wordInvisibleCharacter } from './word-invisible-character.ts';
import { wordLanguageUndeclared } from './word-language-undeclared.ts';
import { wordNoActor } from './word-no-actor.ts';
import { wordNoDirection } from './word-no-direction.ts';
import { wordOutcomeAsActivity } from './word-outcome-as-activity.ts';
import { wordOutcomeAsOutput } from './word-outcome-as-output.ts';
import { wordOutputAsActivity } from './word-output-as-activity.ts';
import { wordOutputAsChange } from './word-output-as-change.ts';
import { wordRestatesChildren } from './word-restates-children.ts';
import { wordStatementIsTitle } from './word-statement-is-title.ts';
import { wordSupportVerb } from './word-support-verb.ts';
import { wordTargetInStatement } from './word-target-in-statement.ts';
import { wordThroughBy } from './word-through-by.ts';
import { wordTooLong } from './word-too-long.ts';
import { wordTranslationMissing } from './word-translation-missing.ts';
import { wordVagueTerm } from './word-vague-term.ts';

/** Rules over the words of statements and names. */
export const wordingRules: readonly Rule[] = [
  wordCompound,
  wordThroughBy,
  wordOutputAsActivity,
  wordOutputAsChange,
  wordStatementIsTitle,
  wordOutcomeAsOutput,
  wordOutcomeAsActivity,
  wordSupportVerb,
  wordNoDirection,
  wordNoActor,
  wordImplementerSubject,
  wordTargetInStatement,
  wordVagueTerm,
  wordTooLong,
  wordDuplicate,
  wordRestatesChildren,
  wordAbbrevUndefined,
  wordTranslationMissing,
  wordLanguageUndeclared,
  wordInvisibleCharacter,
];
