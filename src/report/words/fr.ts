import type { words as english } from './en.ts';
import { chain } from './fr/chain.ts';
import { chart } from './fr/chart.ts';
import { document } from './fr/document.ts';
import { labels } from './fr/labels.ts';
import { plans } from './fr/plans.ts';
import { review } from './fr/review.ts';
import { standing } from './fr/standing.ts';
import { time } from './fr/time.ts';

export const words: typeof english = { labels, chain, chart, ...time, ...plans, ...standing, ...document, ...review };
