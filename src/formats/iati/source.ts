import type { Framework, Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import type { Facts } from '../../progress/facts.ts';
import type { PlacedFigure } from '../../progress/kept-apart.ts';
import type { DocumentKeys } from './published.ts';

export type Disaggregation = 'dimensions' | 'indicators' | 'none';

/** What an export is made of. */
export interface IatiSource {
  /** As its files say it: plans with their rows. */
  readonly portfolio: Portfolio;
  /** Figures of the whole, with what is planned for it. */
  readonly facts: Facts;
  /** What each place and category reported, by framework/id of the indicator; in the order that it is to be written in. */
  readonly parts: ReadonlyMap<string, readonly Part[]>;
  /** What rows of the store say in words, by framework/id. */
  readonly remarks: ReadonlyMap<string, readonly Remark[]>;
  readonly disaggregation: Disaggregation;
}

/** Figures of some categories, or of none where `categories` is empty. */
export interface Part {
  readonly categories: readonly { readonly dimension: string; readonly category: string }[];
  readonly figures: readonly PlacedFigure[];
}

/** A row of the store, as far as it says more than a value. */
export interface Remark {
  readonly start: string;
  readonly end: string;
  readonly place?: string;
  readonly categories: Part['categories'];
  readonly hasValue: boolean;
  readonly step?: string;
  readonly comment?: string;
  readonly source?: string;
  readonly evidence?: string;
}

export interface OrganisationKeys {
  readonly ref?: string;
  readonly type?: string | number;
  readonly role?: string | number;
  readonly name?: Text;
}

export interface ShareKeys {
  readonly vocabulary?: string | number;
  readonly code: string | number;
  readonly percentage?: number;
}

/** What `iati:` of a framework holds. */
export interface ActivityKeys {
  readonly identifier?: string;
  readonly reporting_org?: OrganisationKeys;
  readonly participating_orgs?: readonly OrganisationKeys[];
  readonly status?: string | number;
  readonly dates?: { readonly [name: string]: string };
  readonly title?: Text;
  readonly description?: Text;
  readonly language?: string;
  readonly currency?: string;
  readonly hierarchy?: number;
  readonly humanitarian?: boolean;
  readonly sectors?: readonly ShareKeys[];
  readonly recipient_countries?: readonly ShareKeys[];
  readonly recipient_regions?: readonly ShareKeys[];
  readonly document_links?: readonly DocumentKeys[];
  readonly explain?: boolean;
  readonly locations?: { readonly [place: string]: string };
  readonly whole?: string;
}

export function keysOf({ iati }: Framework): ActivityKeys {
  return (iati ?? {}) as ActivityKeys;
}

/** `aggregation-status` as the keys say it; undefined where they say nothing, or that it is left out. */
export function statusOf(written: boolean | 'omitted' | undefined): string | undefined {
  return typeof written === 'boolean' ? (written ? '1' : '0') : undefined;
}
