import { suggest } from '../../text/suggestion.ts';
import { UserError } from '../../text/user-error.ts';
import { writeYaml } from '../../text/yaml-document.ts';
import type { PortfolioFile } from '../taken-in/store-text.ts';
import { elementsRead, identifierOf, readActivity } from './read-activity.ts';
import { languageCode, newRegistry, portfolioData, publisherOf, type Registry } from './registry.ts';
import { resultBreaches } from './result-rules.ts';
import { type Tally, takeInActivity } from './take-in-activity.ts';
import { xmlText } from './xml-encoding.ts';
import { readXml } from './xml-read.ts';

/** A published file that can be read from its beginning more than once. */
export interface PublishedFile {
  readonly name: string;
  pieces(): Iterable<Uint8Array>;
}

/** What was taken in, for the report. */
export interface TakenIn {
  readonly tally: Tally;
  readonly registry: Registry;
  /** Elements of activities that are no part of a results framework, with how many there were. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly withoutResults: number;
  /** Activities that were not asked for. */
  readonly notAsked: number;
}

export interface TakeInOptions {
  readonly cumulation?: string;
  /** Identifiers of the activities that are taken in; all where none is named. */
  readonly activities?: readonly string[];
}

/**
 * Takes a file of activities in: its files are handed to `write` one activity at a time. The file is read to its end before the
 * first is written. Throws a UserError for a file that cannot be read whole, is no IATI 2.0x, or has no results.
 */
export function takeInFile(
  file: PublishedFile,
  write: (files: readonly PortfolioFile[]) => void,
  { cumulation, activities = [] }: TakeInOptions = {},
): TakenIn {
  const isAsked = (identifier: string) => activities.length === 0 || activities.includes(identifier);
  const found = lookThrough(file);
  const unknown = activities.find((one) => !found.identifiers.has(one));
  if (unknown !== undefined) {
    throw new UserError(
      `${file.name} has no activity "${unknown}" with results.`,
      suggest(unknown, [...found.identifiers]) ?? 'Name it by its IATI identifier.',
    );
  }
  const registry = newRegistry(found.language ?? 'en');
  const tally: Tally = { activities: 0, results: 0, indicators: 0, baselines: 0, targets: 0, actuals: 0, carried: 0 };
  const leftOut = new Map<string, number>();
  let withoutResults = 0;
  let notAsked = 0;
  let publisher: string | undefined;
  readXml(file.name, xmlText(file.name, file.pieces()), {
    // Of what is not wanted only the outermost element is kept, to be counted.
    wants: ([first, second, third]) =>
      first === 'iati-activity' && (third === undefined || elementsRead.includes(second ?? '')),
    element: (element) => {
      if (element.name !== 'iati-activity') return;
      if (!element.children.some(({ name }) => name === 'result')) {
        withoutResults += 1;
        return;
      }
      if (!isAsked(identifierOf(element))) {
        notAsked += 1;
        return;
      }
      for (const { name } of element.children) {
        if (!elementsRead.includes(name)) leftOut.set(name, (leftOut.get(name) ?? 0) + 1);
      }
      for (const { rule, line, message } of resultBreaches(element)) {
        registry.oddities.add(`breaches of IATI's rule ${rule}`, message, line);
      }
      const activity = readActivity(element);
      publisher ??= publisherOf(activity, [registry.main]);
      write(takeInActivity(activity, { registry, tally, ...(cumulation === undefined ? {} : { cumulation }) }));
    },
  });
  write([{ path: 'plumbline.yaml', text: writeYaml(portfolioData(registry, publisher ?? file.name)) }]);
  return { tally, registry, leftOut, withoutResults, notAsked };
}

/** Reads the file to its end, and finds what must be known beforehand. */
function lookThrough(file: PublishedFile): {
  readonly language: string | undefined;
  readonly identifiers: ReadonlySet<string>;
} {
  let language: string | undefined;
  let results = 0;
  const identifiers = new Set<string>();
  readXml(file.name, xmlText(file.name, file.pieces()), {
    root: ({ name, attributes }) => checkRoot(file.name, name, attributes.version),
    wants: (path) => path.length <= 2,
    element: (element) => {
      if (element.name !== 'iati-activity') return;
      const count = element.children.filter(({ name }) => name === 'result').length;
      if (count > 0) language ??= languageCode(element.attributes['xml:lang']);
      if (count > 0) identifiers.add(identifierOf(element));
      results += count;
    },
  });
  if (results > 0) return { language, identifiers };
  throw new UserError(
    `${file.name} has no results.`,
    'Its activities tell of money and places alone: there is no results framework in it.',
  );
}

function checkRoot(file: string, name: string, version: string | undefined): void {
  if (name !== 'iati-activities') {
    throw new UserError(
      `${file} is no file of IATI activities: its first element is <${name}>; expected <iati-activities>.`,
    );
  }
  if (/^1\./.test(version ?? '')) {
    throw new UserError(
      `${file} is in IATI ${version}, which was withdrawn; expected 2.01, 2.02 or 2.03.`,
      'Its publisher can offer it in version 2.03.',
    );
  }
  if (!/^2\.0\d$/.test(version ?? '')) {
    throw new UserError(
      `${file} ${version === undefined ? 'does not say its version' : `says it is in version "${version}"`}; expected 2.01, 2.02 or 2.03.`,
    );
  }
}
