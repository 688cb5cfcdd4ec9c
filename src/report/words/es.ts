import type { words as english } from './en.ts';
import { chain } from './es/chain.ts';
import { chart } from './es/chart.ts';
import { document } from './es/document.ts';
import { labels } from './es/labels.ts';
import { plans } from './es/plans.ts';
import { review } from './es/review.ts';
import { standing } from './es/standing.ts';
import { time } from './es/time.ts';

export const words: typeof english = { labels, chain, chart, ...time, ...plans, ...standing, ...document, ...review };
