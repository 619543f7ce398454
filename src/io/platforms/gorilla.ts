import type { Platform } from './platform.ts';

export const gorilla: Platform = {
  id: 'gorilla',
  variants: [
    {
      id: 'short-form',
      signature: '`Participant Private ID` beside `Tree Node Key` or `Experiment ID`',
      recognises: (head) =>
        head.has('participant private id') && (head.has('tree node key') || head.has('experiment id')),
    },
  ],
  roles: [
    [['participant private id'], 'id'],
    // What recruiters know people by, or an e-mail address.
    [['participant public id', 'participant external session id'], 'personal', 'id'],
    [['participant completion code'], 'personal', 'id'],
    [['participant status'], 'status'],
    [
      [
        ...['participant device*', 'participant os*', 'participant browser*', 'participant monitor*'],
        'participant viewport*',
      ],
      'personal',
      'device',
    ],
    [
      [
        ...['event index', 'utc *', 'local *', 'experiment *', 'tree node key', 'repeat key', 'schedule id'],
        ...['participant starting group', 'checkpoint', 'room *', 'task name', 'task version', 'randomise *'],
        // The place of the answer in the form, counted from 1, beside its wording.
        '*-quantised',
      ],
      'technical',
    ],
  ],
  statuses: [{ status: 'unfinished', columns: ['participant status'], test: { noneOf: ['complete'] } }],
  note: 'Answers of a questionnaire are read in its short form, a row a respondent; in the long form each answer is a row.',
};
