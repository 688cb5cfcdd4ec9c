import type { ChainBox, ChainPicture, ChainWords } from './picture.ts';

/** The picture in words: for those who do not see it, and beside it for those who do. */
export interface ChainText {
  /** What there is to see. */
  readonly description: string;
  /** One a contribution, in the order of the chain from the bottom up. */
  readonly links: readonly ChainSentence[];
  /** Boxes that no arrow leaves or enters. */
  readonly alone: readonly ChainSentence[];
}

export interface ChainSentence {
  readonly text: string;
  readonly uncertain: boolean;
  readonly from: ChainEnd;
  /** Absent where there is no contribution. */
  readonly to?: ChainEnd;
}

export interface ChainEnd {
  readonly id: string;
  readonly text: string;
  readonly href: string;
}

/** Lists every arrow of the picture as a sentence. */
export function chainText(picture: ChainPicture, words: ChainWords): ChainText {
  const { frameworks, links } = picture;
  const many = frameworks.length > 1;
  const boxes = frameworks.flatMap(({ levels }) => levels.flatMap((level) => level.boxes));
  const byKey = new Map(boxes.map((box) => [box.key, box] as const));
  const end = (box: ChainBox): ChainEnd => ({
    id: many ? box.key : box.id,
    text: box.short || box.statement,
    href: box.href,
  });
  const name = ({ id, text }: ChainEnd) => words.named(id, text);
  const outgoing = new Map<string, (typeof links)[number][]>();
  for (const link of links) {
    const before = outgoing.get(link.from);
    if (before === undefined) outgoing.set(link.from, [link]);
    else before.push(link);
  }
  const sentences = boxes.flatMap((box) =>
    (outgoing.get(box.key) ?? []).flatMap(({ to, uncertain }): readonly ChainSentence[] => {
      const target = byKey.get(to);
      if (target === undefined) return [];
      const [from, into] = [end(box), end(target)];
      const say = uncertain ? words.uncertainSentence : words.sentence;
      return [{ text: say(name(from), name(into)), uncertain, from, to: into }];
    }),
  );
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const levels = frameworks.reduce((sum, framework) => sum + framework.levels.length, 0);
  return {
    description: words.description(boxes.length, levels, sentences.length),
    links: sentences,
    alone: boxes
      .filter(({ key }) => !linked.has(key))
      .map((box) => ({ text: words.alone(name(end(box))), uncertain: false, from: end(box) })),
  };
}
