import { type Described, type Head, lastParts, type Platform } from './platform.ts';

const INSTANCE = /(?:^|[/.-])instanceid$/i;

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
          head.keys.some((name) => INSTANCE.test(name)) ||
          (key !== -1 && (head.has('submissiondate') || /^uuid:/.test(head.records[1]?.[key] ?? '')))
        );
      },
      describe: lastName,
    },
  ],
  roles: [
    [INSTANCE, 'answer-id'],
    [['_uuid', '_id', 'key', '_index', 'formhub/uuid', 'meta/rootuuid', 'meta/deprecatedid'], 'answer-id'],
    [['parent_key', '_parent_index', '_submission__id', '_submission__uuid'], 'visit'],
    [['submittername', '_submitted_by'], 'personal', 'name'],
    [/[_-](?:altitude|precision|accuracy)$/i, 'personal', 'place'],
    [['_notes'], 'personal', 'free-text'],
    [
      /^(?:submitterid|attachments(?:present|expected)|reviewstate|edits|formversion|_validation_status|_tags|_xform_id_string|set-of-.+)$/i,
      'technical',
    ],
  ],
  statuses: [],
  missing: ['NA', 'n/a'],
};
