#!/usr/bin/env node
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');

/** Undefined where the user has no home. */
function homeCache() {
  try {
    const folder = homedir();
    return isAbsolute(folder) && existsSync(folder) ? join(folder, '.cache') : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The user's folder for what later runs need not work out again; none where PLUMBLINE_CACHE is empty or off. What a text means
 * may depend on the Unicode tables of Node: each version has its own.
 */
function cacheFolder({ PLUMBLINE_CACHE: named, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local }) {
  if (named !== undefined) return named === '' || named === 'off' ? undefined : join(named, process.version);
  const ofSystem = [xdg, local].find((path) => path !== undefined && isAbsolute(path));
  const base = ofSystem ?? homeCache();
  return base === undefined ? undefined : join(base, 'plumbline', process.version);
}

/** Ends the program when the user stops it, after each `last` has put things in order: with 130, or the code that goes with it. */
function stopper() {
  const listeners = new Map();
  const stop = () => {
    for (const last of listeners.keys()) process.stderr.write(last());
    process.exit(Math.max(...listeners.values()));
  };
  const signals = ['SIGINT', 'SIGTERM'];
  return (last, code = 130) => {
    if (listeners.size === 0) for (const signal of signals) process.on(signal, stop);
    listeners.set(last, code);
    return () => {
      listeners.delete(last);
      if (listeners.size === 0) for (const signal of signals) process.off(signal, stop);
    };
  };
}

/** One line of an answer; a closed terminal says nothing. */
async function ask(question) {
  const { createInterface } = await import('node:readline');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise((resolve) => {
      terminal.question(question, resolve);
      terminal.once('close', () => resolve(''));
    });
  } finally {
    terminal.close();
  }
}

/** The program, and what to do after its run: with what was compiled of it before, where there is a cache. */
function open(dist, cache) {
  if (cache === undefined) return { main: createRequire(join(dist, 'plumbline.cjs'))('./plumbline.cjs').main };
  const { openProgram } = require('./compiled.js');
  const { load, keep } = openProgram(dist, join(cache, 'compiled'));
  return { main: load('plumbline.cjs').main, keep };
}

async function run(home, argv) {
  const cache = cacheFolder(process.env);
  const { main, keep } = open(join(home, 'dist'), cache);
  // A reader that closes early (| head) is no error.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const now = new Date();
  const two = (value) => String(value).padStart(2, '0');
  const plain = argv.includes('--no-color') || 'NO_COLOR' in process.env;
  const forced = 'FORCE_COLOR' in process.env && process.env.FORCE_COLOR !== '0';
  const onStop = stopper();
  // As Node ends where a wait never does.
  process.exitCode = 13;
  process.exitCode = await main(argv, {
    cwd: process.cwd(),
    home,
    version: JSON.parse(readFileSync(`${home}package.json`, 'utf8')).version,
    today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    cache,
    environment: process.env,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    // Node makes a stream of the input when it is first looked at: few commands do.
    get ask() {
      return process.stdin.isTTY === true && process.stderr.isTTY === true ? ask : undefined;
    },
    colour: !plain && (forced || process.stdout.isTTY === true),
    width: process.stdout.columns,
    live: {
      terminal: process.stderr.isTTY === true,
      columns: process.stderr.columns,
      elapsed: () => performance.now(),
      onStop,
    },
  });
  keep?.(argv[0] ?? '');
}

const home = `${dirname(__dirname)}/`;

if (existsSync(`${home}dist/plumbline.cjs`)) {
  run(home, process.argv.slice(2));
} else {
  process.stderr.write('plumbline is not built yet.\n→ Run: npm ci\n');
  process.exitCode = 2;
}
