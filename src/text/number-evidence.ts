import { type Decimal, type NumberFormat, type NumberReading, takeApart } from './written-number.ts';

/** A cell that shows something, as `place` names it. */
export interface Proof<Place> {
  readonly text: string;
  readonly place: Place;
}

/** What a mapping says of the numbers of a file. */
export interface ToldFormat {
  readonly decimal?: Decimal;
  /** `''`: thousands are not grouped. */
  readonly thousands?: string;
}

/** What was found in the numbers of a file. */
export interface FoundFormat<Place> extends NumberFormat {
  /** Cells that show it. */
  readonly decimalProof?: Proof<Place>;
  readonly groupProof?: Proof<Place>;
  /** Others show another decimal separator: those are the fewer. */
  readonly conflict?: Proof<Place>;
}

interface Tally<Place> {
  readonly first: Proof<Place>;
  count: number;
}

const groups = ['.', ',', ' ', "'"];

/**
 * Gathers what the cells of a file show: `12,5` has a decimal comma, `1.234.567` has grouping points, `1,110` shows nothing.
 * What a mapping has told is not asked of them.
 */
export function gatherEvidence<Place>(told: ToldFormat) {
  const decimals = new Map<string, Tally<Place>>();
  const grouping = new Map<string, Tally<Place>>();
  const undecided = new Map<string, Tally<Place>>();
  const note = (of: Map<string, Tally<Place>>, separator: string, text: string, place: () => Place) => {
    if (separator === '') return;
    const before = of.get(separator);
    if (before === undefined) of.set(separator, { first: { text, place: place() }, count: 1 });
    else before.count += 1;
  };
  return {
    add(text: string, place: () => Place): void {
      const readings = (takeApart(text)?.readings ?? []).filter((reading) => isTold(reading, told));
      const [only, second] = readings;
      if (only === undefined) return;
      if (second !== undefined) {
        note(undecided, only.decimal, text, place);
        return;
      }
      note(decimals, only.decimal, text, place);
      note(grouping, only.group, text, place);
    },
    conclude: (): FoundFormat<Place> => conclude(told, decimals, grouping, undecided),
  };
}

/** The reading keeps to what a mapping says. */
function isTold({ decimal, group }: NumberReading, told: ToldFormat): boolean {
  const decimalOf = told.decimal ?? otherThan(told.thousands);
  if (decimalOf !== undefined && ((decimal !== '' && decimal !== decimalOf) || group === decimalOf)) return false;
  return told.thousands === undefined || group === '' || group === told.thousands;
}

function otherThan(group: string | undefined): Decimal | undefined {
  return group === '.' ? ',' : group === ',' ? '.' : undefined;
}

function conclude<Place>(
  told: ToldFormat,
  decimals: ReadonlyMap<string, Tally<Place>>,
  grouping: ReadonlyMap<string, Tally<Place>>,
  undecided: ReadonlyMap<string, Tally<Place>>,
): FoundFormat<Place> {
  const votes = (decimal: Decimal) =>
    (decimals.get(decimal)?.count ?? 0) + (grouping.get(decimal === '.' ? ',' : '.')?.count ?? 0);
  const [points, commas] = [votes('.'), votes(',')];
  const toldDecimal = told.decimal ?? otherThan(told.thousands);
  const isConflict = toldDecimal === undefined && points > 0 && commas > 0;
  // Where blanks or apostrophes group thousands, a single point or comma does not.
  const single = [...undecided.keys()].length === 1 ? ([...undecided.keys()][0] as Decimal) : undefined;
  const besideBlanks = points + commas === 0 && (grouping.has(' ') || grouping.has("'")) ? single : undefined;
  const shown = points + commas === 0 ? besideBlanks : points >= commas ? '.' : ',';
  const decimal = toldDecimal ?? shown ?? '.';
  const certain =
    undecided.size === 0 ? !isConflict : toldDecimal !== undefined || (shown !== undefined && !isConflict);
  const other: Decimal = decimal === '.' ? ',' : '.';
  const decimalProof = decimals.get(decimal)?.first;
  const groupProof = [...grouping].find(([separator]) => separator !== decimal)?.[1].first;
  const against = isConflict ? (decimals.get(other) ?? grouping.get(decimal))?.first : undefined;
  return {
    decimal,
    grouping: new Set(told.thousands === undefined ? groups.filter((one) => one !== decimal) : [told.thousands]),
    certain,
    ...(decimalProof === undefined ? {} : { decimalProof }),
    ...(groupProof === undefined ? {} : { groupProof }),
    ...(against === undefined ? {} : { conflict: against }),
  };
}
