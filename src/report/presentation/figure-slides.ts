import { type Edition, inSeries } from '../edition.ts';
import type { FigureView } from '../figures.ts';
import type { ExampleView } from '../lesson/example.ts';
import type { LessonView } from '../lesson/lesson.ts';
import type { StandingView } from '../standing.ts';
import { gap, sentence } from './chain-slides.ts';
import { type Draft, item, plainSpans, type SlideItem } from './slide.ts';
import type { words as english } from './words/en.ts';

type Words = typeof english;

/** The second half: how indicators are chosen, one of them as the example, where things stand, the round. */
export function figureSlides(lesson: LessonView, words: Words, edition: Edition): readonly Draft[] {
  const { labels } = words;
  const { example, criteria, headline, bands, states, feeds, fedBy } = lesson;
  const reporting = [labels.reportingPeriod, labels.reportingBlank, labels.reportingCoverage, labels.reportingRevised];
  const joined = (head: string, list: LessonView['feeds']) =>
    list.map(({ id, title }, index) => item({ head, same: index > 0, text: plainSpans(title), code: id }));
  return [
    {
      title: labels.indicators,
      lead: labels.indicatorsLead,
      items:
        lesson.statuses === ''
          ? [gap(labels.indicatorsMissing)]
          : [item({ head: lesson.statuses }), sentence(lesson.planned)],
    },
    {
      title: labels.chosen,
      lead: labels.chosenLead,
      items: criteria.map(({ title, question }) => item({ head: title, text: plainSpans(question) })),
    },
    ...(example === null ? [] : [{ title: labels.example, items: exampleItems(example, words, edition) }]),
    { title: labels.reporting, lead: labels.reportingLead, items: reporting.map(sentence) },
    ...(example === null || example.standing === null
      ? []
      : [{ title: labels.stands, items: standingItems(example, example.standing, words, edition) }]),
    {
      title: labels.standing,
      lead: headline.sentence,
      badges: headline.bar
        ? headline.parts.map(({ symbol, tone, word, count }) => ({ symbol, tone, word: `${count} ${word}` }))
        : [],
      items:
        example === null || example.standing !== null
          ? []
          : [item({ head: example.indicator.name, text: plainSpans(labels.standsMissing), gap: true })],
    },
    {
      title: labels.ratings,
      items: [
        ...bands.map(({ badge, edges }) => item({ badge, text: plainSpans(edges) })),
        ...states.map(({ badge, meaning }) => item({ badge, text: plainSpans(meaning) })),
      ],
    },
    { title: labels.cycle, items: cycleItems(lesson, words, edition) },
    {
      title: labels.joined,
      lead: labels.joinedLead,
      items: [...joined(labels.feeds, feeds), ...joined(labels.fedBy, fedBy)],
    },
    { title: labels.words, items: wordItems(words, edition) },
  ].filter(({ items, lead, title }) => items.length > 0 || (lead !== undefined && title !== labels.joined));
}

function exampleItems(example: ExampleView, { labels }: Words, edition: Edition): readonly SlideItem[] {
  const shared = edition.words.labels;
  const { indicator, result, resultId, definition } = example;
  const missing = { text: plainSpans(labels.notWritten), gap: true };
  const said = (text: readonly string[]) => (text.length === 0 ? missing : { text: plainSpans(text.join(' · ')) });
  const figures = (all: readonly (FigureView | null)[]) => {
    const known = all.filter((one) => one !== null);
    return known.length === 0 ? missing : { figures: known };
  };
  const hasTarget = indicator.target !== null && indicator.milestones.length === 0;
  return [
    item({ head: shared.indicator, text: plainSpans(indicator.name), note: indicator.id }),
    item({ head: shared.result, text: plainSpans(result), note: resultId }),
    item({ head: labels.definition, ...(definition === '' ? missing : { text: plainSpans(definition) }) }),
    item({ head: shared.baseline, note: labels.meansBaseline, ...figures([indicator.baseline]) }),
    item({
      head: shared.milestones,
      note: labels.meansMilestones,
      ...(hasTarget ? { text: plainSpans(labels.noMilestones) } : figures(indicator.milestones)),
    }),
    item({ head: shared.target, note: labels.meansTarget, ...figures([indicator.target]) }),
    item({ head: shared.source, ...(indicator.source === '' ? missing : { text: plainSpans(indicator.source) }) }),
    item({ head: shared.frequency, ...said(indicator.frequency) }),
    item({ head: shared.responsible, ...said(indicator.responsible) }),
  ];
}

function standingItems(
  { working, trace }: ExampleView,
  standing: StandingView,
  { labels }: Words,
  edition: Edition,
): readonly SlideItem[] {
  const shared = edition.words.labels;
  const figure = (head: string, one: FigureView | null) => (one === null ? [] : [item({ head, figures: [one] })]);
  const said = (head: string, text: string) => (text === '' ? [] : [item({ head, text: plainSpans(text) })]);
  const { coverage } = standing;
  return [
    item({ head: shared.indicator, text: plainSpans(standing.name), note: standing.id }),
    ...figure(shared.baseline, standing.baseline),
    ...figure(shared.previous, standing.previous),
    ...figure(shared.current, standing.current),
    ...figure(shared.target, standing.target),
    ...said(shared.progress, standing.progress),
    item({
      head: shared.rating,
      badge: standing.badge,
      text: standing.remarks.flatMap((one) => [...plainSpans(one), ...plainSpans(' ')]),
    }),
    ...said(shared.coverage, coverage === null ? '' : inSeries([coverage.text, coverage.missing], shared)),
    ...(working === '' ? [] : [item({ head: labels.working, text: plainSpans(working) })]),
    item({ head: labels.rows, code: trace }),
  ];
}

function cycleItems({ cycle }: LessonView, { labels }: Words, edition: Edition): readonly SlideItem[] {
  const shared = edition.words.labels;
  const step = (head: string, text: string, ...facts: readonly string[]) =>
    item({ head, text: plainSpans(text), note: facts.filter((fact) => fact !== '').join(' · ') || labels.notWritten });
  const period = cycle.period === '' ? '' : `${shared.period}${shared.colon} ${cycle.period}`;
  return [
    step(labels.plan, labels.planSaid, period),
    step(labels.collect, labels.collectSaid, cycle.collectedBy, cycle.often),
    step(labels.report, labels.reportSaid, cycle.reportedBy, cycle.due),
    step(labels.check, labels.checkSaid, cycle.approvedBy),
    step(labels.adjust, labels.adjustSaid, cycle.revised === '' ? labels.unrevised : cycle.revised),
  ];
}

function wordItems({ labels }: Words, { words }: Edition): readonly SlideItem[] {
  const word = (head: string, text: string) => item({ head, text: plainSpans(text) });
  return [
    word(labels.wordResult, labels.saidResult),
    word(labels.wordContribution, labels.saidContribution),
    word(words.labels.assumption, labels.saidAssumption),
    word(words.labels.risk, labels.saidRisk),
    word(words.labels.rating, labels.saidRating),
  ];
}
