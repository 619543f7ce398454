import type { Platform } from './platform.ts';

/** Codes that come with the link of an invitation. */
function isInvitation(name: string): boolean {
  return name === 'code' || name === 'invcode' || /^p_\d{4}$/.test(name);
}

export const unipark: Platform = {
  id: 'unipark',
  variants: [
    {
      id: 'columns',
      signature: '`lfdn` and `dispcode` together (Unipark, Tivian EFS)',
      recognises: (head) => head.has('lfdn', 'dispcode'),
    },
  ],
  roles: [
    [['lfdn', 'external_lfdn', 'session_id'], 'answer-id'],
    [isInvitation, 'id'],
    [['tester', 'dispcode'], 'status'],
    [['duration', 'rts*'], 'timing'],
    [['u_name', 'u_firstname', 'u_account'], 'personal', 'name'],
    [['u_email', 'u_mail'], 'personal', 'e-mail'],
    [['ip_addr', 'ext_host'], 'personal', 'ip-address'],
    [['participant_city', 'participant_region', 'participant_l*', 'participant_p*'], 'personal', 'place'],
    [
      [
        ...['browser', 'device_type', 'participant_browser*', 'participant_os*', 'participant_device*'],
        ...['participant_brand*', 'participant_model*'],
      ],
      'personal',
      'device',
    ],
    [
      [
        ...['lastpage', 'quality', 'quota', 'quota_assignment', 'quota_rejected_id', 'page_history'],
        ...['hflip', 'vflip', 'output_mode', 'javascript', 'flash', 'language', 'cleaned', 'ats', 'datetime'],
        ...['date_of_last_access', 'date_of_first_mail'],
        ...['participant_isbot', 'participant_continent', 'participant_country'],
      ],
      'technical',
    ],
  ],
  statuses: [
    { status: 'test', columns: ['tester'], test: { noneOf: ['0', 'nein', 'no'] } },
    {
      status: 'unfinished',
      columns: ['dispcode'],
      // Finished, and finished after a break.
      test: {
        noneOf: ['31', '32', 'beendet', 'beendet nach unterbrechung', 'completed', 'completed after break'],
      },
    },
  ],
  missing: ['-99', '-77', '-66', '-88', 'nicht beantwortet', 'not answered', 'nicht gesehen'],
  note: 'A test (`tester`) is a response of the one who made the survey.',
};
