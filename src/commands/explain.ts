import { examples } from 'plumbline:rule-examples';
import { Chalk, type ChalkInstance } from 'chalk';
import { fileRules } from '../measurements/rules/file-rules.ts';
import { rowRules } from '../measurements/rules/index.ts';
import { factRules } from '../progress/rules/index.ts';
import { families } from '../rules/index.ts';
import { profiles } from '../rules/profiles.ts';
import type { RuleSeverity, RuleWords } from '../rules/rule.ts';
import { closingRules } from '../rules/setting/index.ts';
import type { RuleDescription } from '../rules/verdict.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import { catalogue } from './catalogue.ts';
import type { Context, Outcome } from './context.ts';

/** What a rule wants, why, how to put it right, with a failing and a corrected example; without a name, the list of rules. */
export function explain(name: string | undefined, { format = 'text' }: { format?: string }, context: Context): Outcome {
  const all = catalogue();
  if (name === undefined) {
    context.out(format === 'json' ? `${JSON.stringify(all, undefined, 2)}\n` : list(all, new Chalk(level(context))));
    return 0;
  }
  const rule = all.find(({ id }) => id === name);
  if (rule === undefined) {
    const near = suggest(
      name,
      all.map(({ id }) => id),
    );
    throw new UserError(`There is no rule ${name}.`, near ?? 'plumbline explain lists the rules.');
  }
  const example = examples[name];
  context.out(
    format === 'json'
      ? `${JSON.stringify({ ...rule, wrong: example?.wrong ?? null, right: example?.right ?? null }, undefined, 2)}\n`
      : page(rule, new Chalk(level(context))),
  );
  return 0;
}

function level({ colour }: Context): { level: 0 | 1 } {
  return { level: colour ? 1 : 0 };
}

function list(all: readonly RuleDescription[], chalk: ChalkInstance): string {
  const widest = Math.max(...all.map(({ id }) => id.length));
  const byFamily = [...new Set(all.map(({ family }) => family))].map((family) => {
    const rows = all
      .filter((rule) => rule.family === family)
      .map(({ id, severity, summary }) => `  ${id.padEnd(widest)}  ${severity.padEnd(7)}  ${summary}\n`);
    return `${chalk.bold(family)}\n${rows.join('')}`;
  });
  const closing = `${all.length} rules. plumbline explain <rule> shows one, with an example.\n`;
  return `${byFamily.join('\n')}\n${closing}`;
}

function page(rule: RuleDescription, chalk: ChalkInstance): string {
  const { id, family, summary, why, fix } = rule;
  const example = examples[id];
  const parts = [
    `${chalk.bold(id)}  ${chalk.dim(`(${family})`)}\n${summary}\n`,
    `${chalk.bold('How loud')}\n${loudnessOf(rule)
      .map((line) => `  ${line}\n`)
      .join('')}`,
    `${chalk.bold('Why')}\n  ${why}\n`,
    `${chalk.bold('To put it right')}\n  ${fix}\n`,
  ];
  if (example !== undefined) {
    parts.push(`${chalk.bold('Found here')}\n${indented(example.wrong, chalk)}`);
    parts.push(`${chalk.bold('Corrected')}\n${indented(example.right, chalk)}`);
  }
  const setting = isFixed(rule) ? 'It cannot be switched off.' : `In plumbline.yaml: rules: {${id}: off}`;
  return [...parts, `${chalk.dim(setting)}\n`].join('\n');
}

/** What stands in the way of reading a file or storing a row is an error whatever the portfolio says. */
function isFixed({ id, family }: RuleDescription): boolean {
  return family === 'reading' || [...rowRules, ...fileRules].some((rule) => rule.id === id && rule.fixed === true);
}

/** The lines of an example, with what is found marked: by a comment at the line, or by its number beside the name of the file. */
function indented(text: string, chalk: ChalkInstance): string {
  let [line, marked]: [number, number | undefined] = [0, undefined];
  const shown = text
    .trimEnd()
    .split('\n')
    .map((written) => {
      const [, file, number] = /^# file: (\S+)(?: expect: (\d+))?$/.exec(written) ?? [];
      if (file !== undefined) {
        [line, marked] = [0, number === undefined ? undefined : Number(number)];
        return chalk.dim(`── ${file}`);
      }
      line += 1;
      const plain = written.replace(/ # expect: \S+$/, '');
      return plain !== written || line === marked ? chalk.red(`${plain}  ← here`) : plain;
    });
  return shown.map((written) => (written === '' ? '\n' : `    ${written}\n`)).join('');
}

/** Severity by status, and the profiles that differ. */
function loudnessOf({ id, severity }: RuleDescription): readonly string[] {
  const models: readonly RuleWords[] = [...Object.values(families).flat(), ...closingRules, ...factRules];
  const own: RuleSeverity = models.find((rule) => rule.id === id)?.severity ?? severity;
  const usual = profiles.default?.severities[id] ?? own;
  const others = Object.entries(profiles).flatMap(([name, profile]) => {
    const said = words(profile.severities[id] ?? own);
    return name === 'default' || said === words(usual) ? [] : [`${said} in profile ${name}`];
  });
  return [words(usual), ...others];
}

function words(severity: RuleSeverity): string {
  if (typeof severity === 'string') return severity;
  const { draft, reviewed, final } = severity;
  if (reviewed === final) return `${draft} in a draft, ${final} from reviewed on`;
  if (draft === reviewed) return `${draft}, and ${final} once it is final`;
  return `${draft} in a draft, ${reviewed} once reviewed, ${final} once final`;
}
