import { Command, CommanderError } from 'commander';
import type { Context } from './commands/context.ts';
import type { Asked } from './commands/misuse.ts';
import { renamedKinds } from './model/renamed.ts';
import { UserError } from './text/user-error.ts';

/** 0 done, 1 problems in the user's files, 2 wrong command line or environment, 3 our bug. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Runs one command line (without node and script) in a context, and says how the process is to end. */
export async function main(argv: readonly string[], context: Context): Promise<ExitCode> {
  let outcome: ExitCode = 0;
  const program = commands(context, (code) => {
    outcome = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome;
  } catch (error) {
    return explain(error instanceof CommanderError ? await inOurWords(error, program, argv) : error, context);
  }
}

/** Help that was asked for, or is shown because no command is named, says all by itself. */
async function inOurWords(error: CommanderError, program: Command, argv: readonly string[]): Promise<Error> {
  if (error.exitCode === 0 || error.code === 'commander.help') return error;
  const { misuse } = await import('./commands/misuse.ts');
  return misuse(error, askedFor(program, argv));
}

function askedFor(program: Command, argv: readonly string[]): Asked {
  let [asked, name] = [program, program.name()];
  for (const word of argv) {
    const below = asked.commands.find((one) => one.name() === word);
    if (below === undefined) break;
    [asked, name] = [below, `${name} ${word}`];
  }
  const options = [...asked.options.flatMap(({ long }) => long ?? []), '--help'];
  return { name, usage: asked.usage(), commands: asked.commands.map((one) => one.name()), options };
}

function explain(error: unknown, context: Context): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UserError) {
    context.err(`${error.message}\n${error.hint === undefined ? '' : `→ ${error.hint}\n`}`);
    return 2;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.err(
    `This is a bug of Plumbline, not a mistake of yours.\nReport it with what follows, and with the command you ran.\n\n${detail}\n`,
  );
  return 3;
}

