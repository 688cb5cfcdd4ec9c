import { type Document, parseDocument } from 'yaml';
import type { Path } from './location.ts';
import { unitIn } from './yaml-extent.ts';
import { meansTheSame } from './yaml-meaning.ts';
import { repeatsAmong } from './yaml-repeats.ts';
import {
  aliasAt,
  type Refusal,
  refuse,
  type Scene,
  type Splice,
  sharedOn,
  stepFor,
  type YamlEdit,
} from './yaml-step.ts';

export type { YamlEdit } from './yaml-step.ts';

/** The text with the changes, and with nothing else changed; or why it cannot be changed so. */
export type EditedYaml = { readonly text: string } | { readonly refused: Refusal };

/**
 * Changes a YAML text in place: comments, order, quotes and spacing around a change stay as they are. Anchors keep their
 * meaning: the first alias of a value that changes takes the old value over. What the text means afterwards is held against
 * what it should mean; it is refused where they differ, and where the text cannot be read. `aliases`: whether one whose value
 * changes as its anchor's does goes on repeating it, or is written out.
 */
export function editYaml(
  text: string,
  edits: readonly YamlEdit[],
  aliases: 'kept' | 'written out' = 'written out',
): EditedYaml {
  let current = text;
  let open = edits;
  while (open.length > 0) {
    const round = editRound(current, open, aliases);
    if ('refused' in round) return round;
    current = round.text;
    open = round.postponed;
  }
  return { text: current };
}

const options = { stringKeys: true, merge: true, prettyErrors: false, keepSourceTokens: true } as const;

type Round = { readonly text: string; readonly postponed: readonly YamlEdit[] } | { readonly refused: Refusal };

function editRound(whole: string, edits: readonly YamlEdit[], aliases: 'kept' | 'written out'): Round {
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = whole.slice(mark.length);
  const document = parseDocument(text, options);
  const [error] = document.errors;
  if (error !== undefined) return refuse([], `The text cannot be read as YAML: ${error.message}`, 'Correct it first.');
  const repeats = aliases === 'kept' ? repeatsAmong(document, edits) : new Set<YamlEdit>();
  const once = repeats.size === 0 ? undefined : attempt({ text, document, repeats }, edits);
  const round = once !== undefined && 'text' in once ? once : attempt({ text, document, repeats: new Set() }, edits);
  return 'text' in round ? { ...round, text: `${mark}${round.text}` } : round;
}

/** A text as a document, and the edits that need no writing of their own. */
interface Start {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly repeats: ReadonlySet<YamlEdit>;
}

function attempt({ text, document, repeats }: Start, edits: readonly YamlEdit[]): Round {
  const scene: Scene = {
    text,
    document,
    unit: unitIn(document),
    replaced: new Set(edits.flatMap((edit) => aliasAt(document, edit) ?? [])),
  };
  const done: YamlEdit[] = [];
  const postponed: YamlEdit[] = [];
  const splices: Splice[] = [];
  const claimed = new Set<string>();
  for (const edit of edits) {
    if (repeats.has(edit)) {
      done.push(edit);
      continue;
    }
    if (edit.path.some((_, index) => claimed.has(key(edit.path.slice(0, index + 1)))) || claimed.has(key([]))) {
      postponed.push(edit);
      continue;
    }
    const step = stepFor(edit, scene);
    if ('refused' in step) return step;
    splices.push(...step.splices);
    if (step.claims !== undefined) claimed.add(key(step.claims));
    done.push(edit);
  }
  const edited = splice(text, splices);
  if (meansTheSame(edited, document, done)) return { text: edited, postponed };
  const [shared] = done.flatMap(({ path }) => sharedOn(document, path) ?? []);
  return shared === undefined
    ? refuse(
        done[0]?.path ?? [],
        'The change cannot be made here without changing something else.',
        'Change the file by hand: an unusual way of writing stands in the way.',
      )
    : refuse(
        shared.path,
        `${shared.path.join('.')} is repeated elsewhere (*${shared.anchor}); that would change with it.`,
        'Write out what repeats it, then change it.',
      );
}

function key(path: Path): string {
  return JSON.stringify(path.map(String));
}

function splice(text: string, splices: readonly Splice[]): string {
  const inOrder = splices
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => a.start - b.start || a.end - b.end || b.depth - a.depth || a.index - b.index);
  let edited = '';
  let at = 0;
  for (const { start, end, text: written } of inOrder) {
    edited += text.slice(at, start) + written;
    at = Math.max(at, end);
  }
  return edited + text.slice(at);
}
