import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Frames that are printed: where it went wrong and how one came there. */
const SHOWN = 8;

/** What the starter calls the bundle and the scripts beside it, wherever they lie. */
const BUNDLED = /^dist\//;

const FRAME = /^\s*at (?:.* \()?((?:file:\/\/)?[^()]+):(\d+):(\d+)\)?$/;

/**
 * An unexpected error in a few lines for a report: its name, its message, and where in the sources it happened, by the source maps
 * beside the bundle. Paths are those of the project, not of the computer.
 */
export function describeMistake(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const maps = new Map<string, SourceMap | null>();
  const frames = (error.stack ?? '').split('\n').flatMap((line) => sourcePlace(line, maps) ?? []);
  return [`${error.name}: ${error.message}`, ...frames.slice(0, SHOWN).map((place) => `    at ${place}`)];
}

function sourcePlace(line: string, maps: Map<string, SourceMap | null>): string | null {
  const match = FRAME.exec(line);
  if (match === null) return null;
  const [, path = '', row, column] = match;
  if (path.startsWith('node:')) return null;
  const file = path.startsWith('file:') ? fileURLToPath(path) : path;
  const known = maps.get(file);
  const map = known === undefined ? findSourceMap(file) : known;
  maps.set(file, map);
  const entry = map?.findEntry(Number(row) - 1, Number(column) - 1);
  return entry !== undefined && 'originalSource' in entry
    ? `${ofProject(entry.originalSource)}:${entry.originalLine + 1}`
    : `${ofProject(file)}:${row}:${column}`;
}

function findSourceMap(file: string): SourceMap | null {
  const own = BUNDLED.test(file) ? fileURLToPath(new URL(`../../${file}`, import.meta.url)) : file;
  const path = `${own}.map`;
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

/** The path from the folder of the project on. */
function ofProject(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return (
    /(?:^|\/)((?:node_modules|src|dist|bin|test)\/(?!.*\/(?:node_modules|src)\/).*)$/.exec(slashes)?.[1] ??
    slashes.replace(/^.*\//, '')
  );
}
