import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleOfName } from '../../src/model/header-role.ts';
import { roleOfContent } from '../../src/scoring/column-roles.ts';

/** Headers as people and platforms write them, in three languages. */
const PERSONAL = [
  ...[
    'Name',
    'First name',
    'Last Name',
    'Surname',
    'Full name',
    'Naam',
    'Voornaam',
    'Achternaam',
    'Nom',
    'Prénom',
  ],
  ...['RecipientFirstName', 'RecipientLastName', 'RecipientEmail', 'Nom de famille', 'Naam deelnemer'],
  ...[
    'E-mail',
    'Email',
    'e-mailadres',
    'EmailAddress',
    'Email Address',
    'Courriel',
    'Adresse e-mail',
    'E-mailadres',
  ],
  ...['IPAddress', 'IP Address', 'IP-adres', 'ipaddr', 'Adresse IP', 'ip_address'],
  ...['Telefoon', 'Telefoonnummer', 'Phone', 'phonenumber', 'Téléphone', 'Mobile', 'GSM'],
  ...['LocationLatitude', 'LocationLongitude', 'Location', 'Latitude', 'Postcode'],
  ...['Zip code', 'Code postal', 'Adres', 'Address', 'Straat', 'Rue'],
  ...[
    'UserAgent',
    'User Agent',
    'deviceid',
    'Device',
    'imei',
    'refurl',
    'Referrer URL',
    'Verwijzer-URL',
    'URL',
  ],
  ...['dob', 'Date of birth', 'Geboortedatum', 'Date de naissance', 'BirthDate', 'Birthday'],
  ...['Q12_4_TEXT', 'Opmerkingen', 'Comments', 'Commentaires', 'Toelichting', 'sexe[other]'],
  ...['Vorname', 'Nachname', 'Vor- und Nachname', 'Name des Kindes', 'Ihr Name', 'Wie heißen Sie?'],
  ...['E-Mail-Adresse', 'Mailadresse', 'Telefonnummer', 'Handynummer', 'Geburtsdatum', 'Postleitzahl', 'PLZ'],
  ...['Straße und Hausnummer', 'Anschrift', 'Anmerkungen', 'Kommentare', 'Wie lautet Ihre E-Mail-Adresse?'],
  ...['Nombre', 'Nombre y apellidos', 'Nombre completo', 'Correo electrónico', 'Teléfono', 'Móvil'],
  ...['Fecha de nacimiento', 'Dirección', 'Código postal', 'Comentarios', '¿Cuál es su correo electrónico?'],
  ...['Hoe heet je?', 'Comment vous appelez-vous ?', '¿Cómo se llama?', 'DNI'],
  ...['What is your name?', 'Quel est votre nom ?', 'Wat is je e-mailadres precies?'],
] as const;

const ORDINARY = [
  ...[
    'sex',
    'Geslacht',
    'Sexe',
    'age',
    'Leeftijd',
    'Âge',
    'Birth year',
    'geboortejaar',
    'Année de naissance',
    'birthyear',
  ],
  ...[
    'education',
    'Opleiding',
    'Land van herkomst',
    'Country',
    'Region',
    'Provincie',
    'Group',
    'Groep',
    'Niveau',
  ],
  ...[
    'Name des Kurses',
    'Nombre del curso',
    "Nombre d'enfants",
    'Anzahl der Kinder',
    'Alter',
    'Geschlecht',
    'Edad',
  ],
  ...['Course name', 'School name', 'Naam van de cursus', 'Nom du cours', 'Team name', 'Living situation'],
  ...[
    'I have people I can phone',
    'Ik voel me thuis op de plaats waar ik woon',
    'brs1',
    'WEMWBS_01',
    'g',
    'arm',
  ],
];

describe('a header', () => {
  it.each(PERSONAL)('%s is personal', (header) => {
    expect(roleOfName(header)).toMatchObject({ role: 'personal', by: 'name' });
  });

  it('is personal whatever its case, blanks and separators', () => {
    const spelled = fc.tuple(
      fc.constantFrom(...PERSONAL.filter((header) => /^[A-Z]?[a-z-]+(?: [a-z]+)*$/.test(header))),
      fc.constantFrom(' ', '_', '.', '-', '  '),
      fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase(),
        (text: string) => text.toLowerCase(),
      ),
    );
    fc.assert(
      fc.property(spelled, ([header, separator, cased]) => {
        expect(roleOfName(` ${cased(header.replaceAll(' ', separator))}`).role).toBe('personal');
      }),
    );
  });

  it.each(ORDINARY)('%s is not personal', (header) => {
    expect(roleOfName(header).role).toBe('ordinary');
  });

  it.each([
    ...[
      'StartDate',
      'EndDate',
      'RecordedDate',
      'Duration (in seconds)',
      'Progress',
      'Finished',
      'submitdate',
    ],
    ...[
      'Laatste pagina',
      'Datum verstuurd',
      'Timestamp',
      'Tijdstempel',
      'Horodateur',
      'Start time',
      'lastpage',
    ],
  ])('%s is technical', (header) => {
    expect(roleOfName(header).role).toBe('technical');
  });
});

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

