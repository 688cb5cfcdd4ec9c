import { join, resolve } from 'node:path';
import { findPortfolio, folders, isFolder, stampsIn } from '../../io.ts';
import { UserError } from '../../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from '../context.ts';
import { asOfDate } from '../open.ts';
import { pagesFrom } from './page.ts';
import { servePages } from './server.ts';
import { makeSite, type Site } from './site.ts';
import { type Stamps, watch } from './watch.ts';

export interface PreviewOptions extends CommonOptions {
  /** 0: any that is free; undefined: the usual one, or the next that is free. */
  readonly port?: number;
}

/** Shows all reports in the browser, and shows them anew when something is saved. Ends when the user stops it. */
export async function preview(from: string, options: PreviewOptions, context: Context): Promise<Outcome> {
  const dir = portfolioAt(from, context);
  asOfDate(options, context);
  const look = () => stampsOf(dir, context);
  const first = look();
  let site: Site = await makeSite(dir, undefined, false, options, context);
  const server = await servePages(
    pagesFrom(() => site, context.home),
    options.port,
  );
  return new Promise((done, fail) => {
    const changed = async (paths: readonly string[]) => {
      const onlyTemplates = paths.every((path) => path.endsWith('.hbs'));
      site = await makeSite(dir, site, onlyTemplates, options, context);
      server.announce();
    };
    const end = watch(first, look, changed, (error) => {
      server.close();
      fail(error);
    });
    context.live?.onStop(() => {
      end();
      server.close();
      done(0);
      return options.quiet === true ? '' : '\nThe preview has ended.\n';
    }, 0);
    // Whoever reads the address may stop the preview at once.
    context.out(`http://127.0.0.1:${server.port}/\n`);
    if (options.quiet !== true) context.err('What is saved is shown at once. Ctrl-C ends the preview.\n');
  });
}

function portfolioAt(from: string, { cwd }: Context): string {
  const folder = resolve(cwd, from);
  if (!isFolder(folder)) throw new UserError(`There is no folder ${from}.`);
  const dir = findPortfolio(folder);
  if (dir !== undefined) return dir;
  throw new UserError(
    `There is no plumbline.yaml in ${folder} or above it.`,
    'Go into a portfolio, name its folder, or make one: plumbline init my-programme.',
  );
}

/** Of all that reports are made from: the portfolio's files, and the templates of the program. */
function stampsOf(dir: string, { home }: Context): Stamps {
  const mine = ['plumbline.yaml', ...folders, 'measurements', 'corrections', 'templates'];
  const of = (top: string, parts: readonly string[]) =>
    [...stampsIn(top, parts)].map(([file, stamp]) => [join(top, file), stamp] as const);
  return new Map([...of(dir, mine), ...of(home, ['templates'])].filter(([path]) => /\.(ya?ml|csv|hbs)$/.test(path)));
}
