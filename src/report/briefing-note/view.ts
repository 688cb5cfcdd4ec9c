import type { FrameworkProgress } from '../../progress/facts.ts';
import { figuresOf, type LessonView, lessonOf } from '../lesson/lesson.ts';
import { type PageView, pageView } from '../page.ts';
import type { Brief } from '../report.ts';
import type { words } from './words/en.ts';

/** The method explained to members and partners, with the framework's own chain as the example. */
export interface BriefingNoteView extends LessonView, PageView<typeof words> {}

export function briefingNoteView(of: FrameworkProgress, brief: Brief<typeof words>): BriefingNoteView {
  const lesson = lessonOf(of, brief.words, brief.edition);
  return pageView(brief, of.framework, lesson, figuresOf(lesson), 'portrait');
}
