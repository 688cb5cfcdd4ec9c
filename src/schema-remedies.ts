import type { Path } from './text/location.ts';
import { meantPeriod } from './text/meant-period.ts';
import { slug } from './text/slug.ts';
import { takeApart } from './text/written-number.ts';

/** How a text of another form is to be written, where the form is told by these words: an id, or a period. */
export function formRemedy(written: string, expected: string): string | undefined {
  if (expected.startsWith('a period')) return meantPeriod(written);
  const id = expected.includes('joined by hyphens') ? slug(written) : '';
  return id === '' ? undefined : `Write ${id}.`;
}

/** How a single value stands where a list is expected, or a map with these keys. */
export function shapeRemedy(found: unknown, types: readonly string[], keys: readonly string[]): string | undefined {
  if (typeof found === 'object') return undefined;
  if (types.includes('array')) return `Write it in brackets: [${String(found)}]`;
  if (!types.includes('object') || keys.length === 0) return undefined;
  return `Write {key: value, …}; its keys are ${keys.join(', ')}.`;
}

/** How what is written for a number is to be written; a target may be a band as well. */
export function numberRemedy(found: string, path: Path): string {
  const written = takeApart(found);
  const ways = written?.readings.map(({ digits }) => `${written.negative ? '-' : ''}${digits}`).reverse() ?? [];
  if (ways.length > 0) return `Write ${ways.join(' or ')}, without quotes, separators and units.`;
  const band = path.at(-2) === 'targets' ? bandIn(found) : undefined;
  if (band !== undefined) return `Write ${band}.`;
  if (/\d/.test(found)) return 'Write digits without quotes, separators or units: 1234.5';
  return path.at(-2) === 'baseline'
    ? 'Until it is known, write {planned: <when>} for the baseline.'
    : 'Leave it out until there is a number.';
}

/** "80-90", ">= 80" and "less than 5" as a target that is a band. */
function bandIn(text: string): string | undefined {
  const [, low, high] = /^(\d+(?:\.\d+)?) ?%? ?(?:[-–]|to) ?(\d+(?:\.\d+)?) ?%?$/.exec(text) ?? [];
  if (low !== undefined) return `{min: ${low}, max: ${high}}`;
  const [, words = '', edge] =
    /^(>=?|≥|at least|more than|<=?|≤|at most|less than) ?(\d+(?:\.\d+)?) ?%?$/i.exec(text) ?? [];
  if (edge === undefined) return undefined;
  return /^(?:[>≥]|at least|more)/i.test(words) ? `{min: ${edge}}` : `{max: ${edge}}`;
}
