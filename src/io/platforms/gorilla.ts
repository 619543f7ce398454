import type { Platform } from './platform.ts';

export const gorilla: Platform = {
  id: 'gorilla',
  variants: [
    // What public analyses of such files do: they drop the marks and spread `Question Key` over columns.
    {
      id: 'long-form',
      signature: '`Participant Private ID` beside `Question Key` and `Response`',
      recognises: (head) => head.has('participant private id', 'question key', 'response'),
      longAnswers: {
        by: ['participant private id', 'tree node key', 'repeat key'],
        question: 'question key',
        answer: 'response',
        marks: ['begin questionnaire', 'end questionnaire'],
        repeats: ['-quantised', '_quantised'],
      },
    },
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
        '*_quantised',
      ],
      'technical',
    ],
  ],
  statuses: [{ status: 'unfinished', columns: ['participant status'], test: { noneOf: ['complete'] } }],
  note: 'In the long form each answer is a row: the rows of a participant are put together, and a note says so. Two different answers of one participant to one question are an error.',
};
