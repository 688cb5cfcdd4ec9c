import { fingerprint } from '../../cache.ts';
import { renderer } from '../../report/environment.ts';
import { closingLines } from '../../reporters/closing.ts';
import { loudestFirst } from '../../reporters/reporter.ts';
import { summarise, type Verdict } from '../../rules/verdict.ts';
import { templatesOf } from '../report-templates.ts';
import { type Answer, eventsPath } from './server.ts';
import { type Mistake, mistakeOf, type Site } from './site.ts';

/** What the bar below a page shows: its own templates in templates/preview. */
interface BarView {
  readonly counts: string;
  /** error warning good */
  readonly tone: string;
  /** The list is to be seen at once. */
  readonly open: boolean;
  readonly mistakes: readonly Mistake[];
  /** The page is as it was before the mistakes. */
  readonly old: boolean;
  readonly findings: readonly FindingView[];
  readonly more: number;
  readonly notChecked: readonly { readonly what: string; readonly why: string }[];
  /** Where the page listens for changes. */
  readonly events: string;
}

interface FindingView {
  readonly severity: string;
  /** `file:line:column` */
  readonly place: string;
  readonly message: string;
  readonly hint: string;
  readonly rule: string;
}

const most = 200;

/**
 * Answers with the pages of a site as it is at the time, below each a bar with what validate finds. A page that cannot be made is
 * shown as it was when it last could.
 */
export function pagesFrom(current: () => Site, home: string): (path: string) => Answer {
  const templates = renderer('html', templatesOf('preview', 'preview', 'html', { home, dir: undefined }));
  const last = new Map<string, string>();
  return (path) => {
    const site = current();
    const file = path === '/' ? 'index.html' : path.slice(1);
    const made = make(site, file, last);
    const status = made.text === undefined ? (made.mistakes.length > 0 ? 500 : 404) : 200;
    if (file.endsWith('.md') && made.text !== undefined) {
      return { status, type: 'text/plain', text: made.text, mark: '' };
    }
    const page = made.text ?? templates.fill('empty', { file, missing: status === 404 });
    const shown = barOf(site.verdict, made.mistakes, made.text !== undefined);
    const mark = fingerprint(JSON.stringify([page, shown]));
    const events = `${eventsPath}?${new URLSearchParams({ page: path, mark })}`;
    const end = page.lastIndexOf('</body>');
    const bar = templates.fill('bar', { ...shown, events } satisfies BarView);
    const text = end < 0 ? page + bar : page.slice(0, end) + bar + page.slice(end);
    return { status, type: 'text/html', text, mark };
  };
}

/** The text of a file, or that of the last time with the reason why it is old. */
function make(
  { pages, mistake, verdict }: Site,
  file: string,
  last: Map<string, string>,
): { readonly text: string | undefined; readonly mistakes: readonly Mistake[] } {
  const ofAll = mistake === undefined ? [] : [mistake];
  try {
    const text = pages.get(file)?.();
    if (text !== undefined) last.set(file, text);
    else if (last.has(file) && isBroken(verdict)) {
      const gone = { message: `${file} cannot be made: a file that it rests on cannot be read.`, hint: '' };
      return { text: last.get(file), mistakes: [...ofAll, gone] };
    }
    return { text, mistakes: ofAll };
  } catch (error) {
    return { text: last.get(file), mistakes: [...ofAll, mistakeOf(error)] };
  }
}

function isBroken(verdict: Verdict | undefined): boolean {
  return verdict === undefined || summarise(verdict.diagnostics).errors > 0;
}

function barOf(verdict: Verdict | undefined, mistakes: readonly Mistake[], old: boolean): Omit<BarView, 'events'> {
  const { diagnostics = [], notChecked = [] } = verdict ?? {};
  const { errors, warnings } = summarise(diagnostics);
  const loud = loudestFirst(diagnostics.filter(({ waived, severity }) => waived === undefined && severity !== 'info'));
  const [counts = ''] = verdict === undefined ? [] : closingLines(verdict, { showInfos: true });
  const tone = errors > 0 || mistakes.length > 0 ? 'error' : warnings > 0 ? 'warning' : 'good';
  return {
    ...{ tone, mistakes, old, open: mistakes.length > 0, notChecked, more: Math.max(0, loud.length - most) },
    counts:
      mistakes.length > 0 ? `✗ the page cannot be made anew${counts === '' ? '' : `; ${counts.slice(2)}`}` : counts,
    findings: loud.slice(0, most).map(({ severity, file, range, message, hint = '', rule }) => ({
      ...{ severity, message, hint, rule },
      place: `${file}:${range.start.line}:${range.start.column}`,
    })),
  };
}
