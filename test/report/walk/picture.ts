import type { Known, Plain } from './facts.ts';
import { without } from './facts.ts';
import { numbersIn } from './written.ts';

/** A chain as a document draws it. */
export interface Picture {
  /** What each thing drawn says of itself: in SVG its title, in Mermaid its label. */
  readonly titles: readonly string[];
  /** Lines of text as they are drawn; Mermaid has none. */
  readonly texts: readonly string[];
  /** How many results, levels and contributions it shows; empty in Mermaid. */
  readonly description: string;
  /** Arrows of Mermaid: from → to, with `?` where uncertain. */
  readonly arrows: readonly string[];
  /** Names in Mermaid that are not in their order. */
  readonly disorder: readonly string[];
}

export function svgPicture(svg: string, plain: (html: string) => string): Picture {
  const inside = (tag: string) =>
    [...svg.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, text = '']) => plain(text));
  return {
    titles: inside('title'),
    texts: inside('text'),
    description: inside('desc').join(' '),
    ...{ arrows: [], disorder: [] },
  };
}

export function mermaidPicture(code: string, plain: (html: string) => string): Picture {
  const nodes = [...code.matchAll(/^ +(r\d+)\["(.*)"\]$/gm)];
  const groups = [...code.matchAll(/^ +subgraph (f\d+l\d+)\["(.*)"\]$/gm)];
  const text = (label: string) => plain(label.replaceAll('<br/>', ' · ').replace(/#(\w+);/g, '&$1;'));
  const ids = new Map(nodes.map(([, name = '', label = '']) => [name, text(label.split('<br/>')[0] ?? '')]));
  return {
    titles: [...nodes, ...groups].map(([, , label = '']) => text(label)),
    ...{ texts: [], description: '' },
    arrows: [...code.matchAll(/^ +(r\d+) (-->|-\.->) (r\d+)$/gm)].map(
      ([, from = '', line, to = '']) => `${ids.get(from)} ${line === '-->' ? '' : '?'}${ids.get(to)}`,
    ),
    disorder: [
      ...nodes.flatMap(([, name = ''], index) => (name === `r${index + 1}` ? [] : [name])),
      ...groups.flatMap(([, name = ''], index) => (name === `f1l${index + 1}` ? [] : [name])),
    ],
  };
}

/** Numbers of a picture that are not those of the framework. `due`: `1 of 2 due rated` of a result, by its id. */
export function strangersInPicture(
  picture: Picture,
  framework: Plain,
  due: (result: string) => string,
  known: Known,
): readonly string[] {
  const { titles, texts, description, arrows, disorder } = picture;
  const results = { ...framework.results, ...framework.activities };
  const wrong = disorder.map((name) => `picture: ${name} is out of order`);
  const told = titles.flatMap((title) => {
    const id = /^[\w-]+(?=:| ·)/.exec(title)?.[0] ?? '';
    const rated = / · (\d+ of \d+ due rated)$/.exec(title)?.[1];
    if (rated !== undefined && rated !== due(id)) wrong.push(`picture, ${id}: ${rated} instead of ${due(id)}`);
    const left = without(rated === undefined ? title : title.replace(rated, ''), known.texts);
    wrong.push(...numbersIn(left).map((found) => `picture: ${found} in ${title}`));
    return rated === undefined ? [] : [rated];
  });
  const drawn = texts.filter((text) => / of \d+ due rated$/.test(text));
  if (texts.length > 0 && drawn.toSorted().join() !== told.toSorted().join()) {
    wrong.push(`picture draws ${drawn.join()} and says ${told.join()}`);
  }
  // A line may end inside of a range of years.
  const said = new Set([...titles, ...known.texts].flatMap(numbersIn).flatMap((one) => [one, ...one.split(/(?<=-)/)]));
  for (const text of texts.filter((one) => !drawn.includes(one))) {
    wrong.push(...numbersIn(text).flatMap((found) => (said.has(found) ? [] : [`picture draws ${found}`])));
  }
  const links = Object.entries<Plain>(results).flatMap(([from, { contributes_to: all = [] }]) =>
    all
      .map((one: Plain) => (typeof one === 'string' ? { to: one } : one))
      .filter(({ to }: Plain) => results[to] !== undefined)
      .map(({ to, uncertain }: Plain) => `${from} ${uncertain === true ? '?' : ''}${to}`),
  );
  if (description !== '') {
    const levels = new Set(Object.entries<Plain>(results).map(([, { level = 'activity' }]) => level)).size;
    const counts = [Object.keys(results).length, levels, links.length].map(String).join();
    const found = numbersIn(description).join();
    if (found !== counts) wrong.push(`picture: ${found} instead of ${counts}`);
  } else if (arrows.toSorted().join() !== links.toSorted().join()) {
    wrong.push(`picture: ${arrows.join()} instead of ${links.join()}`);
  }
  return wrong;
}
