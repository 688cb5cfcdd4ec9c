import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const schemas = fileURLToPath(new URL('../schemas/', import.meta.url));
const kinds = ['portfolio', 'framework', 'library', 'mapping', 'review', 'narrative'];

/**
 * Bundler and test-runner plugin: `plumbline:validators` is the code that Ajv makes of the schemas, so that a run of the
 * program neither loads Ajv nor compiles a schema. The schemas avoid keywords whose code would need Ajv at run time
 * (minLength, uniqueItems, const of an object).
 */
export function validators() {
  const id = 'plumbline:validators';
  return {
    name: 'validators',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    async load(source) {
      if (source !== `\0${id}`) return null;
      const { Ajv2020 } = await import('ajv/dist/2020.js');
      const { default: standalone } = await import('ajv/dist/standalone/index.js');
      const raw = (kind) => JSON.parse(readFileSync(`${schemas}${kind}.schema.json`, 'utf8'));
      const read = (kind) => withoutProse(raw(kind));
      const ajv = new Ajv2020({
        schemas: ['common', ...kinds].map(read),
        allErrors: true,
        inlineRefs: false,
        strict: true,
        strictTypes: false,
        strictRequired: false,
        allowUnionTypes: true,
        unicodeRegExp: true,
        code: { source: true, esm: true },
      });
      const code = (standalone.default ?? standalone)(
        ajv,
        Object.fromEntries(kinds.map((kind) => [kind, `${kind}.schema.json`])),
      );
      if (/\brequire\(/.test(code)) throw new Error('a schema keyword needs Ajv at run time');
      const texts = Object.fromEntries(
        ['common', ...kinds].map((kind) => [
          `${kind}.schema.json`,
          withoutProse(raw(kind), false, ['title', 'examples']),
        ]),
      );
      return `${code}\nexport const schemas = ${JSON.stringify(JSON.stringify(texts))};\n`;
    },
  };
}

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
