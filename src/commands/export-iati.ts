import { join } from 'node:path';
import { type Losses, noLosses } from '../formats/iati/losses.ts';
import { makeActivity, missingKeys } from '../formats/iati/make-activity.ts';
import { type Breach, resultBreaches } from '../formats/iati/result-rules.ts';
import { schemaBreaches } from '../formats/iati/schema-check.ts';
import type { Disaggregation, IatiSource, Part } from '../formats/iati/source.ts';
import { writeActivities } from '../formats/iati/write-activity.ts';
import { readXml } from '../formats/iati/xml-read.ts';
import { readText } from '../io.ts';
import type { StoredRow } from '../measurements/remarks.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { given } from '../model/reading.ts';
import { keptApart, placedFigures } from '../progress/kept-apart.ts';
import { UserError } from '../text/user-error.ts';
import type { Exported, Exporter, Exporting } from './exporter.ts';
import { factsOf, observedOf } from './facts.ts';

/** IATI 2.03: one activity a framework. */
export const iati: Exporter = { makes: 'file', make };

async function make(exporting: Exporting): Promise<Exported | undefined> {
  const { opened, chosen, asOf, context, options } = exporting;
  const { frameworks } = chosen;
  if (frameworks.length === 0) {
    throw new UserError('The portfolio has no framework to export.', 'Expected a YAML file under frameworks/.');
  }
  const missing = frameworks.flatMap((framework) =>
    missingKeys(framework).map(
      ({ key, expected }) => `${framework.at.source.file}: ${key} is missing; expected ${expected}.`,
    ),
  );
  if (missing.length > 0) {
    context.err(
      `${missing.join('\n')}\nNothing is written: an IATI activity cannot be without these.\n→ Write them into the frameworks, or name the frameworks to export with --framework.\n`,
    );
    return undefined;
  }
  const { facts, whole } = await factsOf(opened, asOf, options, context);
  const { storedRows } = await import('../measurements/remarks.ts');
  const rows = storedRows(chosen, opened.dir);
  const disaggregation = disaggregationOf(options.disaggregation);
  const parts = await partsOf(exporting, rows, disaggregation);
  const source: IatiSource = { portfolio: chosen, facts, parts, remarks: rows, disaggregation };
  const losses = noLosses();
  const activities = frameworks.map((framework) => makeActivity(framework, source, losses));
  const text = writeActivities(activities, asOf);
  const { broken, told } = await judge(text, context.home);
  if (broken.length > 0) {
    context.err(`${broken.join('\n')}\nNothing is written: this would be no IATI 2.03.\n`);
    return undefined;
  }
  return { files: [{ name: 'activities.xml', text }], about: [...told, ...lossReport(losses)], whole };
}

function disaggregationOf(written = 'dimensions'): Disaggregation {
  if (written === 'dimensions' || written === 'indicators' || written === 'none') return written;
  throw new UserError(`--disaggregation is "${written}"; expected one of dimensions, indicators, none.`);
}

/** The figures of each place and of each combination of categories that rows have: one look at the store for each combination. */
async function partsOf(
  { opened, chosen, asOf, options, context }: Exporting,
  rows: ReadonlyMap<string, readonly StoredRow[]>,
  disaggregation: Disaggregation,
): Promise<ReadonlyMap<string, readonly Part[]>> {
  const portfolio = keptApart(chosen);
  const found = new Map<string, Part[]>();
  const order = [...portfolio.places.keys()];
  for (const { categories, placed } of slicesIn(rows, portfolio)) {
    if (disaggregation === 'none' && categories.length > 0) continue;
    const [category, ...cross] = categories;
    const slice = { ...given({ category }), cross, ...(placed ? { placed } : {}) };
    const { observed } = await observedOf(
      { portfolio, dir: opened.dir },
      asOf,
      { ...options, quiet: true },
      context,
      slice,
    );
    for (const framework of portfolio.frameworks) {
      for (const indicator of framework.indicators.values()) {
        const id = `${framework.id}/${indicator.id}`;
        const one = observed.get(id);
        const figures = (one === undefined ? [] : placedFigures(one, indicator)).filter(
          ({ place }) => placed === (place !== undefined),
        );
        if (figures.length === 0) continue;
        const sorted = figures.toSorted((a, b) => order.indexOf(a.place ?? '') - order.indexOf(b.place ?? ''));
        found.set(id, [...(found.get(id) ?? []), { categories, figures: sorted }]);
      }
    }
  }
  return found;
}

interface PartSlice {
  readonly categories: Part['categories'];
  readonly placed: boolean;
}

/**
 * What rows are of, in the order of the dimensions and their categories, fewer dimensions first: combinations of categories, of
 * places and of the whole each by itself, because the whole would stand for its places. The whole without categories is told by the facts.
 */
function slicesIn(rows: ReadonlyMap<string, readonly StoredRow[]>, { dimensions }: Portfolio): readonly PartSlice[] {
  const names = [...dimensions.keys()];
  const padded = (number: number) => String(number).padStart(5, '0');
  const order = ({ categories, placed }: PartSlice) => {
    const positions = categories.map(({ dimension, category }) => {
      const known = [...(dimensions.get(dimension)?.categories.keys() ?? [])];
      return `${padded(names.indexOf(dimension))}.${padded(known.indexOf(category) + 1)}`;
    });
    return [padded(categories.length), ...positions, placed ? '1' : '0'].join(' ');
  };
  const found = new Map<string, PartSlice>();
  for (const { categories, place, hasValue } of [...rows.values()].flat()) {
    const placed = place !== undefined;
    if (hasValue && (placed || categories.length > 0))
      found.set(JSON.stringify([categories, placed]), { categories, placed });
  }
  return [...found.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** What the schema and the rules of IATI find in a text: what forbids to publish it, and what is only told. */
async function judge(
  text: string,
  home: string,
): Promise<{ readonly broken: readonly string[]; readonly told: readonly string[] }> {
  const schemas = Object.fromEntries(
    ['iati-activities-schema.xsd', 'iati-common.xsd', 'xml.xsd'].map((name) => [
      name,
      readText(join(home, 'schemas/iati', name)),
    ]),
  );
  const breaches: Breach[] = [];
  readXml('the export', [text], { element: (element) => void breaches.push(...resultBreaches(element)) });
  const lines = text.split('\n');
  const say = ({ line, message }: { readonly line: number; readonly message: string }) =>
    `${message} (${(lines[line - 1] ?? '').trim().slice(0, 80)})`;
  const ofSchema = await schemaBreaches(text, schemas);
  const errors = breaches.filter(({ severity }) => severity === 'error');
  const warnings = breaches.filter(({ severity }) => severity === 'warning');
  return {
    broken: [...ofSchema.map(say), ...errors.map((one) => `${say(one)} [IATI ${one.rule}]`)],
    told: warnings.map((one) => `${say(one)} [IATI ${one.rule}]`),
  };
}

function lossReport({ found }: Losses): readonly string[] {
  if (found.size === 0) return [];
  return [
    'IATI has no place for, so not in the file:',
    ...[...found].map(([kind, what]) => {
      const first = what.slice(0, 3).join(', ');
      return `  ${what.length} ${kind}: ${first}${what.length > 3 ? ', …' : ''}`;
    }),
  ];
}
