#!/usr/bin/env node
'use strict';
// Starts the bundled command with the code that V8 compiled for it when it was built, which takes a third off the start of a small
// job. Another version of Node rejects that code and compiles the bundle itself; the result is the same.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const folder = join(__dirname, '..', 'dist');

/** The scripts that run, by the file of each. */
const scripts = new Map();
/** What they export. */
const modules = new Map();

function compiledCode(file) {
  try {
    return readFileSync(`${file}.cache`);
  } catch {
    return undefined;
  }
}

function run(name, encoding) {
  const known = modules.get(name);
  if (known !== undefined) return known.exports;
  const file = join(folder, name);
  // It goes by a name of its own: the compiled code would carry the path of the computer that built it.
  const script = new Script(readFileSync(file, encoding), {
    filename: `dist/${name}`,
    cachedData: compiledCode(file),
  });
  scripts.set(file, script);
  const found = { exports: {} };
  modules.set(name, found);
  script.runInThisContext()(found.exports, needed, found, file, folder, load);
  return found.exports;
}

/** What a script needs: one that lies beside the bundle, or a module of Node or of a package. */
function needed(specifier) {
  const name = /^\.\/(?:later\/)?([^/]+)\.js$/.exec(specifier)?.[1];
  return name === undefined ? require(specifier) : run(`later/${name}.cjs`, 'utf8');
}

/** A script with a code cache cannot import by itself. Modules of packages may be of either kind. */
async function load(specifier) {
  return /^(?:\.\/|node:)/.test(specifier) ? needed(specifier) : import(specifier);
}

// The bundle is ASCII, and one byte a character is read fastest.
run('cli.cjs', 'latin1');

/** For the build only: the code as compiled once the command has run, by file. */
exports.compiled = () => [...scripts].map(([file, script]) => [file, script.createCachedData()]);
