#!/usr/bin/env node
'use strict';
// Starts the bundled command with the code that V8 compiled for it when it was built. Another version of Node rejects that code and
// compiles the bundle itself; the result is the same.
const { isAscii } = require('node:buffer');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const folder = join(__dirname, '..', 'dist', 'command');

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

/** Most are ASCII, and one byte a letter is read fastest. */
function textOf(file) {
  const bytes = readFileSync(file);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

function run(name) {
  const known = modules.get(name);
  if (known !== undefined) return known.exports;
  const file = join(folder, name);
  // It goes by a name of its own: the compiled code would carry the path of the computer that built it.
  const script = new Script(textOf(file), {
    filename: `dist/command/${name}`,
    cachedData: compiledCode(file),
  });
  scripts.set(file, script);
  const found = { exports: {} };
  modules.set(name, found);
  script.runInThisContext()(found.exports, needed, found, file, folder);
  return found.exports;
}

/** What a script needs: one that lies beside it, or a module of Node or of a package. */
function needed(specifier) {
  return specifier.startsWith('./') ? run(specifier.slice(2)) : require(specifier);
}

run('ensure-stats.cjs');

/** For the build only: the code as compiled once the command has run, by file. */
exports.compiled = () => [...scripts].map(([file, script]) => [file, script.createCachedData()]);
