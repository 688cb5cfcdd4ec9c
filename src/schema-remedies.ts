import { slug } from './text/slug.ts';

/** What a text of another form may have been meant as, where the form is told by these words: an id, or a period. */
export function formRemedy(written: string, expected: string): string | undefined {
  const meant = expected.includes('joined by hyphens')
    ? slug(written)
    : expected.startsWith('a period')
      ? periodMeant(written)
      : '';
  return meant === '' || meant === undefined ? undefined : `Write it as ${meant}`;
}

/** Years, quarters, months and spans as people write them elsewhere. */
const periods: readonly (readonly [written: RegExp, meant: string])[] = [
  [/^(\d{4})\s*(?:-|–|—|to|à)\s*(\d{4})$/, '$1/$2'],
  [/^FY[ -]?(\d{4})$/i, 'FY$1'],
  [/^(\d{4})[ -]?([QH])[ -]?([1-4])$/i, '$1-$2$3'],
  [/^([QH])([1-4])[ /-]?(\d{4})$/i, '$3-$1$2'],
  [/^(0[1-9]|1[0-2])[/.-](\d{4})$/, '$2-$1'],
  [/^(\d{4})[/.](0[1-9]|1[0-2])$/, '$1-$2'],
];

function periodMeant(written: string): string | undefined {
  const text = written.trim();
  const [form, meant] = periods.find(([form]) => form.test(text)) ?? [];
  return form && meant && text.replace(form, meant).replace(/[qh](?=\d$)/, (letter) => letter.toUpperCase());
}

/** How a single value stands where a list is expected, or a map with these keys. */
export function shapeRemedy(found: unknown, types: readonly string[], keys: readonly string[]): string | undefined {
  if (typeof found === 'object') return undefined;
  if (types.includes('array')) return `Write it in brackets: [${String(found)}]`;
  if (!types.includes('object') || keys.length === 0) return undefined;
  return `Write {key: value, …}; its keys are ${keys.join(', ')}.`;
}
