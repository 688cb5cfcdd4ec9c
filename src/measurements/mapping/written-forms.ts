import { gatherEvidence } from '../../text/number-evidence.ts';
import { takeApart } from '../../text/written-number.ts';
import type { Received } from '../received.ts';
import type { Assigned } from './assign-fields.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Draft } from './draft.ts';
import { timeFormat } from './time-format.ts';
import { saysMissing } from './words.ts';

export function datesOf(fields: ReadonlyMap<ColumnProfile, Assigned>): Pick<Draft, 'dates'> {
  for (const [{ texts }, { field }] of fields) {
    if (field !== 'collected_on' && field !== 'period') continue;
    const format = timeFormat(
      [...texts.keys()].filter((text) => !saysMissing(text)),
      field === 'period' ? 'period' : 'day',
    );
    if (format.kind === 'excel')
      return { dates: { text: 'excel', comment: 'days that a spreadsheet has turned into numbers' } };
    if (field === 'period') continue;
    if (format.kind === 'format') return { dates: { text: format.format } };
    if (format.kind === 'open')
      return {
        dates: {
          text: format.formats[0] ?? '',
          comment: `or ${format.formats.slice(1).join(', ')}? All fit`,
          isOpen: true,
        },
      };
  }
  return {};
}

/** What the numbers show; files with commas say it only where they differ from what is read without a word. */
export function numbersOf(
  columns: readonly ColumnProfile[],
  { dialect }: Received,
): Pick<Draft, 'decimal' | 'thousands'> {
  const evidence = gatherEvidence<undefined>({});
  const texts = columns.flatMap((column) => [...column.texts.keys()]);
  for (const text of texts) evidence.add(text, () => undefined);
  const { decimal, decimalProof, groupProof, certain } = evidence.conclude();
  const open = texts.find((text) => (takeApart(text)?.readings.length ?? 0) > 1);
  if (!certain && open !== undefined) {
    const comment = `or "${decimal === '.' ? ',' : '.'}"? ${open} can be read in two ways`;
    return { decimal: { text: decimal, comment, isOpen: true } };
  }
  const group = [...(groupProof?.text ?? '')].find((sign) => /[.,'’\s]/.test(sign) && sign !== decimal);
  if (dialect.delimiter === ',' && decimal === '.' && group === undefined) return {};
  if (decimalProof === undefined && group === undefined) return {};
  const thousands = group === undefined ? undefined : /\s/.test(group) ? ' ' : group === '’' ? "'" : group;
  return {
    decimal: { text: decimal, ...(decimalProof === undefined ? {} : { comment: `as in ${decimalProof.text}` }) },
    ...(thousands === undefined ? {} : { thousands: { text: thousands, comment: `as in ${groupProof?.text ?? ''}` } }),
  };
}
