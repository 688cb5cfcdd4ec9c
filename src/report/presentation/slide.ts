import type { Badge } from '../badge.ts';
import type { Said } from '../edition.ts';
import type { FigureView } from '../figures.ts';
import type { Span } from '../prose.ts';

/** One slide: what does not fit goes on to another one of the same title. */
export interface Slide {
  readonly title: Said;
  /** It goes on from the slide before. */
  readonly continued: boolean;
  /** So little stands on it that it is set larger. */
  readonly large: boolean;
  /** What is said first; empty where there is nothing. */
  readonly lead: string;
  readonly numbered: boolean;
  /** Side by side. */
  readonly badges: readonly Badge[];
  readonly items: readonly SlideItem[];
  /** The chain drawn, for HTML and for Markdown; both empty on other slides. */
  readonly svg: string;
  readonly mermaid: string;
}

/** One thing on a slide. */
export interface SlideItem {
  /** Place of a result that the picture leads to; empty elsewhere. */
  readonly anchor: string;
  readonly badge: Badge | null;
  readonly head: Said;
  /** Its head is that of the item before, and need not be said again. */
  readonly same: boolean;
  readonly code: string;
  readonly text: readonly Span[];
  readonly figures: readonly FigureView[];
  readonly note: Said;
  /** It says that the framework lacks something. */
  readonly gap: boolean;
  /** The line of accountability runs above it. */
  readonly lineAbove: boolean;
  /** Its head, badge or code stands at the side of what it says. */
  readonly pair: boolean;
}

/** A slide before it is cut to size. */
export type Draft = Partial<Slide> & Pick<Slide, 'title'>;

const blank: SlideItem = {
  anchor: '',
  badge: null,
  head: '',
  same: false,
  code: '',
  text: [],
  figures: [],
  note: '',
  gap: false,
  lineAbove: false,
  pair: false,
};

export function item(given: Partial<SlideItem>): SlideItem {
  return paired({ ...blank, ...given });
}

/** An item that says for itself whether it has two sides. */
export function paired(one: SlideItem): SlideItem {
  const { head, badge, code, text, figures, note } = one;
  const sides = [head !== '', badge !== null, code !== '', text.length > 0 || figures.length > 0 || note !== ''];
  const hasSide = head !== '' || badge !== null || code !== '';
  return { ...one, pair: hasSide && sides.filter((side) => side).length > 1 };
}

/** A text without emphasis. */
export function plainSpans(text: Said): readonly Span[] {
  return text === '' ? [] : [{ text, strong: false, emphasis: false, href: '' }];
}
