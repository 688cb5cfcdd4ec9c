import Handlebars from 'handlebars';
import { suggest } from '../text/suggestion.ts';
import { TemplateMistake } from './template.ts';

/** The blocks that a template has; it has no other helper. */
const blocks = ['if', 'unless', 'each'];

/**
 * Holds a template to what templates may do, and names its fields: `{{field}}` becomes `{{show field "field" "line 3, column 5"
 * container}}`, and blocks are given the same, so that a field that is not there can be told with its place.
 */
export class NamedFields extends Handlebars.Visitor {
  readonly #partials: ReadonlySet<string>;
  /** HTML so far: whether a field stands in a tag, or where only text may stand. */
  #html = '';
  /** Names that blocks give their items: `as |name|`. */
  #own: readonly string[] = [];

  constructor(partials: ReadonlySet<string>) {
    super();
    this.#partials = partials;
  }

  override ContentStatement({ original }: hbs.AST.ContentStatement): void {
    this.#html = `${this.#html}${String(original)}`.slice(-2000);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (mustache.params.length > 0 || (mustache.hash?.pairs.length ?? 0) > 0) throw noHelper(mustache.path);
    if (mustache.path.type !== 'PathExpression') throw mistake('a field was expected.', mustache.loc);
    const { escaped } = mustache as hbs.AST.MustacheStatement & { readonly escaped: boolean };
    mustache.params = withNames(mustache.path, this.#own);
    mustache.path = helperPath(escaped ? (this.#isPlain() ? 'plain' : 'show') : 'raw', mustache.loc);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const { original } = block.path;
    const [field] = block.params;
    if (!blocks.includes(original)) throw noHelper(block.path);
    if (field === undefined || block.params.length > 1 || (block.hash?.pairs.length ?? 0) > 0)
      throw mistake(`{{#${original}}} takes one field.`, block.loc);
    if (field.type === 'SubExpression') throw noHelper((field as hbs.AST.SubExpression).path);
    block.params = withNames(field, this.#own);
    const outer = this.#own;
    this.#own = [...outer, ...(block.program?.blockParams ?? [])];
    this.acceptKey(block, 'program');
    this.#own = outer;
    this.acceptKey(block, 'inverse');
  }

  override PartialStatement({ name, params, hash, loc }: hbs.AST.PartialStatement): void {
    if (name.type !== 'PathExpression') throw mistake('a partial is called by its name.', loc);
    const { original } = name as hbs.AST.PathExpression;
    if (!this.#partials.has(original))
      throw mistake(`there is no partial "${original}".`, loc, suggest(original, this.#partials));
    for (const value of [...params, ...(hash?.pairs ?? []).map((pair) => pair.value)]) {
      if (value.type === 'SubExpression') throw noHelper((value as hbs.AST.SubExpression).path);
    }
  }

  override PartialBlockStatement({ loc }: hbs.AST.PartialBlockStatement): void {
    throw mistake('a partial takes no block.', loc);
  }

  override Decorator({ loc }: hbs.AST.Decorator): void {
    throw mistake('templates have no decorators.', loc);
  }

  override DecoratorBlock({ loc }: hbs.AST.DecoratorBlock): void {
    throw mistake('templates have no decorators.', loc);
  }

  /** In an attribute, or in an element that holds nothing but text. */
  #isPlain(): boolean {
    const html = this.#html;
    if (html.lastIndexOf('<') > html.lastIndexOf('>')) return true;
    return /<(title|style|script|textarea|option)\b[^>]*>(?![\s\S]*<\/\1>)/i.test(html);
  }
}

function noHelper(path: hbs.AST.PathExpression | hbs.AST.Literal): TemplateMistake {
  const name = String((path as hbs.AST.PathExpression).original ?? '');
  return mistake(
    `there is no helper "${name}".`,
    path.loc,
    `Templates have {{#${blocks.join('}}, {{#')}}} and partials.`,
  );
}

function mistake(message: string, loc: hbs.AST.SourceLocation, hint?: string): TemplateMistake {
  return new TemplateMistake(message, placeOf(loc), hint);
}

function placeOf({ start }: hbs.AST.SourceLocation): string {
  return `line ${start.line}, column ${start.column + 1}`;
}

/** A field with its name, its place, and the way to it: from what, and by which names. */
function withNames(field: hbs.AST.Expression, own: readonly string[]): hbs.AST.Expression[] {
  const { loc } = field;
  const text = (value: string) => ({ type: 'StringLiteral', value, original: value, loc });
  const path = field as hbs.AST.PathExpression;
  const [start, names] = wayTo(path, own);
  return [field, text(String(path.original ?? '')), text(placeOf(loc)), start, text(names.join('/'))];
}

function wayTo(path: hbs.AST.PathExpression, own: readonly string[]): readonly [hbs.AST.Expression, readonly string[]] {
  const { loc, depth, data } = path;
  if (path.type !== 'PathExpression') return [{ type: 'NullLiteral', loc }, []];
  const parts = path.parts.map(String);
  const [first = ''] = parts;
  const isFixed = data || (depth === 0 && own.includes(first));
  const start = { ...path, parts: isFixed ? [first] : [], original: isFixed ? first : 'this' };
  return [start as hbs.AST.Expression, isFixed ? parts.slice(1) : parts];
}

function helperPath(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}
