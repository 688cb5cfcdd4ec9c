import { figure, type LegendItem, legend, type Setting } from '../charts/figure.ts';
import { element, round, textElement, titleElement } from '../charts/svg.ts';
import { cutText, isRightToLeft } from '../charts/text.ts';
import { boxPadding, leading, styles } from './box.ts';
import { type ChainLayout, layoutChain, type PlacedFlow, type PlacedPanel } from './layout.ts';
import { strip } from './panel-widths.ts';
import type { ChainBox, ChainPicture, ChainWords } from './picture.ts';
import type { PlacedBar, PlacedBox, PlacedText, Rectangle } from './placed.ts';
import { bend, type Point } from './tracks.ts';

/** The chain as SVG. A page that shows it inline needs `pageStyle()` once. */
export function drawChain(picture: ChainPicture, words: ChainWords, setting: Setting): string {
  const layout = layoutChain(picture, words);
  const signs = legend(legendItems(picture, layout, words), layout.width);
  const status = picture.frameworks.length === 1 && setting.standalone ? (picture.frameworks[0]?.status ?? '') : '';
  const top = status === '' ? 0 : leading.heading;
  const hasLinks = picture.frameworks.some(({ levels }) =>
    levels.some(({ boxes }) => boxes.some(({ href }) => safeHref(href) !== '')),
  );
  const content = [
    status === '' ? '' : textElement(status, 0, 6, 'pl-small pl-accent'),
    element('g', { transform: `translate(0 ${top})` }, drawLayout(layout, picture, words)),
    element('g', { transform: `translate(0 ${round(top + layout.height)})` }, signs.svg),
  ];
  return figure(
    {
      title: picture.title,
      description: descriptionOf(picture, words),
      width: layout.width,
      height: top + layout.height + signs.height,
      kind: 'chain',
      hasLinks,
      content: content.filter((part) => part !== '').join('\n'),
    },
    setting,
  );
}

/** What is read out in place of the picture. */
export function descriptionOf({ frameworks, links }: ChainPicture, words: ChainWords): string {
  const levels = frameworks.flatMap((framework) => framework.levels);
  const results = levels.reduce((sum, { boxes }) => sum + boxes.length, 0);
  return words.description(results, levels.length, links.length);
}

/** Grounds first, then arrows, then boxes, so that no line lies on a text. */
function drawLayout(layout: ChainLayout, picture: ChainPicture, words: ChainWords): string {
  const names = new Map(
    picture.frameworks.flatMap(({ levels }) =>
      levels.flatMap(({ boxes }) => boxes.map((box) => [box.key, box] as const)),
    ),
  );
  const moved = (draw: (panel: PlacedPanel) => string) =>
    layout.panels.map((panel) =>
      element('g', { transform: `translate(${round(panel.x)} ${round(panel.y)})` }, draw(panel)),
    );
  return [
    ...moved((panel) => drawGround(panel, layout.panels.length > 1)),
    ...layout.flows.map((flow) => drawFlow(flow, names, words)),
    ...moved(({ layout: { boxes, bars, texts } }) =>
      [
        ...bars.map((bar) => drawBar(bar, words)),
        ...boxes.map((box) => drawBox(box, words)),
        ...texts.map(drawText),
      ].join('\n'),
    ),
  ].join('\n');
}

function drawGround({ layout }: PlacedPanel, isFramed: boolean): string {
  const { bands, strips, systems, line, width, height } = layout;
  return [
    ...bands.map((band) => rectangle(band, band.sphere === undefined ? 'pl-band' : `pl-band-${band.sphere}`)),
    ...bands.map(({ y }) => element('path', { class: 'pl-edge', d: `M${strip} ${round(y)}H${round(width)}` })),
    ...strips.map((each) => rectangle(each, 'pl-edge')),
    ...systems.map((system) => rectangle(system, 'pl-system', 8)),
    isFramed ? rectangle({ x: 0, y: 0, width, height }, 'pl-panel') : '',
    line === undefined ? '' : element('path', { class: 'pl-line', d: `M0 ${round(line)}H${round(width)}` }),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function rectangle({ x, y, width, height }: Rectangle, className: string, radius?: number): string {
  return element('rect', { class: className, x, y, width, height, rx: radius });
}

function drawFlow(flow: PlacedFlow, names: ReadonlyMap<string, ChainBox>, words: ChainWords): string {
  const name = (key: string) => nameOf(names.get(key), words, key);
  const target = name(flow.target);
  const say = flow.uncertain ? words.uncertainSentence : words.sentence;
  const told = flow.sources.map((source) => say(name(source), target)).join(' ');
  const className = flow.uncertain ? 'pl-wire pl-uncertain' : 'pl-wire';
  const path = element('path', { class: className, d: flow.lines.map(pathOf).join('') });
  return element('g', {}, `${titleElement(told)}${path}${headOf(flow)}`);
}

/** A box in a sentence: its id with its short form. */
export function nameOf(box: ChainBox | undefined, words: ChainWords, key: string): string {
  return box === undefined ? key : words.named(box.id, box.short || box.statement);
}

/** A line of right angles, its corners rounded. */
function pathOf(line: readonly Point[]): string {
  const [first, ...rest] = line;
  if (first === undefined) return '';
  let path = `M${round(first[0])} ${round(first[1])}`;
  rest.forEach((point, index) => {
    const [before, after] = [line[index], rest[index + 1]];
    if (before === undefined || after === undefined) {
      path += `L${round(point[0])} ${round(point[1])}`;
      return;
    }
    const radius = Math.min(bend, half(before, point), half(point, after));
    const [start, end] = [towards(point, before, radius), towards(point, after, radius)];
    path += `L${start.join(' ')}Q${round(point[0])} ${round(point[1])} ${end.join(' ')}`;
  });
  return path;
}

function half(a: Point, b: Point): number {
  return (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])) / 2;
}

