import type { PlatformId } from '../../model/export-form.ts';
import type { Platform } from './platform.ts';

/** A platform as long as nothing is known but headers: what must stand there for its module to be loaded and asked. */
interface Entry {
  readonly id: PlatformId;
  /** Headers, in lower case, of which one at least is in every export of the platform. */
  readonly hints: readonly string[];
  /** The same for headers that are no fixed words; without expressions, which take long to make. */
  readonly isHint?: (header: string) => boolean;
  readonly load: () => Promise<Platform>;
}

/** All forms that are recognised. A new one is a module, a fixture and an entry here. */
export const PLATFORMS: readonly Entry[] = [
  {
    id: 'qualtrics',
    // Most are told by their third row.
    hints: ['recordeddate', 'recorded date', 'v2'],
    load: async () => (await import('./qualtrics.ts')).qualtrics,
  },
  {
    id: 'limesurvey',
    hints: [
      ...['submitdate', 'date submitted', 'datum verstuurd', 'datum ingezonden', 'datum abgeschickt'],
      ...['date de soumission', 'fecha de envío', 'data invio'],
    ],
    // A code, which is one word, and a full stop: `likert1[a]. I bounce back`; a sentence has its full stop further on.
    isHint: (header) => header.split(/\s/, 1)[0]!.endsWith('.'),
    load: async () => (await import('./limesurvey.ts')).limesurvey,
  },
  {
    id: 'redcap',
    hints: ['complete?', 'variable / field name'],
    isHint: (header) => header.startsWith('redcap_') || header.endsWith('_complete'),
    load: async () => (await import('./redcap.ts')).redcap,
  },
  {
    id: 'surveymonkey',
    hints: ['respondentid', 'respondent id', 'respondent_id'],
    // Collectors, in the languages that Latin is the root of, and in Dutch.
    isHint: (header) =>
      header.includes('colle') ||
      header.includes('colet') ||
      header.includes('recopil') ||
      header.includes('verzamel'),
    load: async () => (await import('./surveymonkey.ts')).surveymonkey,
  },
  {
    id: 'alchemer',
    hints: ['time started'],
    load: async () => (await import('./alchemer.ts')).alchemer,
  },
  {
    id: 'google-forms',
    hints: [
      ...['timestamp', 'tijdstempel', 'horodateur', 'zeitstempel', 'marca temporal'],
      ...['informazioni cronologiche', 'carimbo de data/hora'],
    ],
    load: async () => (await import('./google-forms.ts')).googleForms,
  },
  {
    id: 'microsoft-forms',
    hints: [
      ...['completion time', 'tijd van voltooien', 'heure de fin', 'fertigstellungszeit'],
      ...['hora de finalización', 'ora di completamento', 'hora de conclusão'],
    ],
    load: async () => (await import('./microsoft-forms.ts')).microsoftForms,
  },
  {
    id: 'sosci',
    hints: ['questnnr'],
    load: async () => (await import('./sosci.ts')).sosci,
  },
  {
    id: 'kobo',
    hints: ['_uuid', 'key'],
    isHint: (header) => header.endsWith('instanceid'),
    load: async () => (await import('./kobo.ts')).kobo,
  },
  {
    id: 'formr',
    hints: ['expired'],
    load: async () => (await import('./formr.ts')).formr,
  },
  {
    id: 'castor',
    hints: ['site abbreviation', 'institute abbreviation'],
    load: async () => (await import('./castor.ts')).castor,
  },
  {
    id: 'unipark',
    hints: ['lfdn'],
    load: async () => (await import('./unipark.ts')).unipark,
  },
  {
    id: 'typeform',
    hints: ['submit date (utc)', 'network id'],
    load: async () => (await import('./typeform.ts')).typeform,
  },
  {
    id: 'jotform',
    hints: ['submission id'],
    isHint: (header) => header.includes(' >> '),
    load: async () => (await import('./jotform.ts')).jotform,
  },
  {
    id: 'eusurvey',
    hints: ['alias', 'contribution id'],
    load: async () => (await import('./eusurvey.ts')).eusurvey,
  },
  {
    id: 'gorilla',
    hints: ['participant private id'],
    load: async () => (await import('./gorilla.ts')).gorilla,
  },
  {
    id: 'mturk',
    hints: ['assignmentid'],
    load: async () => (await import('./mturk.ts')).mturk,
  },
];
