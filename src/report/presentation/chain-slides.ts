import type { Edition, Said } from '../edition.ts';
import type { LessonView, TaughtLevel } from '../lesson/lesson.ts';
import type { StrandStep } from '../lesson/strand.ts';
import type { Span } from '../prose.ts';
import { type Draft, item, plainSpans, type SlideItem } from './slide.ts';
import type { words as english } from './words/en.ts';

type Words = typeof english;

/** The first half: what the chain is, how it leads up, who answers for what. */
export function chainSlides(lesson: LessonView, words: Words, edition: Edition): readonly Draft[] {
  const { labels } = words;
  const short = [labels.shortChain, labels.shortLine, labels.shortIndicator, labels.shortTarget, labels.shortReport];
  return [
    { title: labels.short, lead: labels.purpose, numbered: true, items: short.map(sentence) },
    ...aimSlides(lesson, words, edition),
    {
      title: labels.chain,
      lead: labels.chainLead,
      items: [
        sentence(labels.chainSystem),
        ...(lesson.isUncertain ? [sentence(labels.chainUncertain)] : []),
        ...(lesson.figure === null ? [gap(labels.chainMissing)] : []),
      ],
    },
    strandSlide(lesson, words, edition),
    {
      title: labels.accountability,
      lead: labels.accountabilityLead,
      items: [
        lesson.line === '' ? gap(labels.lineMissing) : item({ head: labels.lineAbove, text: strong(lesson.line) }),
        sentence(labels.lineWhy),
      ],
    },
    { title: labels.levels, items: lesson.levels.map((level) => levelItem(level, words, edition.words.labels.colon)) },
    ...pictureSlides(lesson, words),
    { title: edition.words.labels.results, items: lesson.levels.flatMap((level) => resultItems(level, words)) },
  ].filter(({ items = [], lead = '', svg = '' }: Draft) => items.length > 0 || lead !== '' || svg !== '');
}

export function sentence(text: string): SlideItem {
  return item({ text: plainSpans(text) });
}

export function gap(text: string): SlideItem {
  return item({ text: plainSpans(text), gap: true });
}

function aimSlides({ aims }: LessonView, { labels }: Words, { words: { labels: shared } }: Edition): readonly Draft[] {
  const said = (label: string, text: string) => (text === '' ? [] : [`${label}${shared.colon} ${text}`]);
  return [
    {
      title: labels.aim,
      items: aims.map(({ statement, who, client, horizon }) =>
        item({
          text: strong(statement),
          note: [...said(shared.accountable, who), ...said(labels.aimFor, client), ...said(labels.aimBy, horizon)].join(
            ' · ',
          ),
        }),
      ),
    },
  ];
}

function strandSlide({ strand, strandGap }: LessonView, { labels }: Words, edition: Edition): Draft {
  const { colon } = edition.words.labels;
  if (strand.length === 0) return { title: labels.strand, items: [gap(labels.strandMissing)] };
  return {
    title: labels.strand,
    lead: labels.strandLead,
    items: [...strand.map((step) => stepItem(step, labels, colon)), ...(strandGap === '' ? [] : [gap(strandGap)])],
  };
}

/** Level and who answers at the side; the statement, why, and under which assumptions. */
function stepItem(step: StrandStep, labels: Words['labels'], colon: string): SlideItem {
  const { first, uncertain, level, who, statement, because, assumptions } = step;
  const leads = first ? [] : emphasis(`${uncertain ? labels.mayLead : labels.soThat} `);
  return item({
    head: level,
    note: who,
    text: [
      ...leads,
      ...strong(statement),
      ...(because.length === 0 ? [] : [...emphasis(` ${labels.because}${colon} `), ...because]),
      ...assumptions.flatMap((one) => [...emphasis(` ${labels.provided}${colon} `), ...plainSpans(one)]),
    ],
  });
}

function strong(text: Said): readonly Span[] {
  return plainSpans(text).map((span) => ({ ...span, strong: true }));
}

function emphasis(text: string): readonly Span[] {
  return plainSpans(text).map((span) => ({ ...span, emphasis: true }));
}

function levelItem(level: TaughtLevel, { labels }: Words, colon: string): SlideItem {
  const { title, meaning, accountable, accountability, lineAbove } = level;
  const who: readonly Span[] = accountable === '' ? emphasis(labels.accountableMissing) : strong(accountable);
  return item({
    head: title,
    note: meaning,
    text: accountability.length === 0 ? who : [...who, ...plainSpans(`${colon} `), ...accountability],
    lineAbove,
  });
}

/** In the natural size of a picture, the share of it that a slide holds. */
function scaleOf(svg: string): number {
  const [, width = '1', height = '1'] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return Math.min(920 / Number(width), 560 / Number(height));
}

/** Smaller, and nobody reads it. */
const smallest = 0.55;

function pictureSlides({ figure }: LessonView, { labels }: Words): readonly Draft[] {
  if (figure === null) return [];
  if (scaleOf(figure.svg) < smallest) return [{ title: labels.whole, items: [sentence(labels.tooLarge)] }];
  return [{ title: labels.whole, svg: figure.svg, mermaid: figure.mermaid }];
}

function resultItems(level: TaughtLevel, { labels }: Words): readonly SlideItem[] {
  const { title, results, together } = level;
  if (results.length === 0) return [item({ head: title, text: plainSpans(labels.resultMissing) })];
  const items = results.map(({ id, statement }, index) =>
    item({ anchor: `result-${id}`, head: title, same: index > 0, text: plainSpans(statement), code: id }),
  );
  return together.length === 0 ? items : [...items, item({ head: title, same: true, text: emphasised(together) })];
}

function emphasised(spans: readonly Span[]): readonly Span[] {
  return spans.map((span) => (span.strong || span.href !== '' ? span : { ...span, emphasis: true }));
}