function towards(from: Point, to: Point, distance: number): readonly [number, number] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = length === 0 ? 0 : distance / length;
  return [round(from[0] + (to[0] - from[0]) * share), round(from[1] + (to[1] - from[1]) * share)];
}

/** The tip of an arrow, where the flow enters its box. */
function headOf({ head }: PlacedFlow): string {
  if (head === undefined) return '';
  const [x, y] = [round(head[0]), round(head[1])];
  return element('path', { class: 'pl-head', d: `M${x} ${y}l-4 8h8z` });
}

function drawBar({ title, ...bar }: PlacedBar, words: ChainWords): string {
  const text = cutText(title, bar.width - 16, styles.small);
  return element(
    'g',
    {},
    [
      titleElement(words.at(words.lines, title)),
      rectangle(bar, 'pl-bar'),
      textElement(text, bar.x + bar.width / 2, bar.y + bar.height / 2 + 4, 'pl-small', 'middle'),
    ].join(''),
  );
}

function drawBox({ box, content, ...place }: PlacedBox, words: ChainWords): string {
  const told = [
    words.at(box.id, box.statement || box.short),
    box.accountable === '' ? '' : words.answersFor(box.accountable),
    box.rating?.word ?? '',
    box.coverage,
  ].filter((part) => part !== '');
  const { strip: foot } = content;
  const end = place.y + place.height;
  // Boxes of a row are as high as the highest: what carries the rating goes to the bottom of each.
  const free = place.height - content.height;
  const stripTop = foot === undefined ? Number.POSITIVE_INFINITY : content.height - foot.height;
  const parts = [
    titleElement(told.join(' · ')),
    rectangle(place, 'pl-box', 3),
    foot === undefined
      ? ''
      : element('path', {
          class: `pl-sheet-${foot.tone}`,
          d: `M${round(place.x + 0.5)} ${round(end - foot.height)}h${round(place.width - 1)}v${round(foot.height - 0.5)}h${round(1 - place.width)}z`,
        }),
    ...content.texts.map(({ text, style, y, tone }) => {
      const shift = y > stripTop ? free : 0;
      const className = `pl-${style}${tone === undefined ? '' : ` pl-text-${tone}`}`;
      return boxText(text, place, place.y + y + shift, className);
    }),
  ].join('');
  return safeHref(box.href) === '' ? element('g', {}, parts) : element('a', { href: box.href }, parts);
}

/** An address that leads somewhere, not one that runs something. */
function safeHref(href: string): string {
  return /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i.test(href) ? href : '';
}

/** A line that reads from the right begins at the right. */
function boxText(text: string, { x, width }: Rectangle, y: number, className: string): string {
  return isRightToLeft(text)
    ? textElement(text, x + width - boxPadding, y, className, 'end')
    : textElement(text, x + boxPadding, y, className);
}

function drawText({ text, x, y, style, look, anchor, turned, whole }: PlacedText): string {
  const className = `pl-${style}${look === 'ink' ? '' : ` pl-${look}`}`;
  const drawn = textElement(text, turned === true ? 0 : x, turned === true ? 0 : y, className, anchor);
  const placed =
    turned === true ? element('g', { transform: `translate(${round(x)} ${round(y)}) rotate(-90)` }, drawn) : drawn;
  return whole === undefined ? placed : element('g', {}, `${titleElement(whole)}${placed}`);
}

/** What the signs mean: only those that the picture has. */
function legendItems(picture: ChainPicture, layout: ChainLayout, words: ChainWords): readonly LegendItem[] {
  const levels = picture.frameworks.flatMap((framework) => framework.levels);
  const arrow = (uncertain: boolean) => (x: number, y: number) =>
    `${element('path', { class: uncertain ? 'pl-wire pl-uncertain' : 'pl-wire', d: `M${x} ${y - 4}h26` })}${element('path', { class: 'pl-head', d: `M${x + 33} ${y - 4}l-8 -4v8z` })}`;
  const items: LegendItem[] = [];
  if (picture.links.some(({ uncertain }) => !uncertain)) {
    items.push({ text: words.contributes, width: 34, draw: arrow(false) });
  }
  if (picture.links.some(({ uncertain }) => uncertain)) {
    items.push({ text: words.uncertain, width: 34, draw: arrow(true) });
  }
  if (layout.panels.some((panel) => panel.layout.line !== undefined)) {
    const draw = (x: number, y: number) => element('path', { class: 'pl-line', d: `M${x} ${y - 4}h34` });
    items.push({ text: words.at(words.line, words.lineMeaning), width: 34, draw });
  }
  if (levels.some(({ system }) => system)) {
    items.push({ text: words.systemMeaning, width: 20, draw: swatch('pl-system') });
  }
  for (const sphere of ['control', 'influence', 'interest'] as const) {
    if (!levels.some((level) => level.sphere === sphere)) continue;
    const draw = (x: number, y: number) => swatch(`pl-band-${sphere}`)(x, y) + swatch('pl-edge')(x, y);
    items.push({ text: words.sphereMeaning[sphere] ?? sphere, width: 20, draw });
  }
  return items;
}

function swatch(className: string) {
  return (x: number, y: number) => rectangle({ x, y: y - 10, width: 20, height: 12 }, className, 2);
}
