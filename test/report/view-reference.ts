import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An interface of the views, as its source says it. */
export interface Shape {
  readonly name: string;
  /** Folder below src/report; empty for what reports share. */
  readonly folder: string;
  readonly meaning: string;
  readonly parents: readonly string[];
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly meaning: string;
}

/** Every exported interface below src/report, read from its text: they are plain enough for that. */
export function shapesIn(root: string): ReadonlyMap<string, Shape> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.includes('words'));
  const shapes = files.toSorted().flatMap((file) => {
    const folder = file.includes('/') ? (file.split('/')[0] ?? '') : '';
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(shape)].map(([, meaning = '', one, parents = '', body = '', other, parent = '']) => ({
      name: one ?? other ?? '',
      folder,
      meaning: plain(meaning),
      parents: [parents, parent].flatMap(parentsIn),
      fields: fieldsIn(body),
    }));
  });
  return new Map(shapes.map((one) => [one.name, one]));
}

/** An interface, or what is left of one: `type A = Omit<B, 'c'>`; with what stands above it. */
const shape =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:interface (\w+)(?:<[^{]*>)?(?: extends ([^{]+))? (?:\{\}|\{\n([\s\S]*?)\n\})|type (\w+) = (Omit<[^;]*>);)/g;

/** `Omit<PageView<typeof words>, 'notes'>` → PageView without notes. */
function parentsIn(text: string): readonly string[] {
  // A comma inside of Omit<…> separates no parents.
  const parents = text.replace(/<typeof words>/g, '').split(/,\s*(?![^<]*>)/);
  return parents.map((parent) => parent.trim()).filter((parent) => parent !== '');
}

function fieldsIn(body: string): readonly Field[] {
  return [
    ...body.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?readonly (\w+)(\??): ([^;]*(?:\{[^}]*\}[^;]*)?);/g),
  ].map(([, meaning = '', name = '', optional, type = '']) => ({
    name,
    type: type.replace(/\s+/g, ' ').replace(/\breadonly (?=[\w(])/g, ''),
    optional: optional === '?',
    meaning: plain(meaning),
  }));
}

function plain(comment: string): string {
  return comment.replace(/\s*\*\s*|\s+/g, ' ').trim();
}

/** The fields of an interface with those of its parents. */
export function fieldsOf(name: string, shapes: ReadonlyMap<string, Shape>): readonly Field[] {
  const shape = shapes.get(name);
  if (shape === undefined) return [];
  const inherited = shape.parents.flatMap((parent) => {
    const [, base = parent, omitted = ''] = /^Omit<(\w+), (.*)>$/.exec(parent) ?? [];
    return fieldsOf(base, shapes).filter((field) => !omitted.includes(`'${field.name}'`));
  });
  return [...inherited, ...shape.fields];
}

/** Views by the folder of their report: what a template of its own is given. */
export function viewsIn(shapes: ReadonlyMap<string, Shape>): ReadonlyMap<string, readonly Shape[]> {
  const views = new Map<string, Shape[]>();
  for (const shape of shapes.values()) {
    if (shape.folder === '' || !fieldsOf(shape.name, shapes).some(({ name }) => name === 'labels')) continue;
    views.set(shape.folder, [...(views.get(shape.folder) ?? []), shape]);
  }
  return views;
}

/** The interfaces that a type speaks of. */
function named(type: string, shapes: ReadonlyMap<string, Shape>): readonly string[] {
  return (type.match(/\b[A-Z]\w*/g) ?? []).filter((name) => shapes.has(name));
}

