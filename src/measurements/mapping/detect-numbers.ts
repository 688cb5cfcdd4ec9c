import type { Mapping } from '../../model/mapping.ts';
import type { Statement } from '../../text/dialect.ts';
import { resolve } from '../../text/location.ts';
import { type FoundFormat, gatherEvidence, type Proof } from '../../text/number-evidence.ts';
import type { NumberFormat } from '../../text/written-number.ts';
import { numberColumns } from '../columns.ts';
import type { Received } from '../received.ts';
import type { Binding } from './binding.ts';
import { lookUp } from './lookup.ts';
import { withParts } from './parts.ts';
import type { Skipping } from './skipping.ts';

/** Where a cell stands: record and column. */
type CellPlace = readonly [record: number, column: number];

/** How the numbers of a file are written, and how the plan says so. */
export interface DetectedNumbers {
  readonly format: NumberFormat;
  readonly statements: readonly Statement[];
  /** The cell that shows it: ` (line 4: 12,5)`. */
  readonly shownBy: string;
}

const canonical: NumberFormat = { decimal: '.', grouping: new Set(), certain: true };

/**
 * The format of a file's numbers, by what its mapping says and its cells show. Files with commas between their columns have
 * decimal points and no grouping, unless a mapping says otherwise.
 */
export function detectNumbers(
  received: Received,
  mapping: Mapping | undefined,
  binding: Binding,
  skipping: Skipping,
): DetectedNumbers {
  const { decimal, thousands } = mapping ?? {};
  if (decimal === undefined && thousands === undefined && received.dialect.delimiter === ',') {
    return { format: canonical, statements: [], shownBy: '' };
  }
  const told = { ...(decimal === undefined ? {} : { decimal }), ...(thousands === undefined ? {} : { thousands }) };
  const evidence = gatherEvidence<CellPlace>(told);
  const columns = numericColumns(mapping, binding);
  for (const record of received.records()) {
    if (skipping(record) !== undefined) continue;
    const cells = withParts(record.cells, binding.split, received.header.length);
    for (const { index, at = index, isWord } of columns) {
      const text = (cells[index] ?? '').trim();
      if (/[.,' ’\s]/.test(text) && !isWord(text)) evidence.add(text, () => [record.record, at]);
    }
  }
  const found = evidence.conclude();
  const { decimalProof, groupProof } = found;
  return {
    format: found,
    statements: statementsOf(found, received, told),
    shownBy: shown(decimalProof ?? groupProof, received),
  };
}

/** The columns that hold numbers, and the texts in them that are none. */
function numericColumns(mapping: Mapping | undefined, { fields, origins, variants }: Binding) {
  return fields
    .filter((field) => numberColumns.includes(field))
    .flatMap((field) => {
      const origin = origins.get(field);
      const own = lookUp(origin?.kind === 'column' ? (origin.column?.values ?? []) : []);
      const shared = lookUp(mapping?.values.get(field) ?? []);
      const isWord = (text: string) =>
        mapping?.missing.has(text) === true || own(text) !== undefined || shared(text) !== undefined;
      if (origin?.kind === 'column') return [{ index: origin.index, at: origin.partOf, isWord }];
      if (origin?.kind === 'wide-part')
        return variants.map(({ index, parts = 0 }) => ({ index: parts + origin.part, at: index, isWord }));
      return origin?.kind === 'wide-value' ? variants.map(({ index }) => ({ index, at: index, isWord })) : [];
    });
}

const names: Readonly<Record<string, string>> = { '.': 'points', ',': 'commas', ' ': 'blanks', "'": 'apostrophes' };

function statementsOf(
  { decimal, decimalProof, groupProof, grouping }: FoundFormat<CellPlace>,
  received: Received,
  told: { readonly decimal?: string; readonly thousands?: string },
): readonly Statement[] {
  if (decimalProof === undefined && groupProof === undefined) return [];
  const separator = [...(groupProof?.text ?? '')].map(plain).find((sign) => grouping.has(sign) && sign !== decimal);
  const parts = [
    ...(told.decimal !== undefined || decimalProof === undefined
      ? []
      : [`a decimal ${decimal === ',' ? 'comma' : 'point'}${shown(decimalProof, received)}`]),
    ...(told.thousands !== undefined || separator === undefined
      ? []
      : [`${names[separator]} between thousands${shown(groupProof, received)}`]),
  ];
  return parts.length === 0 ? [] : [{ message: `Numbers have ${parts.join(' and ')}.` }];
}

function plain(sign: string): string {
  return /\s/.test(sign) ? ' ' : sign === '’' ? "'" : sign;
}

function shown(proof: Proof<CellPlace> | undefined, { source }: Received): string {
  if (proof === undefined) return '';
  return ` (line ${resolve({ source, path: proof.place }).start.line}: ${proof.text.trim()})`;
}
