const { hash, randomUUID } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const maximumKinds = 32;
const lineEnd = Buffer.from('\n');

/**
 * Loads the program's files from `dist` with what the engine compiled of them in earlier runs, kept in `folder`: compiling is
 * half of a small run. Node 20 has no `module.enableCompileCache`, and V8 does not notice damage in what it is given, so that
 * each kept file begins with a digest over it and the source that it was compiled from. Where anything does not fit, the source
 * is compiled as if there were none.
 *
 * A function is compiled when it is first called: a kept file names the kinds of runs (32 at most) whose functions it holds, and
 * is written again after a run of another kind.
 */
function openProgram(dist, folder) {
  const loaded = new Map();
  const outside = createRequire(join(dist, 'plumbline.cjs'));

  function load(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.module.exports;
    const text = readFileSync(join(dist, name), 'utf8');
    const kept = readKept(join(folder, name), text);
    const script = new Script(`(function (exports, require, module) {${text}\n})`, {
      filename: join(dist, name),
      cachedData: kept?.compiled,
    });
    const module = { exports: {} };
    const kinds = script.cachedDataRejected === false ? kept.kinds : [];
    loaded.set(name, { module, script, text, kinds });
    const ask = (asked) => (asked.startsWith('./') ? load(asked.slice(2)) : outside(asked));
    script.runInThisContext()(module.exports, ask, module);
    return module.exports;
  }

  /** Keeps what was compiled; nothing where the folder cannot be written. */
  function keep(command) {
    const kind = digest([command, ...[...loaded.keys()].sort()].join(' ')).slice(0, 8);
    for (const [name, { script, text, kinds }] of loaded) {
      if (kinds.includes(kind) || kinds.length === maximumKinds) continue;
      writeKept(folder, name, text, [...kinds, kind], script.createCachedData());
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

const digest = (content) => hash('sha256', content, 'base64url');

/** Compiled code is of one processor; the version of Node is in the folder's name. */
function digestOf(text, body) {
  return digest(`${process.arch} ${digest(text)} ${digest(body)}`);
}

function readKept(file, text) {
  try {
    const bytes = readFileSync(file);
    const body = bytes.indexOf(lineEnd) + 1;
    if (bytes.toString('latin1', 0, body - 1) !== digestOf(text, bytes.subarray(body))) return undefined;
    const code = bytes.indexOf(lineEnd, body) + 1;
    return { kinds: bytes.toString('latin1', body, code - 1).split(' '), compiled: bytes.subarray(code) };
  } catch {
    return undefined;
  }
}

/** In one step: who reads meanwhile finds the old file or the new one. */
function writeKept(folder, name, text, kinds, compiled) {
  const temporary = join(folder, `${name}.${randomUUID()}`);
  try {
    makeFolder(folder);
    const body = Buffer.concat([Buffer.from(kinds.join(' ')), lineEnd, compiled]);
    writeFileSync(temporary, Buffer.concat([Buffer.from(digestOf(text, body)), lineEnd, body]), {
      flag: 'wx',
      mode: 0o600,
    });
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
