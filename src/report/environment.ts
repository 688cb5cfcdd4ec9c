import Handlebars from 'handlebars';
import { nearest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import { plainText, type Said } from './edition.ts';
import { markdownText } from './markdown.ts';
import { BadTemplate, rejected, type Template, TemplateMistake } from './template.ts';
import { NamedFields } from './template-syntax.ts';

export type Format = 'html' | 'md';

/** The templates of one report in one format, by name: `report`, and partials by the name they are called by. */
export interface Templates {
  readonly pages: ReadonlyMap<string, Template>;
  readonly partials: ReadonlyMap<string, Template>;
}

/** Fills pages of one report in one format. */
export interface Renderer {
  has(page: string): boolean;
  /** The page of that name with a view. Throws a UserError where a template of the portfolio cannot be used. */
  fill(page: string, view: object): string;
}

/** Partials within partials. Until the stack is full may be too far: an engine that compiles a pattern there ends the process. */
const mostDepth = 100;

type Environment = ReturnType<typeof Handlebars.create>;

/**
 * A renderer for the templates of one format.
 *
 * In HTML `{{field}}` is escaped for HTML. In Markdown it is escaped for Markdown: one line, safe in a table cell. A text with
 * its own language is marked with it in HTML. `{{{field}}}` is not escaped. Templates have `if`, `unless`, `each` and partials, no
 * other helper; a view is plain data, and nothing else can be reached: no file, no code, no prototype. A field that the view does
 * not have is an error wherever it stands.
 */
export function renderer(format: Format, templates: Templates): Renderer {
  const environment = Handlebars.create();
  for (const unused of ['log', 'lookup', 'with', 'helperMissing', 'blockHelperMissing'])
    environment.unregisterHelper(unused);
  environment.unregisterDecorator('inline');
  registerHelpers(environment, format);
  const names = new Set(templates.partials.keys());
  const known = new Map<Template, Handlebars.TemplateDelegate>();
  const compiled = (template: Template) => {
    const before = known.get(template);
    if (before !== undefined) return before;
    const made = compile(environment, format, template, names);
    known.set(template, made);
    return made;
  };
  let depth = 0;
  for (const [name, template] of templates.partials) {
    const fill: Handlebars.TemplateDelegate = (view, options) => {
      if (depth === mostDepth) throw new TemplateMistake('a partial calls itself without end.', '');
      depth += 1;
      try {
        return compiled(template)(view, options);
      } finally {
        depth -= 1;
      }
    };
    environment.registerPartial(name, fill);
  }
  return {
    has: (page) => templates.pages.has(page),
    fill(page, view) {
      const template = templates.pages.get(page);
      if (template === undefined) throw new Error(`There is no template ${page}.${format}.hbs.`);
      return compiled(template)(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    },
  };
}

/** A template as a function whose errors name it. */
function compile(
  environment: Environment,
  format: Format,
  template: Template,
  partials: ReadonlySet<string>,
): Handlebars.TemplateDelegate {
  const fill = located(template, () => {
    const program = environment.parse(template.text);
    new NamedFields(partials).accept(program);
    return environment.compile(program, {
      noEscape: format === 'md',
      knownHelpers: { show: true, plain: true, raw: true, log: false, lookup: false, with: false },
      knownHelpersOnly: true,
      preventIndent: true,
    });
  });
  return (view, options) => located(template, () => fill(view, options));
}

function located<T>(template: Template, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof BadTemplate || error instanceof UserError || !(error instanceof Error)) throw error;
    throw rejected(template, error);
  }
}

/**
 * Handlebars prints nothing for a missing field, and its strict mode lets it pass as a condition. A view never holds undefined,
 * so each use goes through a helper that refuses it; `field`, `place`, `start` and `names` come from `NamedFields`.
 */
function registerHelpers(environment: Environment, format: Format): void {
  const print = format === 'md' ? (value: Said) => markdownText(plainText(value)) : inHtml;
  environment.registerHelper('show', (value: unknown, field: string, place: string, start: unknown, names: string) =>
    print(printable(given(value, field, place, start, names), field, place)),
  );
  environment.registerHelper('plain', (value: unknown, field: string, place: string, start: unknown, names: string) => {
    const text = plainText(printable(given(value, field, place, start, names), field, place));
    return format === 'md' ? markdownText(text) : text;
  });
  environment.registerHelper('raw', (value: unknown, field: string, place: string, start: unknown, names: string) =>
    plainText(printable(given(value, field, place, start, names), field, place)),
  );
  environment.registerHelper('if', function (this: unknown, value, field, place, start, names, options) {
    const branch = holds(given(value, field, place, start, names)) ? options.fn : options.inverse;
    return branch(unboxed(this));
  });
  environment.registerHelper('unless', function (this: unknown, value, field, place, start, names, options) {
    const branch = holds(given(value, field, place, start, names)) ? options.inverse : options.fn;
    return branch(unboxed(this));
  });
  const { each: repeat } = environment.helpers;
  if (repeat === undefined) throw new Error('Handlebars has no helper each.');
  environment.registerHelper('each', function (this: unknown, value, field, place, start, names, options) {
    return repeat.call(this, given(value, field, place, start, names), options);
  });
}

/** Something is there: a list with items, a text with characters. */
function holds(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** A text that is the context of a block comes as an object where the program is not in strict mode, as in its bundle. */
function unboxed(value: unknown): unknown {
  return value instanceof String ? value.valueOf() : value;
}

/** A text as HTML; one of another language than the page's says so. Handlebars escapes a plain one. */
function inHtml(value: Said): unknown {
  if (typeof value === 'string') return value;
  const { escapeExpression, SafeString } = Handlebars;
  return new SafeString(`<span lang="${escapeExpression(value.lang)}">${escapeExpression(value.text)}</span>`);
}

/** What can be printed: a text, with or without its language, a number, yes or no. */
function printable(given: unknown, field: string, place: string): Said {
  const value = unboxed(given);
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isSaid(value)) return value;
  const kind = Array.isArray(value) ? 'a list: {{#each}} goes through it' : 'no text: it has fields of its own';
  throw new TemplateMistake(`"${field}" is ${value === null ? 'null: {{#if}} asks for it first' : kind}.`, place);
}

function isSaid(value: unknown): value is Exclude<Said, string> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'lang') && Object.hasOwn(value, 'text');
}

function given<T>(value: T, field: string, place: string, start: unknown, names: string): T {
  if (value !== undefined) return value;
  let inside = start;
  let missing = '';
  for (const name of names.split('/')) {
    missing = name;
    const next = isHolder(inside) && Object.hasOwn(inside, name) ? inside[name] : undefined;
    if (next === undefined) break;
    inside = next;
  }
  const known = isHolder(inside) ? Object.keys(inside) : [];
  const near = nearest(missing, known);
  const all = known.length > 0 && known.length <= 20 ? `Fields here: ${known.join(', ')}.` : undefined;
  throw new TemplateMistake(
    `the view has no field "${field}" here.`,
    place,
    near === undefined ? all : `Did you mean "${near}"?`,
  );
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
