import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';

/**
 * Refuses names for files whose number is another, or of which two are alike.
 *
 * @param option that gives them: names of waves, or of files
 * @param shown what a name is called in the message
 * @throws UserError (status 2)
 */
export function refuseNames(
  names: readonly string[],
  files: number,
  option: 'waves' | 'names',
  shown: (position: number) => string = (position) => names[position]!,
): void {
  if (names.length !== files) {
    const facts = { names: names.length, files };
    throw cannotRun(
      createMessage(choiceMessages, option === 'waves' ? 'waves-do-not-fit' : 'names-do-not-fit', facts),
    );
  }
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice === -1) return;
  const name = shown(twice);
  throw cannotRun(
    option === 'waves'
      ? createMessage(choiceMessages, 'wave-twice', { name })
      : createMessage(choiceMessages, 'names-do-not-fit', { twice: name }),
  );
}
