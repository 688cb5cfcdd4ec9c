import type { Finding } from './finding.ts';
import type { Location, Path, SourceFile, Stretch } from './location.ts';

/** A finding as JSON, with its places as paths: those stay the same where lines move. */
export interface WrittenFinding extends Omit<Finding, 'at' | 'related'> {
  readonly rule: string;
  readonly at: WrittenPlace;
  readonly related?: readonly { readonly at: WrittenPlace; readonly message: string }[];
}

interface WrittenPlace {
  readonly file: string;
  readonly path: Path;
  readonly part?: 'key' | 'value';
  readonly words?: Stretch;
}

export function writeFinding(rule: string, { at, message, hint, related }: Finding): WrittenFinding {
  return {
    rule,
    at: writePlace(at),
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(related === undefined ? {} : { related: related.map((one) => ({ ...one, at: writePlace(one.at) })) }),
  };
}

/** The finding again; undefined where one of its files is not there. */
export function readFinding(
  { rule: _, at, related, ...words }: WrittenFinding,
  sources: ReadonlyMap<string, SourceFile>,
): Finding | undefined {
  const place = readPlace(at, sources);
  const others = related?.flatMap((one) => {
    const other = readPlace(one.at, sources);
    return other === undefined ? [] : [{ at: other, message: one.message }];
  });
  if (place === undefined || others?.length !== related?.length) return undefined;
  return { ...words, at: place, ...(others === undefined ? {} : { related: others }) };
}

function writePlace({ source, ...place }: Location): WrittenPlace {
  return { file: source.file, ...place };
}

function readPlace({ file, ...place }: WrittenPlace, sources: ReadonlyMap<string, SourceFile>): Location | undefined {
  const source = sources.get(file);
  return source === undefined ? undefined : { source, ...place };
}
