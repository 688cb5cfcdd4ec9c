import type { Text } from '../../model/text.ts';
import type { DocumentLink, Figure, Narratives } from './activity.ts';

/** What `iati:` of a result holds. */
export interface ResultKeys {
  readonly type?: string | number;
  readonly aggregation_status?: boolean | 'omitted';
  readonly document_links?: readonly DocumentKeys[];
}

/** What `iati:` of an indicator holds. */
export interface IndicatorKeys {
  readonly measure?: string | number;
  readonly aggregation_status?: boolean | 'omitted';
  readonly document_links?: readonly DocumentKeys[];
  readonly published?: readonly FigureKeys[];
}

/** A figure as published: `published` of an indicator's `iati:`. */
export interface FigureKeys {
  readonly of: 'baseline' | 'target' | 'actual' | 'period';
  readonly year?: string | number;
  readonly date?: string;
  readonly period?: string | number;
  readonly value?: string;
  readonly beside?: boolean;
  readonly locations?: readonly string[];
  readonly dimensions?: readonly { readonly name: string; readonly value: string }[];
  readonly comment?: Text;
  readonly document_links?: readonly DocumentKeys[];
}

export interface DocumentKeys {
  readonly url: string;
  readonly format?: string;
  readonly title: Text;
  readonly description?: Text;
  readonly category?: string | readonly string[];
  readonly language?: string | readonly string[];
  readonly date?: string;
}

/** A text as narratives; `main` is the language of texts that name none. */
export function narrativesOf(text: Text | undefined, main: string): Narratives {
  if (text === undefined) return [];
  if (typeof text === 'string') return text.trim() === '' ? [] : [{ text, language: main }];
  return Object.entries(text).map(([language, words]) => ({ language, text: words }));
}

export function documentOf(keys: DocumentKeys, main: string): DocumentLink {
  const { url, format, title, description, category, language, date } = keys;
  return {
    url,
    format: format ?? mediaType(url),
    title: narrativesOf(title, main),
    description: narrativesOf(description, main),
    categories: category === undefined ? ['A08'] : listOf(category),
    languages: language === undefined ? [] : listOf(language),
    ...(date === undefined ? {} : { date: String(date) }),
  };
}

function listOf(codes: string | readonly string[]): readonly string[] {
  return typeof codes === 'string' ? [codes] : codes;
}

/** The document behind an address that a row gives as its evidence. */
export function evidenceLink(url: string): DocumentLink {
  return {
    url,
    format: mediaType(url),
    title: [{ text: 'Evidence', language: 'en' }],
    description: [],
    categories: ['A08'],
    languages: [],
  };
}

/** Whether a document says no more than its address. */
export function isEvidence(link: DocumentLink): boolean {
  const { url, format, title, description, categories, languages, date } = link;
  const own = evidenceLink(url);
  return (
    /^https?:\/\/\S+$/.test(url) &&
    format === own.format &&
    title.length === 1 &&
    title[0]?.text === 'Evidence' &&
    description.length === 0 &&
    categories.join() === 'A08' &&
    languages.length === 0 &&
    date === undefined
  );
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xml: 'application/xml',
};

function mediaType(url: string): string {
  const ending = /\.([a-z]+)(?:[?#].*)?$/i.exec(url)?.[1]?.toLowerCase();
  return mediaTypes[ending ?? ''] ?? 'text/html';
}

/** What a figure is about, apart from time: figures of one period that agree in it are one. */
export function aboutKey({ locations, dimensions }: Pick<Figure, 'locations' | 'dimensions'>): string {
  const named = dimensions.map(({ name, value }) => `${name}\0${value}`).toSorted();
  return JSON.stringify([locations.toSorted(), named]);
}
