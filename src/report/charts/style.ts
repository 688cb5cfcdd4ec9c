import { palette, propertyOf, type Role, tones } from './palette.ts';

const sans =
  '-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",Arimo,"Nimbus Sans","Noto Sans","DejaVu Sans Condensed",sans-serif';
const mono = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace';

/** What a class of a picture looks like: a value that begins with @ is a role of the palette. */
type Rule = readonly [selector: string, declarations: Readonly<Record<string, string>>];

const texts: readonly Rule[] = [
  ['.pl-figure text', { 'font-family': sans, fill: '@ink', 'font-variant-numeric': 'tabular-nums' }],
  ['.pl-figure a', { 'text-decoration': 'none' }],
  ['.pl-heading', { 'font-size': '15px', 'font-weight': '700' }],
  ['.pl-statement', { 'font-size': '13px' }],
  ['.pl-figure text.pl-id', { 'font-family': mono, 'font-size': '10.5px', fill: '@soft' }],
  ['.pl-small', { 'font-size': '11px' }],
  ['.pl-strong', { 'font-size': '12px', 'font-weight': '700' }],
  ['.pl-level', { 'font-size': '13px', 'font-weight': '700' }],
  ['.pl-note', { 'font-size': '11.5px' }],
  ['.pl-figure text.pl-soft', { fill: '@soft' }],
  ['.pl-figure text.pl-accent', { fill: '@accent', 'font-weight': '700' }],
  ...tones.flatMap((tone): readonly Rule[] => [
    [`.pl-figure text.pl-text-${tone}`, { fill: `@${tone}-text` }],
    [`.pl-sheet-${tone}`, { fill: `@${tone}-sheet` }],
    [`.pl-fill-${tone}`, { fill: `@${tone}` }],
  ]),
];

const chain: readonly Rule[] = [
  ['.pl-paper', { fill: '@paper' }],
  ['.pl-panel', { fill: 'none', stroke: '@strong-rule' }],
  ['.pl-band', { fill: '@sheet' }],
  ['.pl-band-control', { fill: '@sphere-control' }],
  ['.pl-band-influence', { fill: '@sphere-influence' }],
  ['.pl-band-interest', { fill: '@sphere-interest' }],
  ['.pl-edge', { fill: 'none', stroke: '@rule' }],
  ['.pl-system', { fill: 'none', stroke: '@accent', 'stroke-width': '1.5' }],
  ['.pl-box', { fill: '@paper', stroke: '@ink', 'stroke-width': '1' }],
  ['.pl-figure a:hover .pl-box,.pl-figure a:focus .pl-box', { 'stroke-width': '2.5' }],
  ['.pl-bar', { fill: '@accent-sheet', stroke: '@accent' }],
  ['.pl-wire', { fill: 'none', stroke: '@soft', 'stroke-width': '1.4' }],
  ['.pl-wire.pl-uncertain', { 'stroke-dasharray': '5 3' }],
  ['.pl-figure g:hover>.pl-wire', { stroke: '@ink', 'stroke-width': '2.4' }],
  ['.pl-head', { fill: '@soft' }],
  ['.pl-line', { fill: 'none', stroke: '@accent', 'stroke-width': '2.5', 'stroke-dasharray': '12 5' }],
];

const charts: readonly Rule[] = [
  ['.pl-grid', { fill: 'none', stroke: '@rule' }],
  ['.pl-axis', { fill: 'none', stroke: '@strong-rule' }],
  ['.pl-actual', { fill: 'none', stroke: '@actual', 'stroke-width': '2.5', 'stroke-linejoin': 'round' }],
  ['.pl-actual-dot', { fill: '@actual', stroke: '@paper', 'stroke-width': '1' }],
  ['.pl-actual-hollow', { fill: '@paper', stroke: '@actual', 'stroke-width': '2' }],
  ['.pl-interval', { fill: 'none', stroke: '@actual', 'stroke-width': '1.2' }],
  ['.pl-target', { fill: 'none', stroke: '@target', 'stroke-width': '1.8', 'stroke-dasharray': '7 4' }],
  ['.pl-target-band', { fill: 'none', stroke: '@target', 'stroke-width': '1.8' }],
  ['.pl-target-dot', { fill: '@paper', stroke: '@target', 'stroke-width': '1.8' }],
  ['.pl-target-mark', { fill: '@target', stroke: '@paper', 'stroke-width': '1' }],
  ['.pl-original', { fill: 'none', stroke: '@original', 'stroke-width': '1.5', 'stroke-dasharray': '1.5 3' }],
  ['.pl-original-mark', { fill: 'none', stroke: '@original', 'stroke-width': '1.6' }],
  ['.pl-baseline', { fill: 'none', stroke: '@soft', 'stroke-width': '1.2' }],
  ['.pl-baseline-dot', { fill: '@soft', stroke: '@paper', 'stroke-width': '1' }],
  ['.pl-now', { fill: 'none', stroke: '@ink', 'stroke-width': '1', 'stroke-dasharray': '2 2' }],
  ['.pl-measure', { fill: '@actual' }],
  ['.pl-track', { fill: '@sphere-control' }],
  ['.pl-cell', { stroke: '@strong-rule', 'stroke-width': '1' }],
  ['.pl-cell-symbol', { 'font-size': '13px' }],
  ['.pl-value', { 'font-size': '12px', 'font-weight': '700' }],
  ['.pl-tick', { 'font-size': '11px' }],
  ['.pl-figure text.pl-tick', { fill: '@soft' }],
  ['.pl-figure text.pl-text-actual', { fill: '@actual' }],
  ['.pl-figure text.pl-text-target', { fill: '@target' }],
];

const rules: readonly Rule[] = [...texts, ...chain, ...charts];

/** A colour of a role: as a custom property of the picture, or as it is. */
type Paint = (role: Role) => string;

function css(all: readonly Rule[], paint: Paint, coloursOnly: boolean): string {
  return all
    .flatMap(([selector, declarations]) => {
      const kept = Object.entries(declarations).filter(([, value]) => !coloursOnly || value.startsWith('@'));
      const written = kept.map(
        ([name, value]) => `${name}:${value.startsWith('@') ? paint(value.slice(1) as Role) : value}`,
      );
      return written.length === 0 ? [] : [`${selector}{${written.join(';')}}`];
    })
    .join('\n');
}

const roles = Object.keys(palette) as Role[];

/**
 * The stylesheet of all pictures in a page, once a page. Colours come from the page's custom properties where it has them; on a narrow
 * screen a picture that can be pushed sideways keeps its size.
 */
export function pageStyle(): string {
  const own = (shade: 'light' | 'dark') =>
    `.pl-figure{${roles.map((role) => `--pl-${role}:var(${propertyOf(role)},${palette[role][shade]})`).join(';')}}`;
  return [
    own('light'),
    `@media screen and (prefers-color-scheme:dark){${own('dark')}}`,
    css(rules, (role) => `var(--pl-${role})`, false),
    '.pl-figure{display:block;max-width:100%;height:auto}',
    '@media screen and (max-width:66rem){.scroll>.pl-figure{max-width:none}}',
    '',
  ].join('\n');
}

/** The stylesheet inside a picture that is a file of its own: plain colours, which every program that shows SVG knows. */
export function fileStyle(): string {
  return [
    css(rules, (role) => palette[role].light, false),
    `@media screen and (prefers-color-scheme:dark){${css(rules, (role) => palette[role].dark, true)}}`,
  ].join('\n');
}
