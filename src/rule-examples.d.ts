/** Made of the rules' fixtures: see .config/rule-examples.mjs. */
declare module 'plumbline:rule-examples' {
  /** By rule id. A line `# file: <path>` starts another file; `# expect: <rule>` stands at the lines that are found. */
  export const examples: { readonly [rule: string]: { readonly wrong: string; readonly right: string } | undefined };
}
