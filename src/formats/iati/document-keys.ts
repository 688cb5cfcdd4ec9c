import { isDate } from '../../model/period.ts';
import { given } from '../../model/reading.ts';
import type { YamlData } from '../../text/yaml-document.ts';
import type { DocumentLink } from './activity.ts';
import { type Registry, textOf } from './registry.ts';

/** A document as the keys of the file format say it. */
export function documentKeys(link: DocumentLink, registry: Registry, about: string): YamlData {
  const { url, format, title, description, categories, languages, date } = link;
  const one = (codes: readonly string[]) => (codes.length === 1 ? codes[0] : [...codes]);
  return {
    url,
    ...given({ format }),
    title: textOf(title, registry, about) ?? url,
    ...given({
      description: textOf(description, registry, about),
      category: one(categories),
      language: one(languages),
      date: date !== undefined && isDate(date) ? date : undefined,
    }),
  };
}
