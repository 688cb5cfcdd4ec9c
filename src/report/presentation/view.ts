import type { FrameworkProgress } from '../../progress/facts.ts';
import { figuresOf, lessonOf } from '../lesson/lesson.ts';
import { type PageView, pageView } from '../page.ts';
import type { Span } from '../prose.ts';
import type { Brief } from '../report.ts';
import { shortSaid, shortSpans } from '../shorten.ts';
import { chainSlides } from './chain-slides.ts';
import { cutToSize } from './cut.ts';
import { figureSlides } from './figure-slides.ts';
import { type Draft, item, plainSpans, type Slide } from './slide.ts';
import type { words } from './words/en.ts';

/** The method as slides, with the framework's own chain as the example. */
export interface PresentationView extends PageView<typeof words> {
  readonly slides: readonly Slide[];
  /** The stylesheet of the picture; empty where nothing is drawn. */
  readonly style: string;
}

export function presentationView(of: FrameworkProgress, brief: Brief<typeof words>): PresentationView {
  const { words, edition } = brief;
  const lesson = lessonOf(of, words, edition);
  const drafts = [...chainSlides(lesson, words, edition), ...figureSlides(lesson, words, edition)];
  const page = pageView(brief, of.framework, { slides: [], style: '' }, figuresOf(lesson), 'slides');
  const { abbreviations } = pageView(brief, of.framework, drafts);
  const { title } = page;
  return {
    ...page,
    title: { ...title, title: shortSaid(title.title, longestTitle), notes: title.notes.map(shortNote) },
    abbreviations,
    slides: cutToSize([...drafts, ...annexSlides({ ...page, abbreviations })]),
    style: lesson.figure?.style ?? '',
  };
}

/** Characters of the title and of each note on the first slide: more do not stand on a page. */
const longestTitle = 220;
const longestNote = 900;

function shortNote(note: readonly Span[]): readonly Span[] {
  return shortSpans(note, longestNote);
}

/** What abbreviations and symbols mean, on slides of their own. */
function annexSlides({ abbreviations, notes, labels }: PageView<typeof words>): readonly Draft[] {
  return [
    {
      title: labels.abbreviations,
      items: abbreviations.map(({ term, meaning }) => item({ head: term, text: plainSpans(meaning) })),
    },
    {
      title: labels.notes,
      // A slide says in words what is missing.
      items: notes
        .filter(({ isDash }) => !isDash)
        .map(({ symbol, meaning }) => item({ head: symbol, text: plainSpans(meaning) })),
    },
  ].filter(({ items }) => items.length > 0);
}
