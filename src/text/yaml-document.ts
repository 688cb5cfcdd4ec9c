/** An exact decimal: an object that can say its digits. */
interface Decimal {
  toFixed(): string;
}

/** What YAML is written of; what is undefined is left out. */
export type YamlData =
  | string
  | number
  | boolean
  | undefined
  | Decimal
  | readonly YamlData[]
  | { readonly [key: string]: YamlData };

/** A YAML document in block style, two blanks a level; empty maps and lists are left out of what holds them. */
export function writeYaml(data: { readonly [key: string]: YamlData }): string {
  return `${map(data, '').join('\n')}\n`;
}

function map(data: { readonly [key: string]: YamlData }, indent: string): readonly string[] {
  return Object.entries(data).flatMap(([key, value]) => {
    if (value === undefined || isEmpty(value)) return [];
    const name = `${indent}${keyText(key)}:`;
    if (isScalar(value)) return [`${name} ${scalar(value)}`];
    return [name, ...(isList(value) ? list(value, `${indent}  `) : map(value, `${indent}  `))];
  });
}

function list(items: readonly YamlData[], indent: string): readonly string[] {
  return items.flatMap((item) => {
    if (item === undefined || isEmpty(item)) return [];
    if (isScalar(item)) return [`${indent}- ${scalar(item)}`];
    if (isList(item)) return [`${indent}- [${item.map((one) => scalar(one as string)).join(', ')}]`];
    const [first = '', ...rest] = map(item, `${indent}  `);
    return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
  });
}

function isEmpty(value: YamlData): boolean {
  if (value === undefined) return true;
  if (isScalar(value)) return false;
  return isList(value) ? value.every(isEmpty) : Object.values(value).every(isEmpty);
}

function isScalar(value: YamlData): value is string | number | boolean | Decimal {
  return typeof value !== 'object' || ('toFixed' in value && typeof value.toFixed === 'function');
}

function isList(value: object): value is readonly YamlData[] {
  return Array.isArray(value);
}

function scalar(value: string | number | boolean | Decimal): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'object' ? value.toFixed() : String(value);
}

const plain = /^[A-Za-z](?:[A-Za-z0-9_()'./%-]|, | (?=[A-Za-z0-9(]))*$/;
const words = /^(true|false|null|yes|no|on|off|y|n|nan|inf)$/i;

/** In quotes unless it can only be read as the text that it is. */
function quoted(text: string): string {
  if (plain.test(text) && !words.test(text)) return text;
  // JSON leaves these as they are; YAML does not take them.
  const control = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
  return JSON.stringify(text).replaceAll(control, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function keyText(key: string): string {
  return /^[A-Za-z][A-Za-z0-9_.-]*$/.test(key) && !words.test(key)
    ? key
    : /^\d{4}$/.test(key)
      ? key
      : JSON.stringify(key);
}
