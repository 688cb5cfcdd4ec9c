import { Command, CommanderError } from 'commander';
import type { Context } from './commands/context.ts';
import { UserError } from './text/user-error.ts';

/** 0 done, 1 problems in the user's files, 2 wrong command line or environment, 3 our bug. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Runs one command line (without node and script) in a context, and says how the process is to end. */
export async function main(
  argv: readonly string[],
  world: Omit<Context, 'version'>,
  version: string,
): Promise<ExitCode> {
  const context: Context = { ...world, version };
  let outcome: ExitCode = 0;
  const program = commands(context, (code) => {
    outcome = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome;
  } catch (error) {
    return explain(error, context);
  }
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
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => context.out(text),
      writeErr: (text) => context.err(text),
      getOutHelpWidth: () => context.width ?? 80,
      getErrHelpWidth: () => context.width ?? 80,
    })
    .exitOverride();

  const command = (name: string, description: string, example: string, onPortfolio = true) => {
    const made = program.command(name).description(description);
    if (onPortfolio) made.option('--dir <folder>', 'the portfolio, or a folder in it (default: where you are)');
    return made
      .option('--quiet', 'say nothing of the run')
      .option('--no-color', 'no colours')
      .addHelpText('after', `\nExample:\n  ${example}\n`);
  };

  command(
    'validate',
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
    .action(async (options) => {
      const { validate } = await import('./commands/validate.ts');
      end(await validate(options, context));
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
    .option('--reason <reason>', 'why stored values change: a code, and after a colon a text')
    .option(
      '--rewrite',
      'take nothing in: write the files of the store anew, sorted and plain, without changing a value',
    )
    .option('--as-of <date>', 'the day of the ingest: YYYY-MM-DD (default: today)')
    .option('--format <format>', 'text or json', choice('text', 'json'), 'text')
    .action(async (files, options) => {
      const { ingest } = await import('./commands/ingest.ts');
      end(await ingest(files, options, context));
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
    .option('--all', 'render all of them')
    .option('--framework <id>', 'only this framework')
    .option('--out <folder>', 'write HTML and Markdown files here')
    .option('--format <format>', 'html or md; with --list text or json', choice('html', 'md', 'text', 'json'))
    .option('--as-of <date>', 'the day the figures are of: YYYY-MM-DD (default: today)')
    .option('--lang <language>', 'language of the texts')
    .action(async (name, options) => {
      const { report } = await import('./commands/report.ts');
      end(await report(name, options, context));
    });

  command(
    'export <format>',
    'write the portfolio as iati, csv or json',
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
    .option('--lang <language>', 'csv, json: language of the texts')
    .action(async (format, options) => {
      const { exportAs } = await import('./commands/export.ts');
      end(await exportAs(format, options, context));
    });

  command(
    'import <format> <file>',
    "make a portfolio of somebody's iati file",
    'plumbline import iati activities.xml --out portfolio',
    false,
  )
    .option('--out <folder>', 'the portfolio that is made: a folder that does not exist yet')
    .option(
      '--cumulation <word>',
      'how numbers build up over time, which IATI does not say',
      oneOf('--cumulation', 'incremental', 'cumulative-targets', 'cumulative-values', 'point-in-time'),
    )
    .option('--format <format>', 'the report as text or json', choice('text', 'json'), 'text')
    .action(async (format, file, options) => {
      const { importFrom } = await import('./commands/import.ts');
      end(await importFrom(format, file, options, context));
    });

  return program;
}

const validateFormats = ['text', 'json', 'github', 'sarif', 'junit'];

/** The value of an option that may be said again. */
function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function wholeNumber(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new UserError(`--max is "${value}"; expected a whole number, 1 or more.`);
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
