import type { words as english } from './en.ts';
import { chain } from './pt/chain.ts';
import { chart } from './pt/chart.ts';
import { document } from './pt/document.ts';
import { labels } from './pt/labels.ts';
import { plans } from './pt/plans.ts';
import { review } from './pt/review.ts';
import { standing } from './pt/standing.ts';
import { time } from './pt/time.ts';

export const words: typeof english = { labels, chain, chart, ...time, ...plans, ...standing, ...document, ...review };
