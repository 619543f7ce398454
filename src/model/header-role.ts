import type { Column } from './dataset.ts';
import type { PersonalContent } from './messages/choices.ts';

/**
 * What a column that is no item is for, as its header tells: the one list of the names that survey platforms and people give to what is
 * personal, technical or an id, in English, Dutch and French; what is personal in German and Spanish too. What cells tell is in `scoring/column-roles.ts`; what the columns of one
 * platform are beyond these names, in `io/platforms/`.
 */

export type ColumnRole =
  | { readonly role: 'personal'; readonly kind: PersonalContent; readonly by: 'name' | 'content' }
  /** `residence`: a town or municipality, shown to who asks for it, but not proposed. */
  | { readonly role: 'technical' | 'residence' | 'ordinary' };

/** Words of which one in a short header is enough. */
const PERSONAL_WORDS: Readonly<Record<Exclude<PersonalContent, 'name'>, readonly string[]>> = {
  'e-mail':
    'email emails emailaddress emailadres emailadresse mailadres mailadresse mail courriel mel correo'.split(
      ' ',
    ),
  phone: [
    'phone phonenumber telephone telephonenumber tel telnr telefoon telefoonnummer mobile mobiel mobielnummer gsm whatsapp',
    'telefon telefonnummer rufnummer handy handynummer mobilnummer mobiltelefon telefono movil celular',
  ].flatMap((words) => words.split(' ')),
  'ip-address': 'ip ipaddress ipaddr ipadres'.split(' '),
  'web-address':
    'url refurl referrer referer referrerurl verwijzer website linkedin facebook instagram'.split(' '),
  place: [
    'address adres adresse street straat straatnaam rue huisnummer housenumber postcode postalcode postal postale zip zipcode',
    'stra\u00dfe strasse anschrift wohnadresse hausnummer plz postleitzahl geburtsort koordinaten direccion domicilio calle ubicacion coordenadas codigopostal',
    'woonadres birthplace geboorteplaats location locatie localisation latitude longitude lat lon lng gps geolocation coordinates coordinaten coordonnees',
  ].flatMap((words) => words.split(' ')),
  device:
    'device deviceid apparaat appareil imei useragent browser fingerprint subscriberid simserial simid enumerator'.split(
      ' ',
    ),
  'birth-date':
    'dob birthdate birthday dateofbirth geboortedatum geboortedag verjaardag geburtsdatum geburtstag cumpleanos'.split(
      ' ',
    ),
  id: [
    'ssn bsn iban burgerservicenummer rijksregisternummer passport paspoort',
    'ausweisnummer versichertennummer sozialversicherungsnummer steuernummer dni pasaporte cedula',
  ].flatMap((words) => words.split(' ')),
  'free-text': [
    'comment comments remark remarks opmerking opmerkingen toelichting commentaar commentaire commentaires remarque remarques',
    'kommentar kommentare anmerkung anmerkungen bemerkung bemerkungen freitext comentario comentarios observacion observaciones',
  ].flatMap((words) => words.split(' ')),
};

/** Places of many people. */
const RESIDENCES = new Set(
  [
    'woonplaats city town ville village stad dorp plaats plaatsnaam gemeente municipality commune lieu',
    'wohnort ort stadt gemeinde ciudad municipio localidad',
  ].flatMap((words) => words.split(' ')),
);

/** Several words that stand side by side. */
const PERSONAL_PHRASES: readonly (readonly [PersonalContent, string])[] = [
  ['e-mail', 'e mail'],
  ['ip-address', 'ip address'],
  ['device', 'user agent'],
  ['birth-date', 'date of birth'],
  ['birth-date', 'birth date'],
  ['birth-date', 'birth day'],
  ['birth-date', 'geboorte datum'],
  ['birth-date', 'date de naissance'],
  ['place', 'code postal'],
  ['place', 'place of birth'],
  ['place', 'zip code'],
  ['birth-date', 'fecha de nacimiento'],
  ['birth-date', 'fecha nacimiento'],
  ['place', 'codigo postal'],
  ['place', 'lugar de nacimiento'],
  ['name', 'hoe heet u'],
  ['name', 'hoe heet je'],
  ['name', 'comment vous appelez vous'],
  ['name', 'wie hei\u00dfen sie'],
  ['name', 'wie heissen sie'],
  ['name', 'wie hei\u00dft du'],
  ['name', 'como se llama'],
  ['name', 'como te llamas'],
  ['id', 'social security'],
  ['id', 'securite sociale'],
];

