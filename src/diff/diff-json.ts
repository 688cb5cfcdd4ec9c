import { say } from '../model/text.ts';
import type { Progress } from '../progress/facts.ts';
import { type Json, writeJson } from '../text/json.ts';
import { resolve } from '../text/location.ts';
import type { Change } from './change.ts';
import type { Comparison, Side } from './comparison.ts';
import { compared, type MovedFigures } from './figures.ts';

/** The comparison in the shape of diff-output.schema.json. */
export function diffJson({ from, to, asOf, changes, figures, notCompared, languages }: Comparison): string {
  return writeJson({
    from: sideJson(from),
    to: sideJson(to),
    asOf,
    changes: changes.map(changeJson),
    figures: figures.map((one) => figuresJson(one, languages)),
    notCompared: notCompared.map(({ what, why }) => ({ what, why })),
  });
}

function sideJson({ name, commit }: Side): Json {
  return { name, commit };
}

function changeJson(change: Change): Json {
  const { topic, what, how, id, was, title, about, key, before, after, final, revision, at } = change;
  const { start } = resolve(at);
  return {
    ...{ topic, what, how, id, was, title, about, key, before, after, final },
    revision:
      revision === undefined ? null : { date: revision.date, reason: revision.reason, approvedBy: revision.approvedBy },
    ...{ file: at.source.file, line: start.line },
  };
}

function figuresJson({ before, after, measured }: MovedFigures, languages: readonly string[]): Json {
  const { framework, indicator } = after;
  return {
    framework: framework.id,
    indicator: indicator.id,
    name: indicator.name === undefined ? null : say(indicator.name, languages),
    before: standingJson(before),
    after: standingJson(after),
    achievementMoved: before.achievement && after.achievement?.minus(before.achievement),
    actualMoved: before.actual && after.actual?.value.minus(before.actual.value),
    measured,
  };
}

function standingJson(progress: Progress): Json {
  const figures = compared.map((key) => {
    const figure = progress[key];
    return [key, figure === undefined ? null : { period: figure.period.text, value: figure.value }];
  });
  return {
    period: progress.period?.text,
    ...Object.fromEntries(figures),
    achievement: progress.achievement,
    rating: progress.rating,
  };
}