function commands(context: Context, end: (code: ExitCode) => void): Command {
  const program = new Command('plumbline')
    .description(
      'Keeps results frameworks true: checks chains, takes in measurements, computes progress, renders reports.',
    )
    .version(context.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => context.out(text),
      writeErr: (text) => context.err(text),
      // What is wrong is said by `misuse`.
      outputError: () => {},
      getOutHelpWidth: () => context.width ?? 80,
      getErrHelpWidth: () => context.width ?? 80,
    })
    .exitOverride();

  const command = (name: string, description: string, example: string, onPortfolio = true, above = program) => {
    const made = above.command(name).description(description);
    if (onPortfolio) made.option('--dir <folder>', 'the portfolio, or a folder in it (default: where you are)');
    return made
      .option('--quiet', 'say nothing of the run')
      .option('--no-color', 'no colours')
      .addHelpText('after', `\nExample:\n  ${example}\n`);
  };

  command(
    'init [dir]',
    'a new portfolio, from the worked example or nearly empty',
    'plumbline init my-programme',
    false,
  )
    .option('--yes', 'ask nothing')
    .option('--empty', 'one small framework to write over, instead of the worked example')
    .option('--title <title>', 'title of the portfolio (default: the name of the folder)')
    .option(
      '--ci <server>',
      'continuous integration for github, gitlab, both or none (default: both)',
      oneOf('--ci', 'github', 'gitlab', 'both', 'none'),
    )
    .action(async (dir, options) => {
      const { init } = await import('./commands/init.ts');
      end(await init(dir ?? '.', options, context));
    });

  command(
    'validate [file...]',
    'check schema, references, consistency rules and stored measurements',
    'plumbline validate --format json',
  )
    .option('--as-of <date>', 'the day the checks look from: YYYY-MM-DD (default: today)')
    .option('--format <format>', 'text, json, github, sarif or junit', choice(...validateFormats), 'text')
    .option('--all', 'show infos too')
    .option('--max <count>', 'show at most so many findings, the loudest', wholeNumber)
    .option('--rule <id>', 'run this rule alone; may be said again', several)
    .option('--no-cache', 'work everything out again')
    .option('--release', 'judge everything as if it were final')
    .option(
      '--fail-on <severity>',
      'error, or warning: end with 1 on warnings too',
      oneOf('--fail-on', 'error', 'warning'),
      'error',
    )
    .action(async (files, options) => {
      const { validate } = await import('./commands/validate.ts');
      end(await validate({ ...options, files }, context));
    });

  command(
    'explain [rule]',
    'what a rule wants, why, and how to put it right',
    'plumbline explain chain-level-skipped',
    false,
  )
    .option('--format <format>', 'text or json', choice('text', 'json'), 'text')
    .action(async (rule, options) => {
      const { explain: page } = await import('./commands/explain.ts');
      end(page(rule, options, context));
    });

  command(
    'ingest [csv...]',
    'take measurements in: a plan, or with --write the deed',
    'plumbline ingest incoming/2025.csv --write',
  )
    .option('--write', 'carry the plan out, all or nothing')
    .option('--mapping <mapping>', 'read the files as this mapping says: a name in mappings/, or a file')
    .option('--suggest-mapping', 'write a first mapping for a file instead')
    .option('--out <file>', 'where to write it (default: stdout)')
    .option('--accept-partial', 'leave rejected rows out, and put them into <csv>.rejected.csv')
    .option('--reason <reason>', 'why stored values change: correction, typo, late-data … and after a colon a text')
    .option(
      '--rewrite',
      'take nothing in: write the files of the store anew, sorted and plain, without changing a value',
    )
    .option('--as-of <date>', 'the day of the ingest: YYYY-MM-DD (default: today)')
    .option('--wait <seconds>', 'how long to wait for another ingest (default: 60)', seconds)
    .option('--format <format>', 'text or json', choice('text', 'json'), 'text')
    .action(async (files, options) => {
      const { ingest } = await import('./commands/ingest.ts');
      end(await ingest(files, options, context));
    });

  command(
    'approve [framework] [period]',
    "lock a period's measurements: who approved them, and when",
    'plumbline approve programme 2025 --by secretariat',
  )
    .option('--by <party>', 'who approves: a party of plumbline.yaml')
    .option('--date <date>', 'the day of the approval: YYYY-MM-DD (default: today)')
    .option('--list', 'list what is approved')
    .option('--wait <seconds>', 'how long to wait for an ingest (default: 60)', seconds)
    .option('--format <format>', 'text or json', choice('text', 'json'), 'text')
    .action(async (framework, period, options) => {
      const { approve } = await import('./commands/approve.ts');
      end(await approve({ framework, period }, options, context));
    });

  command('progress [indicator...]', 'where every indicator stands', 'plumbline progress --as-of 2025-12-31')
    .option('--as-of <date>', 'the day progress is computed for: YYYY-MM-DD (default: today)')
    .option(
      '--against <plan>',
      'current, or original: the targets and baselines before all revisions',
      oneOf('--against', 'current', 'original'),
      'current',
    )
    .option('--place <id>', 'figures of this place, and of the places in it')
    .option('--by <group>', 'tell each indicator apart: place, or a dimension such as sex')
    .option('--only <ratings>', 'only these ratings and states, with commas between: off-track,overdue')
    .option('--wide', 'every column, wider than the terminal')
    .option('--format <format>', 'table, json or csv (one row a fact)', choice('table', 'json', 'csv'), 'table')
    .option('--lang <language>', 'language of the texts')
    .action(async (indicators, options) => {
      const { progress } = await import('./commands/progress.ts');
      end(await progress(indicators, options, context));
    });

  command(
    'trace <indicator>',
    'the formula, the inputs and their rows behind a figure',
    'plumbline trace programme/water-access --period 2025',
  )
    .option('--period <period>', 'the period that is traced (default: the one that is rated)')
    .option('--place <id>', 'the figure of this place')
    .option('--category <dimension=category>', 'the figure of this category: sex=female')
    .option('--as-of <date>', 'the day the figure is of: YYYY-MM-DD (default: today)')
    .option('--format <format>', 'text, md or json', choice('text', 'md', 'json'), 'text')
    .option('--lang <language>', 'language of the texts')
    .action(async (indicator, options) => {
      const { trace } = await import('./commands/trace.ts');
      end(await trace(indicator, options, context));
    });

  command('due', 'what is due or overdue, and by whom', 'plumbline due --within 60d --by place')
    .option('--within <days>', 'also what ends in so many days: 60d, 8w, 2m')
    .option('--by <group>', 'party, place or framework', oneOf('--by', 'party', 'place', 'framework'), 'party')
    .option('--as-of <date>', 'the day it is looked at from: YYYY-MM-DD (default: today)')
    .option('--format <format>', 'table, csv or json', choice('table', 'csv', 'json'), 'table')
    .option('--lang <language>', 'language of the texts')
    .action(async (options) => {
      const { due } = await import('./commands/due.ts');
      end(await due(options, context));
    });

  command(
    'report [name]',
    'render a report from its template',
    'plumbline report scorecard --as-of 2025-12-31 --out reports',
  )
    .option('--list', 'list the reports there are')
    .option('--all', 'render all of them, and a page that leads to each')
    .option('--framework <id>', 'only this framework')
    .option('--variant <name>', 'the form of a report that has several')
    .option('--print-view', 'print what templates are given, as JSON')
    .option('--out <folder>', 'write HTML and Markdown files here')
    .option(
      '--format <format>',
      'html, md or docx (for Word); with --list text or json',
      choice('html', 'md', 'docx', 'text', 'json'),
    )
    .option('--as-of <date>', 'the day the figures are of: YYYY-MM-DD (default: today)')
    .option('--lang <language>', 'language of the report: en, fr, es or pt; of the texts any')
    .action(async (name, options) => {
      const { report } = await import('./commands/report.ts');
      end(await report(name, options, context));
    });

  command(
    'preview [dir]',
    'show all reports in the browser, and anew when something is saved',
    'plumbline preview my-programme --port 4700',
    false,
  )
    .option('--port <number>', 'the port; 0 for any that is free (default: 4700, or the next that is free)', portNumber)
    .option('--as-of <date>', 'the day the figures are of: YYYY-MM-DD (default: today)')
    .option('--lang <language>', 'language of the reports: en, fr, es or pt; of the texts any')
    .action(async (dir, options) => {
      const { preview } = await import('./commands/preview/preview.ts');
      end(await preview(dir ?? '.', options, context));
    });

  const review = program
    .command('review')
    .description('review, score, shortlist and approve draft indicators')
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  plumbline review start --reviewer evaluator\n');
  reviewCommands((name, description, example) => command(name, description, example, true, review), context, end);
  command(
    'diff <from> [to]',
    'what changed in meaning between two revisions or folders, and which figures move',
    'plumbline diff release/2025 --format md',
  )
    .option('--as-of <date>', 'the day the figures are of: YYYY-MM-DD (default: today)')
    .option('--format <format>', 'text, md (for a pull request) or json', choice('text', 'md', 'json'), 'text')
    .option('--lang <language>', 'language of the texts')
    .action(async (from, to, options) => {
      const { diff } = await import('./commands/diff.ts');
      end(await diff(from, to, options, context));
    });

  command('fmt [file...]', 'lay YAML files out in one way, with all their comments', 'plumbline fmt --check')
    .option('--check', 'change nothing; name what is laid out otherwise, and end with 1 where anything is')
    .option('--migrate', 'bring the portfolio to the file format of this program')
    .action(async (files, options) => {
      const { fmt } = await import('./commands/fmt.ts');
      end(await fmt(files, options, context));
    });

  command(
    'retarget <indicator> <period> <value>',
    'write a target (or the baseline) and keep the old one under revisions',
    'plumbline retarget water-connections 2017 60 --reason "budget-realignment: The grant was cut." --approved-by Board',
  )
    .option('--reason <reason>', 'why: a code, and after a colon a text')
    .option('--approved-by <who>', 'who approved it')
    .option('--as-of <date>', 'the day of the revision: YYYY-MM-DD (default: today)')
    .action(async (indicator, period, value, options) => {
      const { retarget } = await import('./commands/retarget.ts');
      end(await retarget([indicator, period, value], options, context));
    });

  command(
    'rename <old> <new>',
    'give a thing another id, wherever it stands',
    'plumbline rename water/kiosks water/stalls',
  )
    .option('--dry-run', 'change nothing; name what would change')
    .option(
      '--kind <kind>',
      `where things of several kinds have the id: ${renamedKinds.slice(0, -1).join(', ')} or ${renamedKinds.at(-1)}`,
      oneOf('--kind', ...renamedKinds),
    )
    .action(async (old, now, options) => {
      const { rename } = await import('./commands/rename.ts');
      end(await rename(old, now, options, context));
    });

  command(
    'export <format>',
    'write the portfolio as iati, xlsx, csv or json, or its chains as a picture: svg or mermaid',
    'plumbline export iati --framework programme --as-of 2025-12-31 --out activities.xml',
  )
    .option('--out <path>', 'where to write it: a file, or for csv a folder (default: stdout)')
    .option('--framework <id>', 'only this framework; may be said again', several)
    .option('--as-of <date>', 'the day the figures are of: YYYY-MM-DD (default: today)')
    .option(
      '--disaggregation <way>',
      'iati: categories as dimensions, as indicators of their own, or none',
      oneOf('--disaggregation', 'dimensions', 'indicators', 'none'),
      'dimensions',
    )
    .option(
      '--sheet <name>',
      'xlsx: only this sheet: results, tracking, references, definitions or entry; may be said again',
      several,
    )
    .option('--lang <language>', 'all but iati: language of the texts')
    .action(async (format, options) => {
      const { exportAs } = await import('./commands/export.ts');
      end(await exportAs(format, options, context));
    });

  command(
    'import <format> <from>',
    "make a portfolio of somebody's iati file or open-sdg repository, or take a filled-in workbook (xlsx) into this one",
    'plumbline import iati activities.xml --out portfolio',
  )
    .option('--write', 'xlsx: carry the plan out, all or nothing')
    .option(
      '--reason <reason>',
      'xlsx: why stored values change: correction, typo, late-data … and after a colon a text',
    )
    .option('--as-of <date>', 'xlsx: the day of the import: YYYY-MM-DD (default: today)')
    .option('--wait <seconds>', 'xlsx: how long to wait for an ingest (default: 60)', seconds)
    .option('--out <folder>', 'iati, open-sdg: the portfolio that is made: a folder that does not exist yet')
    .option(
      '--cumulation <word>',
      'iati, open-sdg: how numbers build up over time, which the formats do not say (open-sdg: point-in-time)',
      oneOf('--cumulation', 'incremental', 'cumulative-targets', 'cumulative-values', 'point-in-time'),
    )
    .option('--activity <identifier>', 'iati: only this activity; may be said again', several)
    .option('--format <format>', 'the report as text or json', choice('text', 'json'), 'text')
    .action(async (format, file, options) => {
      const { importFrom } = await import('./commands/import.ts');
      end(await importFrom(format, file, options, context));
    });

  return program;
}

