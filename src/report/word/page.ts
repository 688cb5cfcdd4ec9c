import type { Headline } from '../headline.ts';
import type { PageView } from '../page.ts';
import type { Passage, WordDocument } from './document.ts';
import { badgeRun, cell, factRows, facts, heading, paragraph, run, spaced, spanRuns, textCell } from './runs.ts';

/** A document between its title block and the meaning of its abbreviations and signs. */
export function wordDocument(view: PageView, passages: readonly Passage[]): WordDocument {
  const { title, labels, layout } = view;
  return {
    language: title.language,
    title: title.pageTitle,
    draft: title.draft ? labels.draft : '',
    landscape: layout !== 'portrait',
    passages: [...titleBlock(view), ...passages, ...pageEnd(view)],
  };
}

function titleBlock({ title, labels }: PageView): readonly Passage[] {
  const kicker = [run(title.report, 'strong'), ...(title.portfolio === '' ? [] : [run(' · '), run(title.portfolio)])];
  const notice = title.draft ? [run(`${labels.draft}. `, 'strong'), run(title.notice)] : [run(title.notice)];
  return [
    paragraph([run(title.title)], 'title'),
    paragraph(kicker, 'kicker'),
    ...(title.notice === '' ? [] : [paragraph(notice, 'note')]),
    facts(factRows(title.facts)),
    ...(title.fallback === '' ? [] : [paragraph([run(title.fallback)], 'note')]),
    ...title.notes.map((note) => paragraph(spanRuns(note), 'note')),
  ];
}

function pageEnd({ labels, abbreviations, notes }: PageView): readonly Passage[] {
  const meanings = abbreviations.map(({ term, meaning }) => [cell([run(term, 'strong')]), textCell(meaning)] as const);
  const signs = notes.map(({ symbol, meaning }) => [cell([run(symbol, 'strong')]), textCell(meaning)] as const);
  return [
    ...(meanings.length === 0 ? [] : [heading(1, run(labels.abbreviations)), facts(meanings)]),
    ...(signs.length === 0 ? [] : [heading(1, run(labels.notes)), facts(signs)]),
    paragraph([run(labels.made)], 'note'),
  ];
}

/** The sentence, and the counts of each rating as badges. */
export function headlinePassages({ sentence, bar, parts }: Headline): readonly Passage[] {
  const badges = spaced(...parts.map((part) => [badgeRun(part, part.count)]));
  return [paragraph([run(sentence)], 'lead'), ...(bar ? [paragraph(badges)] : [])];
}
