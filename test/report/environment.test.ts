import { describe, expect, test } from 'vitest';
import { type Format, renderer } from '../../src/report/environment.ts';
import { UserError } from '../../src/text/user-error.ts';

function fill(format: Format, page: string, view: object, partials: Record<string, string> = {}, isOwn = true): string {
  const template = (name: string, text: string) => ({ file: `${name}.${format}.hbs`, text, isOwn });
  const parts = Object.entries(partials).map(([name, text]) => [name, template(`partials/${name}`, text)] as const);
  const pages = new Map([['page', template('own/page', page)]]);
  return renderer(format, { pages, partials: new Map(parts) }).fill('page', view);
}

/** What the author of a template is told. */
function complaint(...given: Parameters<typeof fill>): string {
  try {
    fill(...given);
  } catch (error) {
    if (error instanceof UserError) return `${error.message} | ${error.hint ?? ''}`;
    throw error;
  }
  throw new Error(`Nothing is wrong with ${given[1]}`);
}

const view = { title: 'A', list: [{ name: 'b' }], none: null, empty: [], deep: { name: 'c' } };

describe.each(['html', 'md'] as const)('in %s', (format) => {
  const own = `own/page.${format}.hbs`;

  test.each([
    ['a text', '{{titel}}', `${own}, line 2, column 3: the view has no field "titel" here. | Did you mean "title"?`],
    [
      'a path',
      '{{deep.nam}}',
      `${own}, line 2, column 3: the view has no field "deep.nam" here. | Did you mean "name"?`,
    ],
    ['a condition', '  {{#if titel}}x{{/if}}', `${own}, line 2, column 9: .* | Did you mean "title"?`],
    ['a negated condition', '{{#unless titel}}x{{/unless}}', `${own}, line 2, column 11: .* | Did you mean "title"?`],
    ['a list', '{{#each lists}}x{{/each}}', `${own}, line 2, column 9: .* | Did you mean "list"?`],
    ['a field of an item', '{{#each list}}{{nam}}{{/each}}', `${own}, line 2, column 17: .* | Did you mean "name"?`],
    ['a root field', '{{#each list}}{{@root.titel}}{{/each}}', `${own}, .* "@root.titel" .* | Did you mean "title"?`],
    ['an outer field', '{{#each list}}{{../titel}}{{/each}}', `${own}, .* "../titel" .* | Did you mean "title"?`],
    ['of an item by name', '{{#each list as |x|}}{{x.nam}}{{/each}}', `${own}, .* "x.nam" .* | Did you mean "name"?`],
    ['in a partial', '{{> part}}', `partials/part.${format}.hbs, line 1, column 3: .* | Did you mean "title"?`],
    ['given to a partial', '{{> shown deeep}}', `partials/shown.${format}.hbs, line 1, column 7: .* | `],
    ['nothing near', '{{xyz}}', `${own}, .* | Fields here: title, list, none, empty, deep.`],
  ])('a misspelt field is told with its place and the nearest name: %s', (_where, page, expected) => {
    const told = complaint(format, `line one\n${page}`, view, { part: '{{titel}}', shown: '{{#if this}}x{{/if}}' });
    const pattern = expected.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\.\\*', '.*');
    expect(told).toMatch(new RegExp(`^${pattern}$`));
  });

  test.each([
    ['null', '{{none}}', '"none" is null: {{#if}} asks for it first.'],
    ['a list', '{{list}}', '"list" is a list: {{#each}} goes through it.'],
    ['an object', '{{deep}}', '"deep" is no text: it has fields of its own.'],
    ['an object, unescaped', '{{{deep}}}', '"deep" is no text: it has fields of its own.'],
  ])('what is no text is not printed: %s', (_what, page, expected) => {
    expect(complaint(format, page, view)).toContain(expected);
  });

  test('an absent thing is null or an empty list, not an error', () => {
    expect(fill(format, '{{#if none}}x{{else}}y{{/if}}{{#each empty}}x{{else}}z{{/each}}', view)).toBe('yz');
  });

  test.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{{toString}}}',
    '{{{this.constructor.constructor}}}',
    '{{deep.constructor.name}}',
    '{{list.constructor}}',
    '{{title.constructor}}',
    '{{title.[constructor]}}',
    '{{#each list}}{{@root.constructor}}{{/each}}',
    '{{@root.__proto__}}',
    '{{@constructor}}',
    '{{@root.constructor.prototype}}',
    '{{#if valueOf}}x{{/if}}',
    '{{#if __defineGetter__}}x{{/if}}',
    '{{#each constructor}}x{{/each}}',
    '{{#each list as |constructor|}}{{constructor.constructor}}{{/each}}',
    '{{> part constructor}}',
    '{{> part deep.__proto__}}',
    '{{> part x=constructor}}',
  ])('nothing but the view can be reached: %s', (page) => {
    expect(complaint(format, page, view, { part: '{{#if this}}{{x}}{{/if}}' })).toMatch(
      /^(own\/page|partials\/part)\..* (the view has no field|there is no helper)/,
    );
  });

  test.each([
    ['{{log "x"}}', 'there is no helper "log".'],
    ['{{lookup this "title"}}', 'there is no helper "lookup".'],
    ['{{#with deep}}x{{/with}}', 'there is no helper "with".'],
    ['{{shout title}}', 'there is no helper "shout".'],
    ['{{show title "x" "y"}}', 'there is no helper "show".'],
    ['{{raw title}}', 'there is no helper "raw".'],
    ['{{#if (lookup this "title")}}x{{/if}}', 'there is no helper "lookup".'],
    ['{{#if title x=1}}x{{/if}}', '{{#if}} takes one field.'],
    ['{{#each list deep}}x{{/each}}', '{{#each}} takes one field.'],
    ['{{title x=1}}', 'there is no helper "title".'],
    ['{{helperMissing}}', 'the view has no field "helperMissing" here.'],
    ['{{#blockHelperMissing deep}}x{{/blockHelperMissing}}', 'there is no helper "blockHelperMissing".'],
    ['{{> part (lookup this "title")}}', 'there is no helper "lookup".'],
    ['{{> (lookup this "title")}}', 'a partial is called by its name.'],
    ['{{> prat}}', 'there is no partial "prat". | Did you mean "part"?'],
    ['{{> ../../etc/passwd}}', 'there is no partial "../../etc/passwd".'],
    ['{{> "../page"}}', 'a partial is called by its name.'],
    ['{{> constructor}}', 'there is no partial "constructor".'],
    ['{{> __proto__}}', 'there is no partial "__proto__".'],
    ['{{#> part}}x{{/part}}', 'a partial takes no block.'],
    ['{{#*inline "x"}}y{{/inline}}', 'templates have no decorators.'],
    ['{{* x}}', 'templates have no decorators.'],
    ['{{"title"}}', 'a field was expected.'],
    ['{{> round}}', 'a partial calls itself without end.'],
  ])('there is no other way out: %s', (page, expected) => {
    expect(complaint(format, page, view, { part: 'x', round: '{{> round}}' })).toContain(expected);
  });

  test.each([
    ['{{#if title}}', 'line 1: the template ends inside a block or a tag.'],
    ['a\nb\n{{#if title}}x{{/each}}', 'line 3, column 4: {{#if}} is closed by {{/each}}.'],
    ['a\n{{title}', 'line 2: a tag is not closed as it was opened.'],
    ['a\n{{/if}}', 'line 2: a block is closed that was not opened.'],
    ['a\n{{#if}}{{/if}}', 'line 2, column 1: {{#if}} takes one field.'],
  ])('what cannot be read is told with its line: %j', (page, expected) => {
    expect(complaint(format, page, view)).toMatch(new RegExp(`^own/page\\.${format}\\.hbs, `));
    expect(complaint(format, page, view)).toContain(expected);
  });

  test('a mistake in a template of ours is no mistake of the user', () => {
    let thrown: unknown;
    try {
      fill(format, '{{titel}}', view, {}, false);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).not.toBeInstanceOf(UserError);
    expect(String(thrown)).toContain(`${own}, line 1, column 3`);
  });
});

test('text is escaped for the format', () => {
  const text = { text: '<b> | *c* & "d"' };
  expect(fill('html', '{{text}}', text)).toBe('&lt;b&gt; | *c* &amp; &quot;d&quot;');
  expect(fill('md', '| {{text}} |', text)).toBe('| &lt;b> \\| \\*c\\* & "d" |');
  expect(fill('md', '{{{text}}}', text)).toBe('<b> | *c* & "d"');
});

test('a text of another language says which, where there can be an element', () => {
  const text = { title: { text: 'Wasser <3', lang: 'de"x' } };
  expect(fill('html', '<p>{{title}}</p>', text)).toBe('<p><span lang="de&quot;x">Wasser &lt;3</span></p>');
  expect(fill('html', '<p title="{{title}}">{{#if title}}<b {{title}}>{{/if}}', text)).not.toContain('span');
  expect(fill('html', '<title>{{title}}</title><p>{{title}}', text)).toMatch(/^<title>Wasser &lt;3<\/title><p><span/);
  expect(fill('md', '{{title}}', text)).toBe('Wasser &lt;3');
});

test('a page that is not there is named', () => {
  expect(() => renderer('md', { pages: new Map(), partials: new Map() }).fill('page', {})).toThrow('page.md.hbs');
});
