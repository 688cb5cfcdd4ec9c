import Handlebars from 'handlebars';
import { nearest } from '../text/suggestion.ts';
import { markdownText } from './markdown.ts';

export type Format = 'html' | 'md';

/** Template texts by name: `scorecard/report`, and partials by the name they are called by. */
export interface Templates {
  readonly pages: ReadonlyMap<string, string>;
  readonly partials: ReadonlyMap<string, string>;
}

/** Fills the page of that name with a view: the text, ending in one line break. */
export type Render = (page: string, view: object) => string;

type Environment = ReturnType<typeof Handlebars.create>;

/**
 * A renderer for the templates of one format.
 *
 * In HTML `{{field}}` is escaped for HTML. In Markdown it is escaped for Markdown: one line, safe in a table cell.
 * `{{{field}}}` is not escaped. Templates have `if`, `unless`, `each` and partials, no other helper; a view is plain data, and
 * nothing else can be reached. A field that the view does not have is an error wherever it stands.
 */
export function renderer(format: Format, templates: Templates): Render {
  const environment = Handlebars.create();
  for (const unused of ['log', 'lookup', 'with']) environment.unregisterHelper(unused);
  registerHelpers(environment, format);
  for (const [name, text] of templates.partials) {
    environment.registerPartial(name, compile(environment, format, `partials/${name}`, text));
  }
  const pages = new Map<string, Handlebars.TemplateDelegate>();
  return (page, view) => {
    const text = templates.pages.get(page);
    if (text === undefined) throw new Error(`There is no template ${page}.${format}.hbs.`);
    const known = pages.get(page) ?? compile(environment, format, page, text);
    pages.set(page, known);
    const filled = known(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    return `${(format === 'md' ? filled.replace(/\n{3,}/g, '\n\n') : filled).trim()}\n`;
  };
}

/** A template as a function whose errors name it. */
function compile(environment: Environment, format: Format, name: string, text: string): Handlebars.TemplateDelegate {
  const file = `${name}.${format}.hbs`;
  const compiled = located(file, () => {
    const program = environment.parse(text);
    new NamedFields().accept(program);
    return environment.compile(program, {
      noEscape: format === 'md',
      knownHelpers: { show: true, raw: true, log: false, lookup: false, with: false },
      knownHelpersOnly: true,
      preventIndent: true,
    });
  });
  return (view, options) => located(file, () => compiled(view, options));
}

/** An error of a template, with the file it stands in. */
class TemplateError extends Error {
  constructor(file: string, cause: Error) {
    super(`${file}: ${cause.message}`, { cause });
    this.name = 'TemplateError';
  }
}

function located<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof TemplateError || !(error instanceof Error)) throw error;
    throw new TemplateError(file, error);
  }
}

/**
 * Handlebars prints nothing for a missing field, and its strict mode lets it pass as a condition. A view never holds undefined,
 * so each use goes through a helper that refuses it; `field` and `place` come from `NamedFields`.
 */
function registerHelpers(environment: Environment, format: Format): void {
  environment.registerHelper('show', function (this: unknown, value: unknown, field: string, place: string) {
    const text = given(this, value, field, place);
    return format === 'md' ? markdownText(String(text)) : text;
  });
  environment.registerHelper('raw', function (this: unknown, value: unknown, field: string, place: string) {
    return given(this, value, field, place);
  });
  const { if: choose, each: repeat } = environment.helpers;
  if (choose === undefined || repeat === undefined) throw new Error('Handlebars has no helpers if and each.');
  environment.registerHelper('if', function (this: unknown, value, field, place, options) {
    return choose.call(this, given(this, value, field, place), options);
  });
  environment.registerHelper('unless', function (this: unknown, value, field, place, options) {
    const { fn, inverse } = options;
    return choose.call(this, given(this, value, field, place), { ...options, fn: inverse, inverse: fn });
  });
  environment.registerHelper('each', function (this: unknown, value, field, place, options) {
    return repeat.call(this, given(this, value, field, place), options);
  });
}

function given<T>(context: unknown, value: T, field: string, place: string): T {
  if (value !== undefined) return value;
  const near = typeof context === 'object' && context !== null ? nearest(field, Object.keys(context)) : undefined;
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new Error(`${place}: the view has no field "${field}" here.${hint}`);
}

/** Turns `{{field}}` into `{{show field "field" "line 3, column 5"}}`, and gives blocks the same two texts. */
class NamedFields extends Handlebars.Visitor {
  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (mustache.params.length > 0) return;
    const { escaped } = mustache as hbs.AST.MustacheStatement & { readonly escaped: boolean };
    mustache.params = withNames(mustache.path);
    mustache.path = helperPath(escaped ? 'show' : 'raw', mustache.loc);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const [field] = block.params;
    if (block.params.length === 1 && field !== undefined) block.params = withNames(field);
    super.BlockStatement(block);
  }
}

function withNames(field: hbs.AST.Expression): hbs.AST.Expression[] {
  const { loc } = field;
  const text = (value: string) => ({ type: 'StringLiteral', value, original: value, loc });
  const name = (field as hbs.AST.PathExpression).original ?? '';
  return [field, text(String(name)), text(`line ${loc.start.line}, column ${loc.start.column + 1}`)];
}

function helperPath(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}
