import type { lesson as english } from './words/en.ts';

export type LessonWords = typeof english;
