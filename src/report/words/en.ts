import { chain } from './en/chain.ts';
import { chart } from './en/chart.ts';
import { document } from './en/document.ts';
import { labels } from './en/labels.ts';
import { plans } from './en/plans.ts';
import { review } from './en/review.ts';
import { standing } from './en/standing.ts';
import { time } from './en/time.ts';

/** English: the words that every other language matches key by key. */
export const words = { labels, chain, chart, ...time, ...plans, ...standing, ...document, ...review };
