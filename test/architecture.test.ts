import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tool } from '../src/model/tool.ts';

/** The design's import table: which folders of src/ and which packages a folder may import. */
const MAY_IMPORT: Readonly<
  Record<string, { readonly folders: readonly string[]; readonly packages: RegExp }>
> = {
  model: { folders: ['generated'], packages: /^zod$/ },
  // Made before a build; types of model/ are all that it imports.
  generated: { folders: ['model'], packages: /^$/ },
  stats: { folders: [], packages: /^simple-statistics$/ },
  // Unpacking is a function of bytes; the stream of the web takes much longer for it.
  io: { folders: ['model'], packages: /^(papaparse|mammoth|unpdf|hucre\/xlsx|node:(buffer|zlib))$/ },
  scoring: { folders: ['generated', 'model', 'stats'], packages: /^zod$/ },
  analysis: { folders: ['generated', 'model', 'stats', 'scoring'], packages: /^$/ },
  audit: { folders: ['model', 'stats', 'analysis'], packages: /^$/ },
  report: {
    folders: ['generated', 'model'],
    packages: /^(chalk|docx(\/layout)?|fflate|hucre\/xlsx|d3-scale|d3-shape|@resvg\/resvg-js)$/,
  },
  cli: {
    folders: ['generated', 'model', 'stats', 'io', 'scoring', 'analysis', 'audit', 'report'],
    packages: /^(node:.+|commander|chalk)$/,
  },
};

/**
 * What other folders may import of a folder: its own files and what it calls index.ts; of these folders within it every file, of these
 * files only they. They are loaded by themselves because they are large or seldom needed.
 */
const ALSO_OUTSIDE: readonly RegExp[] = [
  // Types, schemas and messages that all share; one statistic a file.
  /^model\//,
  /^generated\//,
  /^stats\//,
  /^scoring\/definition\/(built-in|parse-scale|lint-scale|json-schema)\.ts$/,
  /^scoring\/draft\/index\.ts$/,
  /^report\/document\/(render|quality-counts)\.ts$/,
  /^report\/(figures\/png|render\/csv|render\/forest-characters|sentences\/paragraphs|tables\/notes)\.ts$/,
  /^report\/text\/messages\/translate\.ts$/,
];

const SIDE_EFFECT =
  /\bconsole\.|\bprocess\.|\bDate\.now\b|\bnew Date\b(?!\([^)])|\bMath\.random\b|\bperformance\.now\b|from 'node:(?!buffer')|\bglobalThis\.\w+ =/;

interface Import {
  /** A file within src/, such as `model/scale.ts`, or a package. */
  readonly target: string;
  readonly isPackage: boolean;
  /** Gone when the program runs. */
  readonly isType: boolean;
}

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const IMPORT = /^(?:import|export)\b(?:([^;'"]*?)\bfrom)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, names = '', declared, called]) => {
    const specifier = declared ?? called!;
    const list = /^\s*\{(.*)\}\s*$/s
      .exec(names)?.[1]
      ?.split(',')
      .filter((name) => name.trim() !== '');
    const isType = /^\s*type\b/.test(names) || list?.every((name) => /^\s*type\s/.test(name)) === true;
    const isPackage = !specifier.startsWith('.');
    return { target: isPackage ? specifier : normalize(join(dirname(path), specifier)), isPackage, isType };
  });
}

function sourceFiles(): SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join('src', path), 'utf8');
      return { path: normalize(path), folder: folderOf(path), text, imports: importsOf(path, text) };
    });
}

/** The folder right under src/; the library's file stands in none. */
function folderOf(path: string): string {
  return path.includes('/') ? path.split('/')[0]! : '';
}

const files = sourceFiles();

/** Every import for which this is not allowed, in words. */
function offences(isWrong: (file: SourceFile, found: Import) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((found) => isWrong(file, found))
      .map(({ target }) => `${file.path} imports ${target}`),
  );
}

