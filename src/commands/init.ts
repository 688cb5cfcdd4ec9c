import { basename, join, relative, resolve } from 'node:path';
import { copyFiles, isFile, listFiles, type OutputText, readText, writeFiles } from '../io.ts';
import { kindOf } from '../load.ts';
import { propertiesAt } from '../schema-lookup.ts';
import { UserError } from '../text/user-error.ts';
import { parseYaml } from '../text/yaml.ts';
import { layOutYaml } from '../text/yaml-layout.ts';
import { flowText } from '../text/yaml-write.ts';
import type { Context, Outcome } from './context.ts';

export interface InitOptions {
  /** Ask nothing. */
  readonly yes?: boolean;
  /** Almost nothing in it, instead of the worked example. */
  readonly empty?: boolean;
  readonly title?: string;
  readonly ci?: Server;
  readonly quiet?: boolean;
}

export type Server = 'github' | 'gitlab' | 'both' | 'none';

interface Choice {
  readonly empty: boolean;
  readonly title: string;
  readonly ci: Server;
}

/** Makes a new portfolio, with what editors, Git and continuous integration need. What is there already is left as it is. */
export async function init(name: string, options: InitOptions, context: Context): Promise<Outcome> {
  const dir = resolve(context.cwd, name);
  if (isFile(join(dir, 'plumbline.yaml'))) {
    throw new UserError(`${join(dir, 'plumbline.yaml')} is there already.`, 'Name another folder.');
  }
  const choice = await choose(basename(dir), options, context);
  const texts = [
    ...(choice.empty ? emptyPortfolio(choice, context) : await example(context)),
    ...surroundings(choice, context),
  ];
  const kept = texts.filter(({ file }) => isFile(join(dir, file))).map(({ file }) => file);
  const fresh = texts.filter(({ file }) => !kept.includes(file));
  writeFiles(fresh.map(({ file, ...rest }) => ({ path: join(dir, file), ...rest })));
  const copies = choice.empty ? [] : exampleCopies(context);
  copyFiles(copies.map((file) => ({ from: join(exampleFolder(context), file), to: join(dir, file) })));
  if (kept.length > 0) context.err(`Left as they were: ${kept.join(', ')}.\n`);
  const shown = relative(context.cwd, dir) || '.';
  context.out(`${shown}: a portfolio with ${fresh.length + copies.length} files.\n`);
  if (options.quiet !== true) context.err(nextSteps(shown, context));
  return 0;
}

/** As the program itself was started: where npx found it, npx finds it again. */
function nextSteps(folder: string, { environment }: Context): string {
  const command = environment.npm_command === 'exec' ? 'npx plumbline' : 'plumbline';
  const steps = [
    ...(folder === '.' ? [] : [`cd ${/[^\w./-]/.test(folder) ? JSON.stringify(folder) : folder}`]),
    `${command} validate`,
    `${command} report --all --out reports`,
  ];
  return `${steps.map((step) => `→ ${step}\n`).join('')}README.md says how to go on.\n`;
}

async function choose(folder: string, options: InitOptions, { ask }: Context): Promise<Choice> {
  const given = { empty: options.empty === true, title: options.title ?? folder, ci: options.ci ?? ('both' as const) };
  if (options.yes === true || ask === undefined) return given;
  const wanted = async (question: string, words: readonly string[], usual: string) => {
    for (;;) {
      const answer = (await ask(`${question} (${words.join(', ')}) [${usual}] `)).trim().toLowerCase() || usual;
      if (words.includes(answer)) return answer;
    }
  };
  const empty =
    options.empty ??
    (await wanted('Begin with the worked example, or nearly empty?', ['example', 'empty'], 'example')) === 'empty';
  const title = options.title ?? (empty ? (await ask(`Title of the portfolio [${folder}] `)).trim() || folder : folder);
  const ci = options.ci ?? (await wanted('Continuous integration?', ['github', 'gitlab', 'both', 'none'], 'both'));
  return { empty, title, ci: ci as Server };
}

/** A text of the new portfolio; `file` is relative to it, with `/`. */
interface NewText extends Omit<OutputText, 'path'> {
  readonly file: string;
}

