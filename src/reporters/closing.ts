import { summarise, type Verdict, type WaiverUse } from '../rules/verdict.ts';
import type { Style } from './reporter.ts';

/** What stands at the end of a list of findings: counts, what was checked, what was not. */
export function closingLines({ diagnostics, checked, notChecked }: Verdict, style: Pick<Style, 'showInfos'>): string[] {
  const { errors, warnings, infos, waived } = summarise(diagnostics);
  const counts = [
    errors > 0 ? plural(errors, 'error') : 'no errors',
    warnings > 0 ? plural(warnings, 'warning') : 'no warnings',
    ...(infos > 0 ? [style.showInfos ? plural(infos, 'info') : `${plural(infos, 'info')} (--all shows them)`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return [
    `${errors > 0 ? '✗' : '✓'} ${counts.join(', ')}`,
    `  checked: ${plural(checked.files, 'file')}, ${plural(checked.rules, 'rule')}`,
    ...notChecked.map(({ what, why }) => `  not checked: ${what} — ${why}`),
  ];
}

/** A waiver and what it accepts, in a line. */
export function waiverLine({ rule, at, reason, by, until, expired, findings }: WaiverUse): string {
  const end = expired ? `ended on ${until}` : `until ${until}`;
  return `${rule} at ${at}: ${plural(findings, 'finding')}. ${reason} (${by}, ${end})`;
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
