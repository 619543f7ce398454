import { type Described, type Head, lastParts, type Platform } from './platform.ts';

/** `instanceID`, in groups `meta/instanceID`, `meta-instanceID`. */
function isInstance(name: string): boolean {
  const small = name.toLowerCase();
  return small === 'instanceid' || ['/', '.', '-'].some((sign) => small.endsWith(`${sign}instanceid`));
}

/** Groups stand before a question: `wellbeing/q1`, `wellbeing.q1`; ODK Central writes `wellbeing-q1`. */
function lastName({ records }: Head, index: number): Described {
  const header = records[0]![index] ?? '';
  // Where headers are labels, so are the groups.
  if (header.includes(' ')) return { texts: [...lastParts(header, '/'), header] };
  const separator = ['/', '.', '-'].find((sign) => header.includes(sign));
  return separator === undefined ? {} : { codes: lastParts(header, separator).slice(0, 1) };
}

export const kobo: Platform = {
  id: 'kobo',
  variants: [
    {
      id: 'submissions',
      signature:
        '`_uuid`, `instanceID`, `meta/instanceID`, `meta-instanceID`, or `KEY` beside `SubmissionDate` or above `uuid:…`',
      recognises: (head) => {
        const key = head.keys.indexOf('key');
        return (
          head.has('_uuid') ||
          head.keys.some(isInstance) ||
          (key !== -1 && (head.has('submissiondate') || head.records[1]?.[key]?.startsWith('uuid:') === true))
        );
      },
      describe: lastName,
    },
  ],
  roles: [
    [isInstance, 'answer-id'],
    [['_uuid', '_id', 'key', '_index', 'formhub/uuid', 'meta/rootuuid', 'meta/deprecatedid'], 'answer-id'],
    [['parent_key', '_parent_index', '_submission__id', '_submission__uuid'], 'visit'],
    [['submittername', '_submitted_by'], 'personal', 'name'],
    [
      ['_', '-'].flatMap((sign) => [`*${sign}altitude`, `*${sign}precision`, `*${sign}accuracy`]),
      'personal',
      'place',
    ],
    [['_notes'], 'personal', 'free-text'],
    [
      [
        ...[
          'submitterid',
          'attachmentspresent',
          'attachmentsexpected',
          'reviewstate',
          'edits',
          'formversion',
        ],
        ...['_validation_status', '_tags', '_xform_id_string', 'set-of-*'],
      ],
      'technical',
    ],
  ],
  statuses: [],
  missing: ['NA', 'n/a'],
};
