import { asTitle } from './names.ts';

/**
 * Looks a text up: by itself without blanks around it, else by a text that differs only in case and blanks, where that is the
 * only one.
 */
export function lookUp<T>(entries: Iterable<readonly [string, T]>): (text: string) => T | undefined {
  const exact = new Map<string, T>();
  const alike = new Map<string, T | undefined>();
  for (const [text, value] of entries) {
    exact.set(text.trim(), value);
    alike.set(asTitle(text), alike.has(asTitle(text)) ? undefined : value);
  }
  if (exact.size === 0) return () => undefined;
  return (text) => exact.get(text.trim()) ?? alike.get(asTitle(text));
}