function template(file: string, values: Readonly<Record<string, string>>, { home, today, version }: Context): string {
  const year = Number(today.slice(0, 4));
  const all: Readonly<Record<string, string>> = {
    ...{ version, year: String(year), 'last-year': String(year - 1), 'next-year': String(year + 1) },
    ...{ 'year-after': String(year + 3), ...values },
  };
  return readText(join(home, 'templates/init', file)).replaceAll(
    /\{\{([a-z-]+)\}\}/g,
    (written, key) => all[key] ?? written,
  );
}

function emptyPortfolio({ title }: Choice, context: Context): readonly NewText[] {
  const values = { title: flowText(title) };
  return ['plumbline.yaml', 'frameworks/programme.yaml'].map((file) => ({
    file,
    text: template(`empty/${file}`, values, context),
  }));
}

const hidden: Readonly<Record<string, string>> = {
  'vscode-settings.json': '.vscode/settings.json',
  'vscode-extensions.json': '.vscode/extensions.json',
  gitattributes: '.gitattributes',
  gitignore: '.gitignore',
  'pre-commit': '.githooks/pre-commit',
  'ci.sh': '.plumbline/ci.sh',
  'README.md': 'README.md',
};

const servers: Readonly<Record<string, string>> = {
  github: '.github/workflows/plumbline.yml',
  gitlab: '.gitlab-ci.yml',
};

/** What editors, Git and CI servers read. */
function surroundings({ title, ci, empty }: Choice, context: Context): readonly NewText[] {
  const values = { title: empty ? title : 'Example City' };
  const files = Object.entries(hidden).map(([from, file]) => ({ from: `common/${from}`, file }));
  const workflows = Object.entries(servers).flatMap(([server, file]) =>
    ci === 'both' || ci === server ? [{ from: `common/${server}.yml`, file }] : [],
  );
  const texts = [...files, ...workflows].map(({ from, file }): NewText => {
    const isProgram = file.endsWith('.sh') || file.endsWith('pre-commit');
    return { file, text: template(from, values, context), ...(isProgram ? { executable: true } : {}) };
  });
  const schemas = listFiles(context.home, 'schemas').filter((file) => /(?<!-output)\.schema\.json$/.test(file));
  return [
    ...texts,
    ...schemas.map((file) => ({ file: `.plumbline/${file}`, text: readText(join(context.home, file)) })),
  ];
}

function exampleFolder({ home }: Context): string {
  return join(home, 'frameworks/example-city');
}

const exampleFolders = ['frameworks', 'library', 'mappings', 'narratives', 'reviews'];

/** The worked example: its texts name the schemas of the new folder, and are laid out as `fmt` does. */
async function example(context: Context): Promise<readonly NewText[]> {
  const from = exampleFolder(context);
  const files = ['plumbline.yaml', ...exampleFolders.flatMap((folder) => listFiles(from, folder))];
  const texts = await Promise.all(
    files.map(async (file): Promise<NewText> => {
      const up = '../'.repeat(file.split('/').length - 1);
      const text = readText(join(from, file)).replace(/(\$schema=)(?:\.\.\/)+schemas\//, `$1${up}.plumbline/schemas/`);
      const { value } = await parseYaml(file, text);
      const laid = layOutYaml(text, (path) => Object.keys(propertiesAt(kindOf(file) ?? 'framework', path, value)));
      return { file, text: 'text' in laid ? laid.text : text };
    }),
  );
  const tutorial = readText(join(from, 'README.md'))
    .replaceAll(' --dir frameworks/example-city', '')
    .replaceAll('frameworks/example-city/', '')
    .replace('In a clone of the project, from its top folder:', 'In this folder:')
    .replaceAll('npx plumbline', 'plumbline');
  return [...texts, { file: 'TUTORIAL.md', text: tutorial }];
}

/** Files of the example that are copied byte for byte. */
function exampleCopies(context: Context): readonly string[] {
  return ['incoming', 'measurements', 'plans', 'tutorial'].flatMap((folder) =>
    listFiles(exampleFolder(context), folder),
  );
}
