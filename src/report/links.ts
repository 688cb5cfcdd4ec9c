import { byId } from '../model/by-id.ts';
import type { Framework, Result } from '../model/portfolio.ts';
import { type Edition, type Said, said } from './edition.ts';

/** A result as another part of the report points to it. */
export interface LinkView {
  readonly id: string;
  readonly title: Said;
  /** Its place in this document, or empty where it stands in another framework. */
  readonly anchor: string;
  readonly uncertain: boolean;
}

/** The link to a result of this framework, or (as framework/id) of another one. */
export function linkTo(id: string, uncertain: boolean, framework: Framework, edition: Edition): LinkView {
  const own = framework.results.get(id);
  if (own !== undefined)
    return { id, title: said(own.short ?? own.statement, edition), anchor: `result-${id}`, uncertain };
  const [otherId = '', resultId = ''] = id.split('/');
  const other = byId(edition.portfolio.frameworks, otherId);
  const result: Result | undefined = other?.results.get(resultId);
  return { id, title: said(result?.short ?? result?.statement, edition), anchor: '', uncertain };
}
