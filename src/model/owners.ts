import type { Location } from '../text/location.ts';
import { byId } from './by-id.ts';
import { once } from './once.ts';
import type { Framework, Indicator, Portfolio, Status } from './portfolio.ts';

/** What the places of a portfolio belong to. */
export interface Owners {
  /** The framework, and framework/id of the result, indicator … that a place stands in; library/id in the library. */
  namesAt(at: Location): readonly string[];
  /** How far the thing has come that a place stands in: an indicator, a result, else its framework. */
  statusAt(at: Location): Status;
}

/** Folders that hold a folder a framework, and in it a file an indicator or a period. */
const byFramework = /^(?:measurements|corrections|plans|reviews|narratives)\/([^/]+)\/([^/]+)\.[a-z]+$/;

/** Looks the portfolio through once, so that each of many places is found at once. */
export const ownersIn = once((portfolio: Portfolio): Owners => {
  const byFile = new Map(portfolio.frameworks.map((framework) => [framework.at.source.file, framework]));
  let shared: ReadonlyMap<string, Status> | undefined;

  const find = ({ source, path }: Location): { framework?: Framework; collection?: string; id?: string } => {
    const framework = byFile.get(source.file);
    if (framework !== undefined) return { framework, collection: String(path[0] ?? ''), id: String(path[1] ?? '') };
    const [, folder = '', name = ''] = byFramework.exec(source.file) ?? [];
    const owner = byId(portfolio.frameworks, folder);
    return owner === undefined ? {} : { framework: owner, collection: 'indicators', id: name };
  };

  return {
    namesAt(at) {
      if (at.source.file.startsWith('library/')) return at.path[1] === undefined ? [] : [`library/${at.path[1]}`];
      const { framework, id } = find(at);
      if (framework === undefined) return [];
      return id === '' ? [framework.id] : [framework.id, `${framework.id}/${id}`];
    },
    statusAt(at) {
      if (at.source.file.startsWith('library/')) {
        shared ??= sharedStatuses(portfolio);
        return shared.get(String(at.path[1])) ?? 'draft';
      }
      const { framework, collection, id = '' } = find(at);
      if (framework === undefined) return 'draft';
      const indicator = collection === 'indicators' ? framework.indicators.get(id) : undefined;
      if (indicator !== undefined) return indicatorStatus(indicator);
      const result = collection === 'results' || collection === 'activities' ? framework.results.get(id) : undefined;
      return result?.status ?? framework.status;
    },
  };
});

/** A shared definition is held to what the furthest of its users is held to. */
function sharedStatuses({ frameworks, library }: Portfolio): ReadonlyMap<string, Status> {
  const statuses = new Map([...library].map(([id, entry]) => [id, indicatorStatus(entry)]));
  for (const indicator of frameworks.flatMap(({ indicators }) => [...indicators.values()])) {
    const id = indicator.uses?.id.replace(/^library\//, '');
    const before = id === undefined ? undefined : statuses.get(id);
    if (id !== undefined && before !== undefined) statuses.set(id, further(before, indicatorStatus(indicator)));
  }
  return statuses;
}

const order: readonly Status[] = ['draft', 'reviewed', 'final'];

function further(a: Status, b: Status): Status {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/** Nobody completes the sheet of a retired indicator any more. */
function indicatorStatus({ status }: Pick<Indicator, 'status'>): Status {
  return status === 'retired' ? 'draft' : status;
}
