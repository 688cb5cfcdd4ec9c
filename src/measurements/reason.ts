import table from '../../schemas/corrections.table.json' with { type: 'json' };
import { nearest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';

/** Why values change: a code and, after a colon, words. */
export interface Reason {
  readonly code: string;
  readonly note: string;
}

/** The codes that a reason may have. */
export const reasonCodes: readonly string[] = table.fields.flatMap((field) =>
  field.name === 'reason' ? (field.constraints?.enum ?? []) : [],
);

/** `typo: two digits swapped` → code and note. Throws a UserError for a code that there is not, and for `other` without words. */
export function parseReason(text: string): Reason {
  const [first = '', ...rest] = text.split(':');
  const reason = { code: first.trim(), note: rest.join(':').trim() };
  if (!reasonCodes.includes(reason.code)) {
    const near = nearest(reason.code, reasonCodes);
    const meant = near === undefined ? '' : `Did you mean "${near}"? `;
    throw new UserError(
      `--reason is "${text}"; expected a code, and after a colon a text: --reason "correction: two digits were swapped".`,
      `${meant}The codes are ${reasonCodes.join(', ')}.`,
    );
  }
  if (reason.code === 'other' && reason.note === '') {
    throw new UserError(
      '--reason is "other"; expected words after it.',
      'For example: --reason "other: the city was merged".',
    );
  }
  return reason;
}
