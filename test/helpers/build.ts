import { execFileSync } from 'node:child_process';

/** Builds the command once, before any test, so that tests of it never see an old build. */
export function setup(): void {
  execFileSync(process.execPath, ['build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
