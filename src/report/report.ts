import type { Framework } from '../model/portfolio.ts';
import type { Facts, FrameworkProgress, Progress } from '../progress/facts.ts';
import type { Part } from '../progress/parts.ts';
import type { Verdict } from '../rules/verdict.ts';
import type { Edition } from './edition.ts';
import type { Format } from './environment.ts';
import type { Catalogue, Language } from './language.ts';
import type { WordDocument } from './word/document.ts';

/** What a report can be written as: a page from a template, or a file for Word. */
export type ReportFormat = Format | 'docx';

/** Whether a format is made with templates. */
export function isPage(format: ReportFormat): format is Format {
  return format !== 'docx';
}

/** A kind of document that can be rendered, whatever words it needs. */
export interface Report {
  readonly name: string;
  readonly formats: readonly ReportFormat[];
  /** Names of its variants; empty where there is one form of it. */
  readonly variants: readonly string[];
  /** What it shows beyond figures of the whole. */
  readonly needs: readonly Need[];
  about(language: Language): Promise<About>;
  /** Its documents, in the order in which they are read: of the portfolio first, then of each framework. */
  documents(inputs: ReportInputs, options: DocumentOptions): Promise<Iterable<ReportDocument>>;
}

/** Figures of each place, or of each category of every dimension. */
export type Need = 'places' | 'categories';

/** What a report is called, and what it is for. */
export interface About {
  readonly title: string;
  readonly description: string;
  /** By their names. */
  readonly variants: Readonly<Record<string, Titled>>;
}

export interface Titled {
  readonly title: string;
  readonly description: string;
}

/** What reports are made from: worked out once for all of them. Narratives, reviews and waivers stand in the portfolio. */
export interface ReportInputs {
  readonly facts: Facts;
  readonly edition: Edition;
  /** What validate finds; null where the rules did not run. */
  readonly verdict: Verdict | null;
  /** The portfolio's last change in Git; null where it does not stand in a repository. */
  readonly origin: Origin | null;
  /** The parts of an indicator's figures, by `place` or the id of a dimension; only what the reports need. */
  readonly parts: ReadonlyMap<string, (progress: Progress) => readonly Part[]>;
}

export interface Origin {
  readonly commit: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** The files on disk are not those of the commit. */
  readonly changed: boolean;
}

export interface DocumentOptions {
  /** Only this framework. */
  readonly framework?: string;
  /** Name of the variant; empty where the report has none. */
  readonly variant: string;
  /** The documents become files side by side, so that one can point to another. */
  readonly linked: boolean;
  /** File of the page that lists all documents, without its extension; empty where there is none. */
  readonly index: string;
  /** Where a portfolio's own templates show the report's view. */
  readonly own?: { readonly name: string; readonly title: string };
}

/** Words of a report of its own, beside those that all share. */
export interface ReportWords extends Titled {
  readonly labels: Readonly<Record<string, string>>;
  readonly variants?: Readonly<Record<string, Titled>>;
}

/** Everything that the documents of a report are made from. */
export interface Brief<W extends ReportWords = ReportWords> extends ReportInputs, DocumentOptions {
  /** The report's name. */
  readonly name: string;
  readonly isFirstVariant: boolean;
  readonly words: W;
}

/** One document: a view and the template page it is made for. */
export interface ReportDocument {
  /** Name of its file, without the extension. */
  readonly file: string;
  /** What it is about; null for the whole portfolio. */
  readonly framework: Framework | null;
  /** Its title in lists, where a framework has several; empty where the framework says it. */
  readonly title?: string;
  /** The template that shows the whole view: `report` for templates/<name>/report.html.hbs. */
  readonly page: string;
  view(): object;
  /** The same document piece by piece, for what may be very long; each piece has a template of its own. */
  pieces?(): Iterable<Piece>;
  /** The same document for Word, of a report that has this format. */
  word?(): Promise<WordDocument>;
}

/** A piece of a document: its template page and what that shows. */
export interface Piece {
  readonly page: string;
  readonly view: object;
}

export interface Definition<W extends ReportWords> {
  readonly name: string;
  readonly formats: readonly ReportFormat[];
  readonly variants?: readonly string[];
  readonly needs?: readonly Need[];
  readonly words: Catalogue<W>;
  documents(brief: Brief<W>): Iterable<ReportDocument>;
}

/** A report as the registry holds it: its words are loaded when it is asked for. */
export function defineReport<W extends ReportWords>(definition: Definition<W>): Report {
  const { name, formats, variants = [], needs = [] } = definition;
  return {
    ...{ name, formats, variants, needs },
    async about(language) {
      const { title, description, variants: titled = {} } = (await definition.words[language]()).words;
      return { title, description, variants: titled };
    },
    async documents(inputs, options) {
      const { words } = await definition.words[inputs.edition.language]();
      const isFirstVariant = options.variant === (variants[0] ?? '');
      return definition.documents({ ...inputs, ...options, name: options.own?.name ?? name, words, isFirstVariant });
    },
  };
}

/** The frameworks that the report is on. */
export function frameworksIn({ facts, framework }: Brief): readonly FrameworkProgress[] {
  return facts.frameworks.filter((one) => framework === undefined || one.framework.id === framework);
}

/** One document for each framework that the report is on, from its view; `word` makes the one for Word of the same view. */
export function* documentsOn<B extends Brief, V extends object>(
  brief: B,
  view: (of: FrameworkProgress, brief: B) => V,
  word?: (view: V) => Promise<WordDocument>,
): Iterable<ReportDocument> {
  for (const of of frameworksIn(brief)) {
    const { framework } = of;
    const document = { file: fileOf(brief, framework), framework, page: 'report', view: () => view(of, brief) };
    yield word === undefined ? document : { ...document, word: () => word(view(of, brief)) };
  }
}

/**
 * The file of a document, without its extension: `programme-scorecard`. One file a framework, so that the name stays when the
 * portfolio gains another framework. `more` tells apart several documents on one framework.
 */
export function fileOf(
  { name, variant, isFirstVariant }: Brief,
  framework: Framework | null,
  ...more: string[]
): string {
  const own = variant === '' || isFirstVariant ? [] : [variant];
  return [...(framework === null ? [] : [framework.id]), name, ...own, ...more].join('-');
}
