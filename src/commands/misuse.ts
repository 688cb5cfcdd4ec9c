import { didYouMean } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';

/** The command that a command line is for, as far as it names one. */
export interface Asked {
  /** `plumbline review start` */
  readonly name: string;
  /** What stands behind the name: `[options] <indicator>`. */
  readonly usage: string;
  /** Of the commands below it. */
  readonly commands: readonly string[];
  /** `--by` */
  readonly options: readonly string[];
}

/** What is wrong with a command line, in our own words; `code` and `message` are commander's. */
export function misuse(
  { code, message }: { readonly code: string; readonly message: string },
  asked: Asked,
): UserError {
  const { name, usage, commands, options } = asked;
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  const help = `${name} --help`;
  const example = `${name} ${usage.replace('[options] ', '')}; an example: ${help}`;
  switch (code) {
    case 'commander.unknownCommand':
      return new UserError(`There is no command ${quoted}.`, didYouMean(quoted, commands) ?? `${help} shows all.`);
    case 'commander.unknownOption': {
      const [option = ''] = quoted.split('=');
      if (options.includes(option))
        return new UserError(`${option} takes no value; it is "${quoted}".`, `Write ${option} alone.`);
      return new UserError(`${name} has no option ${option}.`, didYouMean(option, options) ?? `${help} shows all.`);
    }
    case 'commander.missingArgument':
      return new UserError(`${name} needs <${quoted}>.`, example);
    case 'commander.excessArguments': {
      const [wanted = '', given = ''] = message.match(/\d+/g) ?? [];
      const most = wanted === '1' ? 'one argument' : wanted === '0' ? 'no argument' : `${wanted} arguments`;
      return new UserError(
        `${name} takes ${most}; there are ${given}.`,
        `A text with blanks stands in quotes; ${help} shows an example.`,
      );
    }
    case 'commander.optionMissingArgument':
      return new UserError(`${quoted} has no value.`, `${help} shows what it may be.`);
    default:
      return new UserError(message.replace(/^error: /, ''), `${help} shows how it is used.`);
  }
}
