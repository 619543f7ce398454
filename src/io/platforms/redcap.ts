import type { Head, Platform } from './platform.ts';

const OF_REDCAP = [
  'redcap_event_name',
  'redcap_repeat_instrument',
  'redcap_repeat_instance',
  'redcap_survey_identifier',
  'redcap_data_access_group',
];
/** The same where headers are labels. */
const LABELS = [
  'event name',
  'repeat instrument',
  'repeat instance',
  'survey identifier',
  'data access group',
];
const COMPLETE = ['', '0', '1', '2', 'incomplete', 'unverified', 'complete'];

/** A form's own column says 0, 1 or 2, or the words for it, as far as the first rows show. */
function hasFormStatus({ records, keys }: Head, is: (key: string) => boolean): boolean {
  return keys.some(
    (key, index) =>
      is(key) && records.slice(1).every((record) => COMPLETE.includes((record[index] ?? '').toLowerCase())),
  );
}

/**
 * Missing data codes are a project's own. These are the ones that REDCap suggests (the null flavours of HL7), and the negative numbers that
 * projects take in their place.
 */
const MISSING = [
  ...[
    'NI',
    'INV',
    'UNK',
    'NASK',
    'ASKU',
    'NAV',
    'MSK',
    'NA',
    'NAVU',
    'NP',
    'QS',
    'QI',
    'TI',
    'UNC',
    'DER',
    'PINF',
    'NINF',
    'OTH',
  ],
  ...['-9', '-77', '-88', '-97', '-98', '-99', '-777', '-888', '-999'],
];

/** One for each form. */
const FORM_STATUSES = ['*_complete', 'complete?'];

export const redcap: Platform = {
  id: 'redcap',
  variants: [
    {
      id: 'dictionary',
      signature: 'a first header `Variable / Field Name`: the dictionary, not the answers',
      recognises: ({ keys }) => keys[0] === 'variable / field name',
      isData: false,
    },
    {
      id: 'labels',
      signature: '`Complete?` beside `Record ID`, `Event Name`, `Repeat Instrument` or `Survey Identifier`',
      recognises: (head) =>
        hasFormStatus(head, (key) => key === 'complete?') &&
        [...LABELS, 'record id', 'survey timestamp'].some((name) => head.has(name)),
      textRow: () => 1,
    },
    {
      id: 'raw',
      signature:
        '`redcap_event_name`, `redcap_repeat_instrument`, `redcap_survey_identifier` or `redcap_data_access_group`; or a first column `…_id` and a column `…_complete` of 0, 1 and 2',
      recognises: (head) =>
        OF_REDCAP.some((name) => head.has(name)) ||
        (head.keys[0]?.endsWith('_id') === true &&
          hasFormStatus(head, (key) => key.length > 9 && key.endsWith('_complete'))),
    },
  ],
  roles: [
    [[...OF_REDCAP.slice(0, 3), ...LABELS.slice(0, 3)], 'visit'],
    [FORM_STATUSES, 'status'],
    [['*_timestamp'], 'technical'],
  ],
  statuses: [
    // A form that is not due yet is exported as 0 too, so a response is unfinished when none of its forms is more than begun.
    {
      status: 'unfinished',
      columns: FORM_STATUSES,
      test: { oneOf: ['0', 'incomplete'] },
    },
  ],
  missing: MISSING,
  note: "A form that is not due is exported as 0 too, so a row is unfinished when none of its forms is more than begun. A row for each event or repeat: see above. Missing data codes are a project's own; others are declared with `--missing`.",
};
