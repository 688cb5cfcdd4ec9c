import { didYouMean } from './suggestion.ts';
import { UserError } from './user-error.ts';

/** Why something changes: a code and, after a colon, words. */
export interface Reason {
  readonly code: string;
  readonly note: string;
}

/** `typo: two digits swapped` → code and note. Throws a UserError for a code that is not among these; it shows the example. */
export function codedReason(text: string, codes: readonly string[], example: string): Reason {
  const [first = '', ...rest] = text.split(':');
  const reason = { code: first.trim(), note: rest.join(':').trim() };
  if (codes.includes(reason.code)) return reason;
  const near = didYouMean(reason.code, codes);
  throw new UserError(
    `--reason is "${text}"; expected a code, and after a colon a text: --reason "${example}".`,
    `${near === undefined ? '' : `${near} `}The codes are ${codes.join(', ')}.`,
  );
}
