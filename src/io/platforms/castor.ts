import type { Head, Platform } from './platform.ts';

const PERSON = ['participant id', 'record id', 'castor participant id', 'castor record id'];
const STATUS = ['participant status', 'record status'];
const SITE = ['site abbreviation', 'institute abbreviation'];
const hasOne = (head: Head, names: readonly string[]) => names.some((name) => head.has(name));

/** `Survey Creation Date` */
function isDate(name: string): boolean {
  const small = name.toLowerCase();
  return small.endsWith(' date') && /^(?:survey|participant|record) .* date$/.test(small);
}

export const castor: Platform = {
  id: 'castor',
  variants: [
    {
      id: 'records',
      signature:
        '`Participant Id` or `Record Id` (also `Castor Participant ID`), `Participant Status` and `Site Abbreviation` together',
      recognises: (head) => hasOne(head, PERSON) && hasOne(head, STATUS) && hasOne(head, SITE),
    },
  ],
  roles: [
    [[...STATUS, 'survey progress', 'survey completed on'], 'status'],
    [['survey instance id', 'survey package id'], 'technical'],
    [isDate, 'technical'],
    [['repeating data name', 'report name', 'event name', 'survey name'], 'visit'],
    [PERSON, 'id'],
  ],
  statuses: [
    {
      status: 'unfinished',
      columns: STATUS,
      test: { oneOf: ['in progress', 'incomplete', 'not started', 'started', 'open'] },
    },
    { status: 'unfinished', columns: ['survey completed on'], test: { blank: true } },
    {
      status: 'unfinished',
      columns: ['survey progress'],
      test: { below: 100 },
      unless: ['survey completed on'],
    },
  ],
  missing: [
    '-95',
    '-96',
    '-97',
    '-98',
    '-99',
    ...[95, 96, 97, 98, 99].map((code) => `##USER_MISSING_${code}##`),
  ],
};
