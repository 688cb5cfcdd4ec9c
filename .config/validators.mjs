import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const schemas = fileURLToPath(new URL('../schemas/', import.meta.url));
const kinds = ['portfolio', 'framework', 'library', 'mapping', 'review', 'narrative'];

/**
 * Bundler and test-runner plugin: the code that Ajv makes of the schemas, so that a run of the program neither loads Ajv nor
 * compiles a schema. `plumbline:validators` only says yes or no and is small; `plumbline:schema-errors` finds all mistakes and
 * brings the schemas. The schemas avoid keywords whose code would need Ajv at run time (minLength, uniqueItems, const of an
 * object). `plumbline:build` says which program this is, for caches.
 */
export function validators() {
  const modules = {
    'plumbline:validators': acceptingCode,
    'plumbline:schema-errors': explainingCode,
    'plumbline:build': buildCode,
  };
  return {
    name: 'validators',
    resolveId: (source) => (source in modules ? `\0${source}` : null),
    load: (source) => modules[source.replace('\0', '')]?.() ?? null,
  };
}

/** What stands for all that the program is made of: another program may work out other answers. */
function buildCode() {
  const digest = createHash('sha256');
  const home = fileURLToPath(new URL('../', import.meta.url));
  const folders = ['src', 'schemas', '.config', '.scripts'];
  const names = folders.flatMap((folder) =>
    readdirSync(`${home}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  for (const name of ['package-lock.json', ...names.toSorted()]) {
    digest
      .update(name)
      .update('\0')
      .update(readFileSync(`${home}${name}`))
      .update('\0');
  }
  return `export const build = ${JSON.stringify(digest.digest('base64url'))};\n`;
}

/** Only yes or no: without the error objects, and without the places that are handed down for them. */
async function acceptingCode() {
  const code = await codeOf({ allErrors: false, messages: false });
  return code
    .replaceAll(/\[\{instancePath.*?\}\}\];return false;/g, '[{}];return false;')
    .replaceAll(/, ?\{instancePath:[^{}]*?rootData,dynamicAnchors\}\)/g, ')');
}

async function explainingCode() {
  const texts = ['common', ...kinds].map((kind) => [
    `${kind}.schema.json`,
    withoutProse(read(kind), false, ['title', 'examples']),
  ]);
  return `${await codeOf({ allErrors: true })}\nexport const schemas = ${JSON.stringify(JSON.stringify(Object.fromEntries(texts)))};\n`;
}

async function codeOf(options) {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const { default: standalone } = await import('ajv/dist/standalone/index.js');
  const ajv = new Ajv2020({
    schemas: [inOne(['common', ...kinds].map((kind) => withoutProse(read(kind))))],
    inlineRefs: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    unicodeRegExp: true,
    code: { source: true, esm: true },
    ...options,
  });
  const names = kinds.map((kind) => [kind, `all.schema.json#/$defs/${kind}.schema.json`]);
  const code = (standalone.default ?? standalone)(ajv, Object.fromEntries(names));
  if (/\brequire\(/.test(code)) throw new Error('a schema keyword needs Ajv at run time');
  return code;
}

const read = (kind) => JSON.parse(readFileSync(`${schemas}${kind}.schema.json`, 'utf8'));

/** The schema without what only editors show: it would make half of the generated code. */
function withoutProse(schema, isMap = false, prose = ['title', 'description', 'examples']) {
  if (Array.isArray(schema)) return schema.map((item) => withoutProse(item, false, prose));
  if (typeof schema !== 'object' || schema === null) return schema;
  const maps = ['properties', '$defs', 'fields'];
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => isMap || !prose.includes(key))
      .map(([key, value]) => [key, withoutProse(value, !isMap && maps.includes(key), prose)]),
  );
}

/**
 * All schemas in one, so that what several of them refer to becomes code once. A reference to what is only a reference itself
 * leads straight to the end: each step would be a function of its own.
 */
function inOne(schemas) {
  const files = Object.fromEntries(schemas.map(({ $id, $schema, ...schema }) => [$id, schema]));
  const target = (reference, base) => {
    const [file, pointer] = reference.split('#');
    const name = file === '' ? base : file;
    const steps = pointer.split('/').slice(1);
    const found = steps.reduce((at, step) => at[step], files[name]);
    const isReference = typeof found.$ref === 'string' && Object.keys(found).length === 1;
    return isReference ? target(found.$ref, name) : `#/$defs/${name}${pointer}`;
  };
  const walk = (schema, base) => {
    if (Array.isArray(schema)) return schema.map((item) => walk(item, base));
    if (typeof schema !== 'object' || schema === null) return schema;
    return Object.fromEntries(
      Object.entries(schema).map(([key, value]) => [
        key,
        key === '$ref' && typeof value === 'string' ? target(value, base) : walk(value, base),
      ]),
    );
  };
  const $defs = Object.fromEntries(Object.entries(files).map(([name, schema]) => [name, walk(schema, name)]));
  return { $id: 'all.schema.json', $defs };
}
