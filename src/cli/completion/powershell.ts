import { type CommandOutline, withSubcommands } from '../outline.ts';
import { calledBy, operandWords, optionNames, valuesOf } from './vocabulary.ts';

/**
 * Completion for PowerShell 5.1 and later; where no word is known, it offers files. Its tables are global, so that the completer finds them
 * when the script was run as a file too; keys of a table differ in more than case, which PowerShell does not tell apart.
 */
export function powershellCompletion(commands: readonly CommandOutline[]): string {
  const all = commands.flatMap(withSubcommands);
  const steps = (below: readonly CommandOutline[], parent: string): string[] =>
    below.flatMap((command) => [
      ...calledBy(command).map((word) => `  ${quoted(`${parent} ${word}`)} = ${quoted(command.name)}`),
      ...steps(command.subcommands, command.name),
    ]);
  return `# Completion of ensure-stats in PowerShell. For every new shell: add to $PROFILE the line
#   ensure-stats completion powershell | Out-String | Invoke-Expression
$global:EnsureStatsCommands = @{
${steps(commands, '').join('\n')}
}
$global:EnsureStatsWords = @{
  '' = ${array([...commands.flatMap(calledBy), 'help'])}
${all.map((command) => `  ${quoted(command.name)} = ${array([...command.subcommands.flatMap(calledBy), ...operandWords(command)])}`).join('\n')}
}
$global:EnsureStatsOptions = @{
  '' = @('--version', '--help')
${all.map((command) => `  ${quoted(command.name)} = ${array(optionNames(command))}`).join('\n')}
}
$global:EnsureStatsValues = @{
${all.flatMap(optionValues).join('\n')}
}
Register-ArgumentCompleter -Native -CommandName ensure-stats -ScriptBlock {
  param($Word, $Line, $Cursor)
  $Typed = @($Line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $Cursor } | ForEach-Object { "$_" } | Select-Object -Skip 1)
  $Command = ''
  foreach ($Part in $Typed) {
    if ($global:EnsureStatsCommands.ContainsKey("$Command $Part")) { $Command = $global:EnsureStatsCommands["$Command $Part"] }
  }
  $Before = if ($Typed.Count -gt 0) { $Typed[-1] } else { '' }
  $Begin = ''
  $Offered = if ($global:EnsureStatsValues.ContainsKey("$Command $Before")) { $global:EnsureStatsValues["$Command $Before"] }
    elseif ($Word.StartsWith('-')) { $global:EnsureStatsOptions[$Command] }
    else { $global:EnsureStatsWords[$Command] }
  if ($Word.Contains(',')) { $Begin = $Word.Substring(0, $Word.LastIndexOf(',') + 1) }
  $Offered | Where-Object { "$Begin$_".StartsWith($Word, [System.StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new("$Begin$_", $_, 'ParameterValue', $_)
  }
}
`;
}

function optionValues(command: CommandOutline): string[] {
  return command.options.flatMap((option) => {
    const { words } = valuesOf(option);
    return words.length === 0
      ? []
      : option.names.map((name) => `  ${quoted(`${command.name} ${name}`)} = ${array(words)}`);
  });
}

function array(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
