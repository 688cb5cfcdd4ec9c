import { Document, isCollection, isScalar, Scalar, visit } from 'yaml';

/** Data that can be written as YAML. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** A value in one line, as it may stand between brackets. */
export function flowText(value: YamlValue): string {
  const document = new Document(value);
  visit(document, {
    Collection(_key, node) {
      node.flow = true;
    },
    Scalar(key, node) {
      if (key !== 'key' && typeof node.value === 'string' && /[\r\n]/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  // A text alone is written as it would stand in a list: a comma in it needs quotes there.
  if (!isCollection(document.contents)) return flowText([value]).slice(1, -1);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, minContentWidth: 0 }).trimEnd();
}

/** A value as lines without indentation: lists and maps over several of them, long texts in one, texts of many lines as blocks. */
export function blockLines(value: YamlValue, unit: number): readonly string[] {
  const document = new Document(value);
  return document.toString({ lineWidth: 0, indent: unit }).trimEnd().split('\n');
}

/** A text as it is written where another one stood: in the same quotes, in one line. */
export function scalarText(value: string, style: string | undefined): string {
  if (style === Scalar.QUOTE_SINGLE && !/[\r\n]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (style === Scalar.QUOTE_DOUBLE || style === Scalar.QUOTE_SINGLE) return quoted(value);
  return flowText(value);
}

function quoted(value: string): string {
  const document = new Document(value);
  if (isScalar(document.contents)) document.contents.type = Scalar.QUOTE_DOUBLE;
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }).trimEnd();
}
