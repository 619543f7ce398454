import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tool } from '../src/model/tool.ts';

/** The design's import table: which folders of src/ and which packages a folder may import. */
const MAY_IMPORT: Readonly<
  Record<string, { readonly folders: readonly string[]; readonly packages: RegExp }>
> = {
  model: { folders: [], packages: /^zod$/ },
  stats: { folders: [], packages: /^simple-statistics$/ },
  io: { folders: ['model'], packages: /^(papaparse|mammoth|unpdf)$/ },
  scoring: { folders: ['model', 'stats'], packages: /^zod$/ },
  analysis: { folders: ['model', 'stats', 'scoring'], packages: /^$/ },
  audit: { folders: ['model', 'stats', 'analysis'], packages: /^$/ },
  report: {
    folders: ['model'],
    packages: /^(chalk|docx(\/layout)?|hucre\/xlsx|vega|vega-lite|@resvg\/resvg-js)$/,
  },
  cli: {
    folders: ['model', 'stats', 'io', 'scoring', 'analysis', 'audit', 'report'],
    packages: /^(node:.+|commander|chalk)$/,
  },
};

const SIDE_EFFECT =
  /\bconsole\.|\bprocess\.|\bDate\.now\b|\bnew Date\b(?!\([^)])|\bMath\.random\b|\bperformance\.now\b|from 'node:/;

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function sourceFiles(): SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join('src', path), 'utf8');
      const imports = [...text.matchAll(/(?:^(?:import|export)\b[^;]*?\bfrom\s*|\bimport\()'([^']+)'/gm)].map(
        (match) => match[1]!,
      );
      return { path: normalize(path), folder: path.includes('/') ? path.split('/')[0]! : '', text, imports };
    });
}

const files = sourceFiles();

describe("the design's import table", () => {
  it('finds the source', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(new Set(files.map(({ folder }) => folder)).size).toBeGreaterThan(6);
  });

  it.each(files.filter(({ folder }) => folder !== '').map((file) => [file.path, file] as const))(
    '%s',
    (_, file) => {
      const allowed = MAY_IMPORT[file.folder];
      expect(allowed, `src/${file.folder} is not in the design`).toBeDefined();
      const offences = file.imports.filter((specifier) => {
        if (!specifier.startsWith('.')) return !allowed!.packages.test(specifier);
        const target = relative('src', join('src', dirname(file.path), specifier));
        // Scale definitions are data beside src/.
        if (target.startsWith('../scales/')) return file.folder !== 'scoring';
        const folder = target.split('/')[0]!;
        return folder !== file.folder && !allowed!.folders.includes(folder);
      });
      expect(offences).toEqual([]);
    },
  );

  it('keeps console, process, clock, chance and the file system in cli/', () => {
    const offences = files
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
    expect(offences).toEqual([]);
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
