import { UserError } from '../text/user-error.ts';

/** A template as it was read. */
export interface Template {
  /** As messages name it: `templates/scorecard/report.html.hbs`. */
  readonly file: string;
  readonly text: string;
  /** It stands in the portfolio: a mistake in it is its author's. */
  readonly isOwn: boolean;
}

/** What is wrong in a template. `place`: `line 3, column 5`. */
export class TemplateMistake extends Error {
  readonly place: string;
  readonly hint: string | undefined;

  constructor(message: string, place: string, hint?: string) {
    super(message);
    this.place = place;
    this.hint = hint;
  }
}

/** A template that cannot be used, named with its place: the user's mistake, or our bug. */
export function rejected({ file, isOwn }: Template, cause: Error): Error {
  const { place, message, hint } = cause instanceof TemplateMistake ? cause : mistakeOf(cause);
  const where = place === '' ? file : `${file}, ${place}`;
  return isOwn ? new UserError(`${where}: ${message}`, hint) : new BadTemplate(`${where}: ${message}`, hint, cause);
}

/** A template of our own that cannot be used. */
export class BadTemplate extends Error {
  constructor(message: string, hint: string | undefined, cause: Error) {
    super(hint === undefined ? message : `${message} ${hint}`, { cause });
    this.name = 'BadTemplate';
  }
}

/** What Handlebars says while it reads or fills a template. */
function mistakeOf(error: Error): TemplateMistake {
  const unreadable = /^(?:Parse|Lexical) error on line (\d+)(?:[\s\S]*, got '(\w+)')?/.exec(error.message);
  if (unreadable !== null) {
    const [, line, token = ''] = unreadable;
    return new TemplateMistake(unexpected[token] ?? 'this cannot be read.', `line ${line}`, pairs);
  }
  const { lineNumber, column } = error as Error & { readonly lineNumber?: number; readonly column?: number };
  const place = lineNumber === undefined ? '' : `line ${lineNumber}, column ${(column ?? 0) + 1}`;
  const [, opened, closed] = /^(\S+) doesn't match (\S+)/.exec(error.message) ?? [];
  if (opened !== undefined) return new TemplateMistake(`{{#${opened}}} is closed by {{/${closed}}}.`, place, pairs);
  return new TemplateMistake(`${error.message.replace(/ - \d+:\d+$/, '').replace(/\.$/, '')}.`, place);
}

const pairs = 'Every {{#if}}, {{#unless}} and {{#each}} has its {{/…}}, every {{ its }}.';

/** By the token that the parser of Handlebars stops at. */
const unexpected: Readonly<Record<string, string>> = {
  EOF: 'the template ends inside a block or a tag.',
  OPEN_ENDBLOCK: 'a block is closed that was not opened.',
  INVALID: 'a tag is not closed as it was opened.',
};
