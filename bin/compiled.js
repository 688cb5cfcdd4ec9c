const { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

const maximumKinds = 32;
const lineEnd = Buffer.from('\n');

/**
 * Loads the program's files from `dist` with what the engine compiled of them in earlier runs, kept in `folder`: compiling is
 * half of a small run. Node 20 has no `module.enableCompileCache`, and V8 neither notices damage in what it is given nor whether
 * the source is the one that it was compiled from, so that each kept file begins with a mark of the build, of the source's name
 * and of what follows. Where anything does not fit, the source is compiled as if there were none.
 *
 * A function is compiled when it is first called: a kept file names the kinds of runs (32 at most) whose functions it holds, and
 * is written again after a run of another kind.
 */
function openProgram(dist, folder) {
  const loaded = new Map();
  const outside = createRequire(join(dist, 'plumbline.cjs'));
  // Compiled code is of one processor; the version of Node is in the folder's name.
  const build = `${process.arch} ${readFileSync(join(dist, 'build'), 'latin1')}`;
  const markOf = (name, body) => `${build} ${name} ${body.length} ${crc32(body)}`;

  function load(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.module.exports;
    const text = readFileSync(join(dist, name), 'latin1');
    const kept = readKept(join(folder, name), (body) => markOf(name, body));
    const script = new Script(`(function (exports, require, module) {${text}\n})`, {
      filename: join(dist, name),
      cachedData: kept?.compiled,
    });
    const module = { exports: {} };
    const kinds = script.cachedDataRejected === false ? kept.kinds : [];
    loaded.set(name, { module, script, kinds });
    const ask = (asked) => (asked.startsWith('./') ? load(asked.slice(2)) : outside(asked));
    script.runInThisContext()(module.exports, ask, module);
    return module.exports;
  }

  /** Keeps what was compiled; nothing where the folder cannot be written. */
  function keep(command) {
    const kind = crc32([command, ...[...loaded.keys()].sort()].join(' ')).toString(36);
    for (const [name, { script, kinds }] of loaded) {
      if (kinds.includes(kind) || kinds.length === maximumKinds) continue;
      const body = Buffer.concat([Buffer.from([...kinds, kind].join(' ')), lineEnd, script.createCachedData()]);
      writeKept(folder, name, Buffer.concat([Buffer.from(markOf(name, body)), lineEnd, body]));
    }
  }

  return { load, keep };
}

/** One step at a time: where the system makes no folders (/proc), mkdir with `recursive` tries for ever. */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function readKept(file, markOf) {
  try {
    const bytes = readFileSync(file);
    const body = bytes.indexOf(lineEnd) + 1;
    if (bytes.toString('latin1', 0, body - 1) !== markOf(bytes.subarray(body))) return undefined;
    const code = bytes.indexOf(lineEnd, body) + 1;
    return { kinds: bytes.toString('latin1', body, code - 1).split(' '), compiled: bytes.subarray(code) };
  } catch {
    return undefined;
  }
}

/** In one step: who reads meanwhile finds the old file or the new one. */
function writeKept(folder, name, bytes) {
  const temporary = join(folder, `${name}.${process.pid}.${Date.now()}`);
  try {
    makeFolder(folder);
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, join(folder, name));
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // The folder cannot be written, and so nothing is there.
    }
  }
}

module.exports = { openProgram };
