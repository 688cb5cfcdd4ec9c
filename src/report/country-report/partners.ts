import type { Framework, Mention, Result } from '../../model/portfolio.ts';
import { type Edition, partyName } from '../edition.ts';
import { type LinkView, linkTo } from '../links.ts';

/** What one party does in the chain. */
export interface PartnerView {
  readonly name: string;
  readonly answersFor: readonly LinkView[];
  readonly takesPart: readonly LinkView[];
  readonly uses: readonly LinkView[];
}

/** Parties in the order in which the chain names them. */
export function partnerViews(framework: Framework, edition: Edition): readonly PartnerView[] {
  const results = [...framework.results.values()];
  const level = new Map(framework.levels.map((one) => [one.id, one]));
  const answering = ({ accountable, level: { id } }: Result) => accountable ?? level.get(id)?.accountable;
  const named = (parties: readonly (Mention | undefined)[], party: string) => parties.some((one) => one?.id === party);
  const all = results.flatMap((one) => [answering(one), ...one.responsible, ...one.contributors, ...one.usedBy]);
  const parties = new Map(all.flatMap((one) => (one === undefined || one.id === 'none' ? [] : [[one.id, one]])));
  const links = (of: readonly Result[]) => of.map(({ id }) => linkTo(id, false, framework, edition));
  return [...parties.values()].map((party) => ({
    name: partyName(party, edition),
    answersFor: links(results.filter((one) => named([answering(one)], party.id))),
    takesPart: links(results.filter((one) => named([...one.responsible, ...one.contributors], party.id))),
    uses: links(results.filter((one) => named(one.usedBy, party.id))),
  }));
}
