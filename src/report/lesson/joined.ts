import { byId } from '../../model/by-id.ts';
import { arrows } from '../../model/chain.ts';
import type { Framework } from '../../model/portfolio.ts';
import { type Edition, type Said, said } from '../edition.ts';

/** A framework whose chain is joined to this one. */
export interface JoinedView {
  readonly id: string;
  readonly title: Said;
}

/** Frameworks that a framework feeds, and those that feed it: by results that contribute or indicators that roll up. */
export function joinedTo(
  framework: Framework,
  edition: Edition,
): { readonly feeds: readonly JoinedView[]; readonly fedBy: readonly JoinedView[] } {
  const { portfolio } = edition;
  const links = arrows(portfolio).map(({ from, to }) => [from.framework.id, to.framework.id] as const);
  const rolling = portfolio.frameworks.flatMap((one) =>
    one.summary.rollsUpTo.map((id) => [one.id, id.split('/')[0] ?? ''] as const),
  );
  const pairs = [...links, ...rolling].filter(([from, to]) => from !== to);
  const named = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => {
      const other = byId(portfolio.frameworks, id);
      return other === undefined ? [] : [{ id, title: said(other.title, edition) }];
    });
  return {
    feeds: named(pairs.flatMap(([from, to]) => (from === framework.id ? [to] : []))),
    fedBy: named(pairs.flatMap(([from, to]) => (to === framework.id ? [from] : []))),
  };
}