/** The steps of the indicator review, in their order. */
function reviewCommands(
  command: (name: string, description: string, example: string) => Command,
  context: Context,
  end: (code: ExitCode) => void,
): void {
  command(
    'start [framework]',
    'write a review to be filled in for each draft indicator',
    'plumbline review start programme --reviewer evaluator:"Evaluation adviser" --reviewer city',
  )
    .option('--reviewer <party>', 'who reviews: a party, and after a colon its role; may be said again', several)
    .action(async (framework, options) => {
      const { start } = await import('./commands/review/start.ts');
      end(await start(framework, options, context));
    });

  command(
    'sheet [framework]',
    'print the reviews as a sheet to score in',
    'plumbline review sheet --reviewer city --out city.csv',
  )
    .option('--reviewer <party>', 'only the rows of this party')
    .option('--format <format>', 'csv or xlsx', choice('csv', 'xlsx'), 'csv')
    .option('--out <file>', 'where to write it (default for csv: stdout)')
    .option('--lang <language>', 'language of the texts')
    .action(async (framework, options) => {
      const { sheet } = await import('./commands/review/sheet.ts');
      end(await sheet(framework, options, context));
    });

  command(
    'import <sheet...>',
    'take filled-in sheets (CSV or XLSX) into the reviews, all or nothing',
    'plumbline review import city.csv --dry-run',
  )
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--as-of <date>', 'the day of rows that name none: YYYY-MM-DD (default: today)')
    .option('--format <format>', 'text or json', choice('text', 'json'), 'text')
    .option('--lang <language>', 'language of the texts')
    .action(async (files, options) => {
      const { importSheets } = await import('./commands/review/import.ts');
      end(await importSheets(files, options, context));
    });

  command(
    'score [framework]',
    'what the reviewers make of the indicators, and what they are to discuss',
    'plumbline review score programme --format md',
  )
    .option('--format <format>', 'text, md or json', choice('text', 'md', 'json'), 'text')
    .option('--lang <language>', 'language of the texts')
    .action(async (framework, options) => {
      const { score } = await import('./commands/review/score.ts');
      end(await score(framework, options, context));
    });

  budgets(
    command(
      'shortlist [framework]',
      'what stays within the budgets, and why the rest goes',
      'plumbline review shortlist --total 42 --per-level output=20 --load 10',
    ),
  )
    .option('--format <format>', 'text, md or json', choice('text', 'md', 'json'), 'text')
    .option('--lang <language>', 'language of the texts')
    .action(async (framework, options) => {
      const { showShortlist } = await import('./commands/review/shortlist.ts');
      end(await showShortlist(framework, options, context));
    });

  budgets(
    command(
      'approve [indicator...]',
      'bring indicators from draft to reviewed, final and retired',
      'plumbline review approve --shortlist --to final --by "Executive Committee"',
    ),
  )
    .option('--shortlist', 'all that the shortlist keeps')
    .option('--framework <id>', 'only this framework')
    .option('--by <who>', 'who approves')
    .option('--to <status>', 'how far (default: the next step)', oneOf('--to', 'draft', 'reviewed', 'final', 'retired'))
    .option('--reason <reason>', 'why: asked for to go back to draft, and to retire')
    .option('--successor <id>', 'what takes the place of what is retired, or none')
    .option('--last-period <period>', 'the last period of what is retired')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--as-of <date>', 'the day of the step: YYYY-MM-DD (default: today)')
    .option('--format <format>', 'text or json', choice('text', 'json'), 'text')
    .action(async (names, options) => {
      const { approve } = await import('./commands/review/approve.ts');
      end(await approve(names, options, context));
    });
}