const NAME_WORDS = new Set(
  [
    'name names surname firstname lastname fullname forename username nickname initials initial recipientfirstname recipientlastname',
    'naam namen voornaam achternaam familienaam gebruikersnaam voorletters initialen',
    'nom noms prenom prenoms initiales pseudo',
    'vorname vornamen nachname nachnamen familienname benutzername spitzname nombre nombres apellido apellidos',
  ].flatMap((words) => words.split(' ')),
);

/** Words beside which a name is that of a person: not `course name`. */
const OF_A_PERSON = new Set(
  [
    'first last full middle given family sur maiden user nick second third complete whole your own my the a of and or',
    'recipient respondent respondents participant participants client patient person child student pupil employee contact teacher mother father parent partner',
    'uw je jouw volledige volledig eerste de het van en deelnemer deelnemers kind leerling medewerker moeder vader ouder',
    'vor nach und ihr ihre dein deine vollstandiger der die das des kind kindes mutter vater patient patientin teilnehmer teilnehmerin schuler schulerin',
    'y su tu completo completa del participante paciente hijo hija',
    'votre ton complet de famille du le la et enfant eleve repondant personne',
  ].flatMap((words) => words.split(' ')),
);

/** In a question: `What is your e-mail address?` */
const POSSESSIVE = new Set(
  'your uw je jouw votre ton ta vos ihr ihre ihren ihrem dein deine deinen su sus tu'.split(' '),
);

const ID_WORDS = new Set(
  [
    'id ids identifier identifiant uuid instanceid recordid responseid respondentid participantid subjectid userid caseid clientid patientid studentid record',
    'externalreference externaldatareference token session serial ref key case casenr respondent participant subject deelnemer',
    'respondentnummer deelnemersnummer clientnummer patientnummer studentnummer leerlingnummer nr no number nummer numero volgnummer rijnummer row pseudonym code',
  ].flatMap((words) => words.split(' ')),
);

/** Headers, letters and digits only, that platforms give to what they record beside the answers. */
const TECHNICAL = new Set(
  [
    'startdate enddate recordeddate status progress finished durationinseconds duration durationminutes durationseconds distributionchannel userlanguage surveyid qrecaptchascore',
    'submitdate lastpage startlanguage startdatum datestamp datesubmitted datumverstuurd laatstepagina starttaal datelastaction datestarted interviewtime seed totaltime groeptijd',
    'startsprache languededepart lenguajeinicial zufallsstartwert tetedeserie semilla datumgestart datumgestartet datedelancement datumlaatsteactie datumletzteaktivitat datedeladerniereaction',
    'heuredefin tijdvanlaatstewijziging heuredeladernieremodification mailsent submissiondate totalduration linkname',
    'datecreated datemodified collectorid timestarted sessionid timestamp tijdstempel horodateur starttime completiontime duur duurminuten duurseconden duree begintijd tijdvanvoltooien heuredeDebut lastmodifiedtime language',
    'questnnr mode started lastdata finishedq qviewer lastpageq maxpage timesum timersi missing missrel timestart timeend start end today created modified ended expired version formversion submissiontime starttimestamp date datum time tijd heure',
  ].flatMap((words) => words.toLowerCase().split(' ')),
);

/** A quantity that describes respondents; others may be anything. */
const AGE =
  /^(?:(?:your |uw |je |votre )?(?:age|leeftijd|alter|\u00e2ge|\u00e5lder|edad)\b.*|.*\b(?:birth ?year|year of birth|geboortejaar|ann\u00e9e de naissance)\b.*|yob)$/i;

/** Words of headers of what respondents are, or were assigned to, instead of what they answered; without accents. */
const CHARACTERISTICS = new Set(
  [
    'sex gender age agegroup birthyear yob edu educ education educational schooling degree diploma nationality country ethnicity ethnic origin language religion marital household',
    'income occupation profession job employment employer sector department team region province district school university college programme program course class grade cohort track year',
    'group condition arm treatment intervention site centre center clinic location wave timepoint moment measurement round',
    'geslacht leeftijd leeftijdsgroep geboortejaar opleiding opleidingsniveau vooropleiding scholing nationaliteit land herkomst geboorteland taal moedertaal religie geloof huishouden',
    'inkomen beroep functie werk werkgever afdeling regio provincie wijk universiteit hogeschool studie studierichting cursus klas leerjaar jaar cohort burgerlijke gezinssituatie woonsituatie',
    'groep conditie behandeling interventie praktijk vestiging kliniek meting meetmoment tijdstip ronde',
    'sexe genre ans formation scolarite niveau nationalite pays origine langue religion menage revenu metier fonction emploi service secteur departement',
    'ecole universite classe cours annee groupe condition traitement centre site vague mesure',
  ].flatMap((words) => words.split(' ')),
);

