import type { CommandLine } from '../command-io.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { powershellCompletion } from '../completion/powershell.ts';
import { zshCompletion } from '../completion/zsh.ts';
import type { CommandOutline } from '../outline.ts';
import type { ShellName } from '../shells.ts';

const SCRIPTS: Readonly<Record<ShellName, (commands: readonly CommandOutline[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

/** `completion <shell>`: the script that lets a shell complete commands, options, scales and files. */
export async function completionCommand(
  shell: ShellName,
  commands: readonly CommandOutline[],
  { terminal }: CommandLine,
): Promise<void> {
  await terminal.print(SCRIPTS[shell](commands));
}
