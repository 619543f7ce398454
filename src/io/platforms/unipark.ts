import type { Platform } from './platform.ts';

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
    // Codes that come with the link of an invitation.
    [/^(?:p_\d{4}|code|invcode)$/i, 'id'],
    [['tester', 'dispcode'], 'status'],
    [/^(?:rts\d+|duration)$/i, 'timing'],
    [/^u_(?:name|firstname|account)$/i, 'personal', 'name'],
    [/^u_e?mail$/i, 'personal', 'e-mail'],
    [/^(?:ip_addr|ext_host)$/i, 'personal', 'ip-address'],
    [/^participant_(?:city|region|latitude|longitude|postal_?code)$/i, 'personal', 'place'],
    [/^(?:browser|device_type|participant_(?:browser|os|device|brand|model).*)$/i, 'personal', 'device'],
    [
      /^(?:lastpage|quality|referer|quota|quota_assignment|quota_rejected_id|page_history|hflip|vflip|output_mode|javascript|flash|language|cleaned|ats|datetime|date_of_last_access|date_of_first_mail|participant_(?:isbot|continent|country))$/i,
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
  missing: ['-99', '-77', '-66', '-88'],
  note: 'A test (`tester`) is a response of the one who made the survey.',
};