/** More words than this are a question, in which a word says little. */
const SHORT_HEADER = 4;

/**
 * What the header alone says.
 *
 * @example
 * roleOfName('RecipientEmail') // personal: e-mail
 * roleOfName('Course name')    // ordinary
 */
export function roleOfName(header: string): ColumnRole {
  const words = wordsOf(header);
  const kind = personalKindOf(words, header);
  if (kind !== null) return { role: 'personal', kind, by: 'name' };
  if (TECHNICAL.has(words.join(''))) return { role: 'technical' };
  const isResidence = words.length <= SHORT_HEADER && words.some((word) => RESIDENCES.has(word));
  return { role: isResidence ? 'residence' : 'ordinary' };
}

/** What the header of a column says, and the platform whose export it is. */
export function roleOfColumn({
  name,
  as = name,
  role,
  holds,
}: Omit<Column, 'index' | 'decimal'>): ColumnRole {
  if (holds !== undefined) return { role: 'personal', kind: holds, by: 'name' };
  const isBeside = role === 'technical' || role === 'status' || role === 'timing' || role === 'visit';
  return isBeside ? { role: 'technical' } : roleOfName(as);
}

/** Whether a header is one that ids have. */
export function isIdName(header: string): boolean {
  const words = wordsOf(header);
  return (
    words.length <= SHORT_HEADER &&
    (ID_WORDS.has(words.join('')) || ID_WORDS.has(words[0] ?? '') || ID_WORDS.has(words.at(-1) ?? ''))
  );
}

/** Whether a header is that of an age or a year of birth. */
export function isAgeName(header: string): boolean {
  return AGE.test(header.trim());
}

/** Whether a header names what respondents are, or were assigned to: sex, education, group; `What is your age?`. */
function isCharacteristicName(header: string): boolean {
  const words = wordsOf(header);
  const owned = words.findIndex((word) => POSSESSIVE.has(word));
  const said = owned === -1 ? words : words.slice(owned + 1, owned + 1 + SHORT_HEADER);
  return (
    said.length <= SHORT_HEADER &&
    (said.some((word) => CHARACTERISTICS.has(word.replace(/\d{1,9}$/, ''))) || isAgeName(header))
  );
}

/** Whether a header may be that of a question with answers: no id, and nothing that is recorded of or beside the respondents. */
export function mayBeQuestion(header: string): boolean {
  return (
    header.trim() !== '' &&
    roleOfName(header).role === 'ordinary' &&
    !isIdName(header) &&
    !isCharacteristicName(header)
  );
}

/** `RecipientFirstName`, `recipient_first_name`: lower-case words without accents. */
function wordsOf(header: string): string[] {
  const spaced = header
    .slice(0, 300)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const split = (text: string, between: RegExp) => text.split(between).filter((word) => word !== '');
  // Expressions with classes of Unicode take long to make.
  if (/^[\0-\x7f]*$/.test(spaced)) return split(spaced.toLowerCase(), /[^a-z0-9]+/);
  const plain = spaced.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return split(plain, /[^\p{L}\p{N}]+/u);
}

function personalKindOf(words: readonly string[], header: string): PersonalContent | null {
  if (words.length === 0) return null;
  // The text beside "other, namely", as Qualtrics and LimeSurvey export it.
  if (/_TEXT$|\[(?:other|comment)\]$/.test(header.trim())) return 'free-text';
  const owned = words.findIndex((word) => POSSESSIVE.has(word));
  const asked = owned === -1 ? null : personalKindOf(words.slice(owned + 1, owned + 1 + SHORT_HEADER), '');
  if (asked !== null || words.length > SHORT_HEADER) return asked;
  const phrase = ` ${words.join(' ')} `;
  for (const [kind, side] of PERSONAL_PHRASES) if (phrase.includes(` ${side} `)) return kind;
  for (const [kind, own] of Object.entries(PERSONAL_WORDS))
    if (words.some((word) => own.includes(word) || own.includes(word.replace(/(?<!\d)\d+$/, ''))))
      return kind as PersonalContent;
  const isName = words.some((word) => NAME_WORDS.has(word));
  const ofPerson = words.every((word) => NAME_WORDS.has(word) || OF_A_PERSON.has(word) || /^\d+$/.test(word));
  return isName && ofPerson ? 'name' : null;
}