describe('the source', () => {
  it('is all read, with all its imports', () => {
    expect(files.length).toBeGreaterThan(400);
    for (const { folder, path } of files)
      if (folder !== '')
        expect(Object.keys(MAY_IMPORT), `src/${path} is not in the design`).toContain(folder);
    const targets = new Set(files.map(({ path }) => path));
    const found = files.flatMap(({ imports }) => imports).filter(({ isPackage }) => !isPackage);
    expect(found.filter(({ target }) => !targets.has(target))).toEqual([]);
    const words = files.reduce(
      (sum, { text }) => sum + text.split(/from '\.|import\('\.|import '\./).length - 1,
      0,
    );
    expect(found.length).toBe(words);
  });

  it("imports one way, by the design's table", () => {
    const wrong = offences(({ folder }, { target, isPackage }) => {
      const allowed = MAY_IMPORT[folder];
      if (allowed === undefined) return false;
      if (isPackage) return !allowed.packages.test(target);
      return folderOf(target) !== folder && !allowed.folders.includes(folderOf(target));
    });
    expect(wrong).toEqual([]);
  });

  it('imports what stands outside of another folder, not its inside', () => {
    const wrong = offences(({ folder }, { target, isPackage, isType }) => {
      if (isPackage || isType || folderOf(target) === folder) return false;
      const isOutside = target.split('/').length === 2 || target.endsWith('/index.ts');
      return !isOutside && !ALSO_OUTSIDE.some((pattern) => pattern.test(target));
    });
    expect(wrong).toEqual([]);
  });

  it('has no cycle of imports when it runs', () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const follow = (path: string, way: readonly string[]): void => {
      const start = way.indexOf(path);
      if (start >= 0) cycles.push([...way.slice(start), path].join(' > '));
      if (start >= 0 || done.has(path)) return;
      for (const { target, isType } of byPath.get(path)?.imports ?? [])
        if (!isType) follow(target, [...way, path]);
      done.add(path);
    };
    for (const { path } of files) follow(path, []);
    expect(cycles).toEqual([]);
  });

  it('keeps console, process, clock, chance and the file system in cli/', () => {
    const found = files
      .filter(({ folder }) => folder !== 'cli')
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, index) =>
            SIDE_EFFECT.test(line) && !/^\s*(\*|\/\/)/.test(line)
              ? [`${path}:${index + 1}: ${line.trim()}`]
              : [],
          ),
      );
    expect(found).toEqual([]);
  });

  it('keeps the process itself in main.ts, standard-streams.ts and, while a file is being written, write-file.ts, so that a call leaves nothing for the next', () => {
    const found = files.filter(
      ({ path, text }) =>
        /\bprocess\.(?!cwd\b)|\bconsole\./.test(text.replace(/^\s*(\*|\/\/).*$/gm, '')) &&
        !['cli/main.ts', 'cli/standard-streams.ts', 'cli/write-file.ts'].includes(path),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('powers', () => {
  /** Two operands with blanks around the sign, as the formatter writes them; texts that hold `**` have none. */
  const power = /(\S+) \*\* (\S+)/g;
  /** The square is exactly x × x in every version of Node, a power of two is exact, and so is the arithmetic of whole `bigint`s. */
  const isSafe = (base: string, exponent: string) =>
    /^2\b(?!\.)/.test(exponent) || /(^|[^\w.])2$/.test(base) || /\d+n$/.test(base);

  it('are products or `powerOfTen`: the last digit of x ** y is not the same in all versions of Node', () => {
    const offences = files.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        if (/^\s*(\*|\/\/)/.test(line)) return [];
        const unsafe = [...line.matchAll(power)].some(([, base, exponent]) => !isSafe(base!, exponent!));
        return unsafe || /\bMath\.pow\b/.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [];
      }),
    );
    expect(offences).toEqual([]);
  });
});

describe('the package', () => {
  it('carries one version everywhere', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(tool.version).toBe(version);
    expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## ${version}`);
  });
});
