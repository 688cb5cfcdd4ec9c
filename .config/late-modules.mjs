/** What is loaded when it is first used, by who takes it: loading them is a twentieth of a small run each, and few runs use them. */
const late = [
  { module: 'node:child_process', names: ['spawn'], from: /node_modules.commander/ },
  { module: 'node:crypto', names: ['createHash', 'hash', 'randomUUID'], from: /./ },
];

/** Bundler plugin: functions of Node's own modules that load their module when they are called. */
export function lateModules() {
  const of = (id) => late.find(({ module }) => id === `\0late:${module}`);
  return {
    name: 'late-modules',
    resolveId(source, importer = '') {
      const found = late.find(({ module, from }) => source === module && from.test(importer));
      return found === undefined ? null : `\0late:${source}`;
    },
    load(id) {
      const found = of(id);
      if (found === undefined) return null;
      const { module, names } = found;
      return names
        .map((name) => `export const ${name} = (...given) => process.getBuiltinModule('${module}').${name}(...given);`)
        .join('\n');
    },
  };
}