/** The page of templates/README.md that says which fields there are. */
export function viewReference(shapes: ReadonlyMap<string, Shape>): string {
  const views = viewsIn(shapes);
  const shown = new Set<string>();
  const wanted = [...views.values()].flat().map(({ name }) => name);
  const section = (name: string, level: string, all: readonly Field[]) => {
    const rows = all.map(({ name: field, type, optional, meaning }) => {
      const cell = (text: string) => text.replaceAll('|', '\\|');
      return `| \`${field}\`${optional ? ' (may be absent)' : ''} | ${cell(typeText(type))} | ${cell(meaning)} |`;
    });
    const meaning = shapes.get(name)?.meaning ?? '';
    return `${level} ${name}\n\n${meaning === '' ? '' : `${meaning}\n\n`}| field | is | says |\n|:--|:--|:--|\n${rows.join('\n')}\n`;
  };
  const reports = [...views].map(([folder, own]) => {
    const parts = own.map(({ name }) => {
      shown.add(name);
      const page = fieldsOf('PageView', shapes).map((field) => field.name);
      return section(
        name,
        '###',
        fieldsOf(name, shapes).filter((field) => !page.includes(field.name) || isPartial(name, shapes)),
      );
    });
    return `## ${folder === 'site' ? 'index' : folder}\n\n${parts.join('\n')}`;
  });
  shown.add('PageView');
  const rest: string[] = [];
  for (const queue = ['PageView', ...wanted]; queue.length > 0; ) {
    const name = queue.shift() ?? '';
    for (const { type } of fieldsOf(name, shapes)) {
      for (const inner of named(type, shapes)) {
        if (shown.has(inner) || rest.includes(inner)) continue;
        rest.push(inner);
        queue.push(inner);
      }
    }
  }
  const parts = rest.toSorted().map((name) => section(name, '###', fieldsOf(name, shapes)));
  return [section('PageView', '##', fieldsOf('PageView', shapes)), ...reports, `## Parts\n\n${parts.join('\n')}`].join(
    '\n',
  );
}

/** A piece of a document, which has only some of what a page has. */
function isPartial(name: string, shapes: ReadonlyMap<string, Shape>): boolean {
  const fields = fieldsOf(name, shapes).map((field) => field.name);
  return !['labels', 'title', 'notes', 'abbreviations'].every((field) => fields.includes(field));
}

function typeText(type: string): string {
  return type
    .replace(
      /PageView<[^>]*>\['labels'\]|Words\['labels'\] & W\['labels'\]|PageView\['labels'\]/,
      'texts by their keys',
    )
    .replace(/\bSaid\b/g, 'text in a language')
    .replace(/\bstring\b/g, 'text')
    .replace(/\bboolean\b/g, 'yes or no')
    .replace(/^\(([\w ]+)\[\]\)\[\]$/, 'list of lists of $1')
    .replace(/^([\w ]+)\[\]$/, 'list of $1')
    .replace(/ \| null$/, ', or null');
}

/** What of a value is not as its type says it: paths of fields that are missing, or that nobody has described. */
export function undescribed(
  value: unknown,
  type: string,
  shapes: ReadonlyMap<string, Shape>,
  path: string,
): readonly string[] {
  const bare = type.replace(/ \| null$/, '').replace(/^\((.*)\)$/, '$1');
  if (value === null) return / null$/.test(type) || bare !== type ? [] : [`${path} is null`];
  if (Array.isArray(value)) {
    if (!bare.endsWith('[]')) return [`${path} is a list`];
    return value.flatMap((item, index) => undescribed(item, bare.slice(0, -2), shapes, `${path}[${index}]`));
  }
  if (typeof value !== 'object') return bare.endsWith('[]') || shapes.has(bare) ? [`${path} is ${typeof value}`] : [];
  if (!shapes.has(bare))
    return bare === 'Said' || path.endsWith('.labels') ? [] : [`${path} is an object of no described kind: ${type}`];
  const fields = fieldsOf(bare, shapes);
  const keys = Object.keys(value);
  return [
    ...keys.filter((key) => !fields.some(({ name }) => name === key)).map((key) => `${path}.${key} is not described`),
    ...fields.flatMap(({ name, optional, type: inner }) => {
      if (!keys.includes(name)) return optional ? [] : [`${path}.${name} is missing`];
      return undescribed((value as Record<string, unknown>)[name], inner, shapes, `${path}.${name}`);
    }),
  ];
}
