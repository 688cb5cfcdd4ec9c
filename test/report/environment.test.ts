import { describe, expect, test } from 'vitest';
import { type Format, renderer } from '../../src/report/environment.ts';

function fill(format: Format, page: string, view: object, partials: Record<string, string> = {}): string {
  return renderer(format, { pages: new Map([['own/page', page]]), partials: new Map(Object.entries(partials)) })(
    'own/page',
    view,
  );
}

const view = { title: 'A', list: [{ name: 'b' }], none: null, empty: [], deep: { name: 'c' } };

describe.each(['html', 'md'] as const)('in %s', (format) => {
  test.each([
    ['a text', '{{titel}}'],
    ['a path', '{{deep.nam}}'],
    ['a condition', '{{#if titel}}x{{/if}}'],
    ['a negated condition', '{{#unless titel}}x{{/unless}}'],
    ['a list', '{{#each lists}}x{{/each}}'],
    ['a field of an item', '{{#each list}}{{nam}}{{/each}}'],
    ['a root field', '{{#each list}}{{@root.titel}}{{/each}}'],
    ['a partial', '{{> part}}'],
    ['a partial of a field', '{{> shown deeep}}'],
  ])('a misspelt field is an error: %s', (_where, page) => {
    expect(() => fill(format, `line one\n${page}`, view, { part: '{{titel}}', shown: '{{#if this}}x{{/if}}' })).toThrow(
      /^(own\/page|partials\/(part|shown))\.(html|md)\.hbs: /,
    );
  });

  test('an absent thing is null or an empty list, not an error', () => {
    expect(fill(format, '{{#if none}}x{{else}}y{{/if}}{{#each empty}}x{{else}}z{{/each}}', view)).toBe('yz\n');
  });

  test.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{{toString}}}',
    '{{deep.constructor.name}}',
    '{{#if valueOf}}x{{/if}}',
  ])('nothing but the view can be reached: %s', (page) => {
    expect(() => fill(format, page, view)).toThrow(/own\/page/);
  });

  test('the error names the place and the nearest field', () => {
    expect(() => fill(format, 'one\n{{#if none}}{{/if}} {{titel}}', view)).toThrow(
      `own/page.${format}.hbs: line 2, column 23: the view has no field "titel" here. Did you mean "title"?`,
    );
  });

  test.each(['{{log "x"}}', '{{lookup view "title"}}', '{{#with deep}}x{{/with}}', '{{shout title}}'])(
    'there is no other helper: %s',
    (page) => {
      expect(() => fill(format, page, view)).toThrow(/own\/page/);
    },
  );

  test('a template that cannot be read names itself', () => {
    expect(() => fill(format, '{{#if title}}', view)).toThrow(/^own\/page\.(html|md)\.hbs: Parse error on line 1/);
  });
});

test('text is escaped for the format', () => {
  const text = { text: '<b> | *c* & "d"' };
  expect(fill('html', '{{text}}', text)).toBe('&lt;b&gt; | *c* &amp; &quot;d&quot;\n');
  expect(fill('md', '| {{text}} |', text)).toBe('| &lt;b> \\| \\*c\\* & "d" |\n');
  expect(fill('md', '{{{text}}}', text)).toBe('<b> | *c* & "d"\n');
});

test('a page that is not there is named', () => {
  expect(() => renderer('md', { pages: new Map(), partials: new Map() })('own/page', {})).toThrow('own/page.md.hbs');
});
