import { type Format, renderer } from '../report/environment.ts';
import type { About, ReportDocument, ReportInputs } from '../report/report.ts';
import { indexOf } from '../report/site/report.ts';
import type { Made } from '../report/site/view.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import { type Offered, type TemplateFolders, templatesOf } from './report-templates.ts';
import type { Renderers } from './report-write.ts';

/** A report with its documents and what renders them. */
export interface Order {
  readonly name: string;
  readonly about: About;
  readonly documents: readonly ReportDocument[];
  readonly renderers: Renderers;
}

/** How a report is asked for. */
export interface Wanted {
  /** Id of the only framework to report on. */
  readonly framework?: string;
  /** Name of the form, of a report that has several. */
  readonly variant?: string;
  /** All reports are made, each in the form that suits it. */
  readonly all?: boolean;
  /** The documents stand side by side, so that one can point to another. */
  readonly linked: boolean;
  /** File of the page that lists all documents, without its extension; empty where there is none. */
  readonly index: string;
}

/** A report with its documents, and what renders them. Throws a UserError for a variant that it has not. */
export async function orderOf(
  offered: Offered,
  formats: readonly Format[],
  inputs: ReportInputs,
  folders: TemplateFolders,
  wanted: Wanted,
): Promise<Order> {
  const { name, own, report: base } = offered;
  const variant = variantOf(offered, inputs, wanted);
  const renderers = new Map(
    formats
      .filter((format) => offered.formats.includes(format))
      .map((format) => [format, renderer(format, templatesOf(name, base.name, format, folders))] as const),
  );
  const documents = await base.documents(inputs, {
    ...(wanted.framework === undefined ? {} : { framework: wanted.framework }),
    ...(own === undefined ? {} : { own }),
    ...{ variant, linked: wanted.linked, index: wanted.index },
  });
  const about = await offered.about(inputs.edition.language);
  const title = about.variants[variant]?.title ?? about.title;
  return {
    name,
    about: { ...about, title },
    documents: shownBy(renderers, [...documents], own !== undefined),
    renderers,
  };
}

/** Own templates need not show every document of a view. */
function shownBy(
  renderers: Renderers,
  documents: readonly ReportDocument[],
  isOwn: boolean,
): readonly ReportDocument[] {
  if (!isOwn) return documents;
  return documents.filter(({ page }) => [...renderers.values()].some((one) => one.has(page)));
}

/** The page that leads to all documents of these orders. */
export async function indexOrder(
  orders: readonly Order[],
  formats: readonly Format[],
  inputs: ReportInputs,
  folders: TemplateFolders,
): Promise<Order> {
  const made: readonly Made[] = [...orders];
  const index = indexOf(made);
  const renderers = new Map(
    formats.map((format) => [format, renderer(format, templatesOf('index', 'index', format, folders))] as const),
  );
  const documents = await index.documents(inputs, { variant: '', linked: true, index: '' });
  return { name: 'index', about: await index.about(inputs.edition.language), documents: [...documents], renderers };
}

/** The variant that was asked for; else that of the portfolio's rule profile, where there is one; else the first. */
function variantOf({ name, report: { variants } }: Offered, { facts }: ReportInputs, wanted: Wanted): string {
  const { variant, all } = wanted;
  const usual = variants.find((one) => one === facts.portfolio.profile) ?? variants[0] ?? '';
  if (variant === undefined || (all === true && !variants.includes(variant))) return usual;
  if (variants.includes(variant)) return variant;
  throw new UserError(
    `--variant is "${variant}"; ${variants.length === 0 ? `${name} has one form` : `expected ${variants.join(', ')}`}.`,
    suggest(variant, variants),
  );
}
