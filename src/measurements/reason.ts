import table from '../../schemas/corrections.table.json' with { type: 'json' };
import { codedReason, type Reason } from '../text/coded-reason.ts';
import { UserError } from '../text/user-error.ts';

/** The codes that a reason may have. */
export const reasonCodes: readonly string[] = table.fields.flatMap((field) =>
  field.name === 'reason' ? (field.constraints?.enum ?? []) : [],
);

/** Why stored values change. Throws a UserError for a code that there is not, and for `other` without words. */
export function parseReason(text: string): Reason {
  const reason = codedReason(text, reasonCodes, 'correction: two digits were swapped');
  if (reason.code === 'other' && reason.note === '') {
    throw new UserError(
      '--reason is "other"; expected words after it.',
      'For example: --reason "other: the city was merged".',
    );
  }
  return reason;
}
