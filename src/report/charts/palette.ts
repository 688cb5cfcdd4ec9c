/** A colour for light paper and one for a dark screen. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/**
 * All colours of pictures by role. A page may set a custom property of the role's name (`--ink`); these are what holds without one.
 * Each tone has a line or area (`good`), a text (`good-text`) and a ground (`good-sheet`).
 */
export const palette = {
  paper: { light: '#ffffff', dark: '#14181b' },
  sheet: { light: '#f6f7f7', dark: '#1c2226' },
  ink: { light: '#1b2126', dark: '#e5e9ec' },
  soft: { light: '#57626b', dark: '#a3aeb6' },
  rule: { light: '#d6dbdf', dark: '#333c43' },
  'strong-rule': { light: '#8b979f', dark: '#66727b' },
  accent: { light: '#0b5563', dark: '#7cc4d1' },
  'accent-sheet': { light: '#edf4f5', dark: '#182a2f' },
  best: { light: '#1d5f95', dark: '#5aa2da' },
  good: { light: '#0d6a55', dark: '#35a387' },
  near: { light: '#4f9a6b', dark: '#86c79d' },
  warn: { light: '#d99a22', dark: '#d9a440' },
  bad: { light: '#cb5a2c', dark: '#e07a4c' },
  worst: { light: '#8a1b3d', dark: '#c84a73' },
  alert: { light: '#7a4aa8', dark: '#a97fd3' },
  none: { light: '#c3cbd1', dark: '#4b565e' },
  'best-text': { light: '#0f466f', dark: '#a9d3f4' },
  'good-text': { light: '#0a5141', dark: '#8ee0c9' },
  'near-text': { light: '#25603d', dark: '#b4e3c4' },
  'warn-text': { light: '#714600', dark: '#f3d08b' },
  'bad-text': { light: '#8d3210', dark: '#f9bb9d' },
  'worst-text': { light: '#7c1636', dark: '#f6aac1' },
  'alert-text': { light: '#582d82', dark: '#d8c0ef' },
  'none-text': { light: '#4a555e', dark: '#b9c3ca' },
  'best-sheet': { light: '#e6f0f8', dark: '#14293a' },
  'good-sheet': { light: '#e2f2ed', dark: '#112c26' },
  'near-sheet': { light: '#eaf5ee', dark: '#1a2d21' },
  'warn-sheet': { light: '#fcf1da', dark: '#33270f' },
  'bad-sheet': { light: '#fceae2', dark: '#37200f' },
  'worst-sheet': { light: '#fae4ea', dark: '#371521' },
  'alert-sheet': { light: '#f1e9f8', dark: '#2a1d38' },
  'none-sheet': { light: '#eff2f3', dark: '#22292e' },
  'sphere-control': { light: '#dfe6e9', dark: '#2b363c' },
  'sphere-influence': { light: '#eef1f3', dark: '#20282d' },
  'sphere-interest': { light: '#fafbfb', dark: '#171c1f' },
  actual: { light: '#0b5563', dark: '#58aebf' },
  target: { light: '#a85708', dark: '#f0c07f' },
  original: { light: '#7b868e', dark: '#8f9aa2' },
} as const satisfies Readonly<Record<string, Colour>>;

export type Role = keyof typeof palette;

export const tones = ['best', 'good', 'near', 'warn', 'bad', 'worst', 'alert', 'none'] as const;

/** Where a page names a role otherwise. */
const pageNames: Readonly<Record<string, string>> = {
  none: 'idle',
  'none-text': 'idle-text',
  'none-sheet': 'idle-sheet',
};

/** The custom property of a page that sets a role. */
export function propertyOf(role: Role): string {
  return `--${pageNames[role] ?? role}`;
}