describe('content', () => {
  it('of an open question that few answered is free text, however many did not', () => {
    const answers = fc.uniqueArray(sentence, { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(answers, fc.integer({ min: 7, max: 500 }), (texts, blanks) => {
        expect(roleOfContent(counted(texts), blanks, false)).toMatchObject({ kind: 'free-text' });
      }),
    );
  });

  it('of an open question to which many answered "no" is free text', () => {
    const answers = fc.uniqueArray(
      sentence.filter(
        (text) => !/^(?:nee|no|non|none|geen|niets|x+|na|so|nvt|neen|niks|rien|nope)$/.test(text),
      ),
      { minLength: 3, maxLength: 20 },
    );
    const no = fc.constantFrom('nee', 'Geen', 'n.v.t.', 'no', 'None', 'non', 'rien', '-');
    fc.assert(
      fc.property(answers, no, fc.integer({ min: 7, max: 300 }), (texts, nothing, times) => {
        const counts = counted([...texts, ...new Array<string>(times).fill(nothing)]);
        expect(roleOfContent(counts, times, false)).toMatchObject({ kind: 'free-text' });
      }),
    );
  });

  it.each(['http://a.aa?@%00.a', 'https://user@survey.example.org/r?id=3@4.5'])(
    'of a web address with an at sign is no e-mail address: %s',
    (address) => {
      expect(roleOfContent(new Map([[address, 1]]), 20, false)).toMatchObject({ kind: 'web-address' });
    },
  );

  it('of countries of which many have one respondent is ordinary', () => {
    const rare = ['Chad', 'Peru', 'Iran', 'Togo', 'Mali'].map((country) => [country, 1] as const);
    const counts = new Map([['Belgium', 30] as const, ['Morocco', 2] as const, ...rare]);
    expect(roleOfContent(counts, 0, false).role).toBe('ordinary');
  });

  it('is free text where one respondent wrote at length, or where one or two are all who wrote', () => {
    const long = 'the nurse of the second floor, Mrs Jansen, never has time for me';
    expect(
      roleOfContent(
        new Map([
          ['no', 90],
          [long, 1],
        ]),
        9,
        false,
      ),
    ).toMatchObject({ kind: 'free-text' });
    expect(roleOfContent(new Map([['Els', 1]]), 99, false)).toMatchObject({ kind: 'free-text' });
    // Of few respondents the length tells: labels have up to 50 characters.
    expect(roleOfContent(new Map([['a'.repeat(50), 1]]), 0, false).role).toBe('ordinary');
    expect(roleOfContent(new Map([['a'.repeat(51), 1]]), 0, false)).toMatchObject({ kind: 'free-text' });
    expect(roleOfContent(new Map([['a'.repeat(51), 2]]), 0, false).role).toBe('ordinary');
    expect(
      roleOfContent(
        new Map([
          ['Els', 1],
          ['Jan', 1],
        ]),
        99,
        false,
      ),
    ).toMatchObject({ kind: 'free-text' });
  });

  it('of a closed question is ordinary: labels that several respondents chose', () => {
    const options = fc.uniqueArray(sentence, { minLength: 1, maxLength: 12 });
    const choices = fc.tuple(
      options,
      fc.array(fc.integer({ min: 2, max: 60 }), { minLength: 12, maxLength: 12 }),
    );
    fc.assert(
      fc.property(choices, fc.nat(300), ([labels, sizes], blanks) => {
        const counts = new Map(labels.map((label, index) => [label, sizes[index]!]));
        expect(roleOfContent(counts, blanks, false).role).toBe('ordinary');
      }),
    );
  });

  it('of numbers is ordinary, also when all differ', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.nat(100), (values, blanks) => {
        expect(roleOfContent(counted(values.map(String)), blanks, true).role).toBe('ordinary');
      }),
    );
  });

  const group = fc.nat(255);
  const telling = {
    'e-mail': fc.emailAddress(),
    'ip-address': fc.oneof(
      fc.tuple(group, group, group, group).map((parts) => parts.join('.')),
      fc.ipV6().filter((address) => !address.includes('.')),
    ),
    'web-address': fc.webUrl({ withQueryParameters: true }),
  };
  it.each(Object.entries(telling))('holds one %s among other answers', (kind, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 0, max: 50 }), (value, others) => {
        const counts = new Map([[value, 2], ...(others > 0 ? [['geen', others] as const] : [])]);
        expect(roleOfContent(counts, 3, false)).toMatchObject({ kind });
      }),
    );
  });

  it.each([
    ['phone', ['0612345678', '+31 6 12345678', '0032 2 123 45 67']],
    ['place', ['1012 AB', '3584CX', 'SW1A 1AA']],
    ['place', ['52.37403, 4.88969', '51.05000,3.71667', '50.85045 4.34878 12 5']],
    ['birth-date', ['1950-03-02', '31/12/1988', '4-5-1971']],
  ] as const)('mostly %s: %j', (kind, values) => {
    const twice = new Map(values.map((value) => [value, 2]));
    expect(roleOfContent(twice, 0, false)).toMatchObject({ role: 'personal', kind });
  });

  it('of days within the time of a survey is not dates of birth', () => {
    const days = new Map(['2026-03-02', '2026-03-05', '2027-01-12'].map((day) => [day, 4]));
    expect(roleOfContent(days, 0, false).role).toBe('ordinary');
  });
});
