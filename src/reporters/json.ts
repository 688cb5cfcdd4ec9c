import { summarise } from '../rules/verdict.ts';
import type { Reporter } from './reporter.ts';

/** The shape of schemas/validate-output.schema.json. */
export const json: Reporter = ({ diagnostics, checked, notChecked, waivers }) =>
  `${JSON.stringify({ diagnostics, summary: summarise(diagnostics), checked, notChecked, waivers }, undefined, 2)}\n`;
