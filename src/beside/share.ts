import type { Cache, Entry } from '../cache.ts';
import { type InputFile, type Loaded, load } from '../load.ts';
import type { Portfolio, Unknown } from '../model/portfolio.ts';
import { findingsIn, valuesIn } from '../remembered.ts';
import { rules } from '../rules/index.ts';
import { judgeFrameworks } from '../rules/run.ts';
import type { Places } from '../text/plain-places.ts';

/** A share of the frameworks that is to be read and looked at, one framework at a time. Plain data: it is handed to threads. */
export interface Share {
  /** The frameworks of the share, and every file that is none. */
  readonly files: readonly InputFile[];
  readonly asOf: string;
  readonly release: boolean;
  /** The rules that run. */
  readonly rules: readonly string[];
  /** Every rule there is. */
  readonly ruleIds: readonly string[];
  readonly measured: readonly string[];
  /** What findings are asked for under, besides files. */
  readonly terms: unknown;
}

/** By file. */
export type PlacesByFile = Map<string, Places>;

/** What a thread says of the files it has read. */
export interface Reading {
  readonly values: readonly Entry[];
  readonly places: ReadonlyMap<string, Places>;
  readonly unknown: Unknown;
}

/** Reads the files of a share, keeps their values, and gathers where everything stands in them. */
export function readShare({ files }: Share, values: Cache, gathered?: PlacesByFile): Promise<Loaded> {
  const known = valuesIn(values);
  return load(files, undefined, {
    ...known,
    keep(kind, file, value, places) {
      known.keep(kind, file, value, places);
      gathered?.set(file.file, places);
    },
  });
}

/** Keeps what the rules find in each framework of a share, where this is all that is unknown around it. */
export function judgeShare(share: Share, portfolio: Portfolio, unknown: Unknown, findings: Cache): void {
  const { files, asOf, release, ruleIds, terms } = share;
  const wanted = new Set(share.rules);
  judgeFrameworks(
    rules.filter(({ id }) => wanted.has(id)),
    {
      portfolio: { ...portfolio, unknown },
      asOf,
      release,
      ruleIds,
      measured: new Set(share.measured),
      known: findingsIn(findings, files, terms),
    },
  );
}

/** Whether the same is unknown. */
export function isSameUnknown(one: Unknown, other: Unknown): boolean {
  const said = ({ portfolio, library, frameworks }: Unknown) => JSON.stringify([portfolio, library, ...frameworks]);
  return said(one) === said(other);
}
