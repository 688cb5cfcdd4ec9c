import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

/** `--format` of validate: the choices are the keys. */
export const reporters: Readonly<Record<string, Reporter>> = { text, json };
