import { areDigits, type Platform } from './platform.ts';

/** The first columns, in the language of the one who exports. */
const FIRST = [
  ['id', 'start time', 'completion time'],
  ['id', 'begintijd', 'tijd van voltooien'],
  ['id', 'heure de début', 'heure de fin'],
  ['id', 'startzeit', 'fertigstellungszeit'],
  ['id', 'hora de inicio', 'hora de finalización'],
  ['id', 'ora di inizio', 'ora di completamento'],
  ['id', 'hora de início', 'hora de conclusão'],
];

/** `How are you?2`: the question that stands twice. */
function withoutNumber(header: string): string {
  return areDigits(header.at(-1) ?? '') && '?.!'.includes(header.at(-2) ?? '|')
    ? header.slice(0, -1)
    : header;
}

export const microsoftForms: Platform = {
  id: 'microsoft-forms',
  variants: [
    {
      id: 'sheet',
      signature: `first headers ${FIRST.map((names) => `\`${names.join('`, `')}\``).join('; or ')}`,
      recognises: ({ keys }) =>
        FIRST.some((names) =>
          names.every((name, index) => keys[index] === name || keys[index] === `${name}.`),
        ),
      textRow: () => 1,
      describe: ({ records }, index) => {
        const header = records[0]![index] ?? '';
        // A grid has `Question.Row`; a question that stands twice has a number behind it.
        const at = header.lastIndexOf('.');
        return {
          texts: [at === -1 ? '' : header.slice(at + 1).trim(), withoutNumber(header), header],
        };
      },
    },
  ],
  roles: [
    [['id', 'id.'], 'answer-id'],
    [FIRST.flatMap((names) => names.slice(1)), 'technical'],
    [['correo electrónico', 'posta elettronica'], 'personal', 'e-mail'],
    [['nombre', 'nome'], 'personal', 'name'],
    [['taal', 'langue'], 'technical'],
    [
      [
        ...['total points', 'quiz feedback', 'grade posted time', 'totaal aantal punten'],
        ...['points - *', 'feedback - *'],
      ],
      'technical',
    ],
  ],
  statuses: [],
};
