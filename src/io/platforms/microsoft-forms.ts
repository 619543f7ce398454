import type { Platform } from './platform.ts';

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

export const microsoftForms: Platform = {
  id: 'microsoft-forms',
  variants: [
    {
      id: 'sheet',
      signature: `first headers ${FIRST.map((names) => `\`${names.join('`, `')}\``).join('; or ')}`,
      recognises: ({ keys }) =>
        FIRST.some((names) => names.every((name, index) => keys[index]?.replace(/\.$/, '') === name)),
      textRow: () => 1,
      describe: ({ records }, index) => {
        const header = records[0]![index] ?? '';
        // A grid has `Question.Row`; a question that stands twice has a number behind it.
        const at = header.lastIndexOf('.');
        return {
          texts: [at === -1 ? '' : header.slice(at + 1).trim(), header.replace(/(?<=[?.!])\d$/, ''), header],
        };
      },
    },
  ],
  roles: [
    [/^id\.?$/i, 'answer-id'],
    [FIRST.flatMap((names) => names.slice(1)), 'technical'],
    [['correo electrónico', 'posta elettronica'], 'personal', 'e-mail'],
    [['nombre', 'nome'], 'personal', 'name'],
    [['taal', 'langue'], 'technical'],
    [
      /^(?:total points|quiz feedback|grade posted time|totaal aantal punten)$|^(?:points|feedback) - /i,
      'technical',
    ],
  ],
  statuses: [],
};
