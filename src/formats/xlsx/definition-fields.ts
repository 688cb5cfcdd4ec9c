import type { Definition } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';

/** A field of a definition that can be edited in a spreadsheet. */
export interface DefinitionField {
  /** The heading of its column, and where it stands in the YAML, with points between keys. */
  readonly column: string;
  readonly kind: 'text' | 'word' | 'party';
  /** May be local to an indicator that uses a shared definition. */
  readonly local?: true;
  /** Of the column, in characters. */
  readonly width: number;
  /** For one of a few words. */
  readonly words?: readonly string[];
  read(definition: Definition): Text | undefined;
}

const frequencies = ['monthly', 'quarterly', 'semiannual', 'annual', 'biennial', 'once', 'event'];
const measures = [
  'number',
  'percentage',
  'ratio',
  'currency',
  'index',
  'ordinal',
  'boolean',
  'milestone',
  'qualitative',
];
const cumulations = ['incremental', 'cumulative-targets', 'cumulative-values', 'point-in-time'];

export const definitionFields: readonly DefinitionField[] = [
  { column: 'name', kind: 'text', width: 44, read: ({ name }) => name },
  { column: 'definition', kind: 'text', width: 60, read: ({ definition }) => definition },
  { column: 'measure', kind: 'word', width: 13, words: measures, read: ({ measure }) => measure },
  { column: 'unit', kind: 'text', width: 20, read: ({ unit }) => unit },
  { column: 'numerator', kind: 'text', width: 30, read: ({ numerator }) => numerator },
  { column: 'denominator', kind: 'text', width: 30, read: ({ denominator }) => denominator },
  {
    ...{ column: 'direction', kind: 'word', width: 12, words: ['increase', 'decrease', 'maintain', 'none'] },
    read: ({ direction }) => direction,
  },
  { column: 'cumulation', kind: 'word', width: 18, words: cumulations, read: ({ cumulation }) => cumulation },
  { column: 'rationale', kind: 'text', width: 40, read: ({ rationale }) => rationale },
  { column: 'source', kind: 'text', local: true, width: 32, read: ({ source }) => source },
  { column: 'method', kind: 'text', width: 40, read: ({ method }) => method },
  {
    ...{ column: 'collection_frequency', kind: 'word', width: 14, words: frequencies },
    read: ({ collectionFrequency }) => collectionFrequency,
  },
  {
    ...{ column: 'reporting_frequency', kind: 'word', width: 14, words: frequencies },
    read: ({ reportingFrequency }) => reportingFrequency,
  },
  {
    ...{ column: 'responsible.collect', kind: 'party', local: true, width: 18 },
    read: ({ responsible }) => responsible.collect?.id,
  },
  {
    ...{ column: 'responsible.report', kind: 'party', local: true, width: 18 },
    read: ({ responsible }) => responsible.report?.id,
  },
  {
    ...{ column: 'responsible.approve', kind: 'party', local: true, width: 18 },
    read: ({ responsible }) => responsible.approve?.id,
  },
  { column: 'known_limitations', kind: 'text', width: 40, read: ({ knownLimitations }) => knownLimitations },
];

/** Columns that say which definition a row is. */
export const definitionKeys = ['framework', 'indicator'] as const;

/** Columns that nothing is read from. */
export const definitionShown = ['result', 'status'] as const;

/** What stands for the framework in rows of the library. */
export const libraryWord = 'library';