/** The budgets of a final set; left out, those of plumbline.yaml. */
function budgets(command: Command): Command {
  return command
    .option('--per-result <count>', 'indicators per result, at most')
    .option('--per-level <level=count>', 'indicators of a level or tier, at most; may be said again', several)
    .option('--total <count>', 'indicators in all, at most')
    .option('--cost <amount>', 'yearly cost of collection, at most')
    .option('--load <count>', 'indicators that one party collects, at most');
}

/** The value of an option that may be said again. */
function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

const validateFormats = ['text', 'json', 'github', 'sarif', 'junit'];

function wholeNumber(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new UserError(`--max is "${value}"; expected a whole number, 1 or more.`);
}

function seconds(value: string): number {
  if (/^\d{1,5}$/.test(value)) return Number(value);
  throw new UserError(`--wait is "${value}"; expected a whole number of seconds.`);
}

function portNumber(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new UserError(`--port is "${value}"; expected a whole number from 0 to 65535.`);
}

/** The value of --format: one of a few words. */
function choice(...words: readonly string[]): (value: string) => string {
  return oneOf('--format', ...words);
}

/** The value of an option that must be one of a few words. */
function oneOf(option: string, ...words: readonly string[]): (value: string) => string {
  return (value) => {
    if (words.includes(value)) return value;
    throw new UserError(`${option} is "${value}"; expected one of ${words.join(', ')}.`);
  };
}
