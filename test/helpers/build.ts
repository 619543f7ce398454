import { execFileSync } from 'node:child_process';

/** Builds the command once, before any test, so that tests of it never see an old build. */
export function setup(): void {
  for (const script of ['generate.mjs', 'build.mjs'])
    execFileSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
}
