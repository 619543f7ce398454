import { ensureStats } from './ensure-stats.ts';
import { standardStreams } from './standard-streams.ts';

/** The command as a process: its arguments in, its exit status out. */
async function main(): Promise<void> {
  const status = await ensureStats(process.argv.slice(2), standardStreams);
  if (status !== 0) process.exitCode = status;
}

void main();
