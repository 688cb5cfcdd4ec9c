import { type Reporter, summarise } from './reporter.ts';

/** The shape of schemas/validate-output.schema.json. */
export const json: Reporter = ({ diagnostics, checked, notChecked }) =>
  `${JSON.stringify({ diagnostics, summary: summarise(diagnostics), checked, notChecked }, undefined, 2)}\n`;
