import type { documentEn } from './en.ts';

export const documentNl: Readonly<Record<keyof typeof documentEn, string>> = {
  title: 'Evaluatie: {files}',
  made: '{date}. Berekend met {tool} {version}.',
  contents: 'Inhoud',
  skip: 'Naar het verslag',

  'section.asked': 'Wat er gevraagd is',
  'section.respondents': 'Respondenten',
  'section.flow': 'Van bestand tot vergelijking',
  'section.characteristics': 'Wie er antwoordden',
  'section.reliability': 'Betrouwbaarheid',
  'section.scores.one': 'Scores',
  'section.scores.waves': 'Scores voor en na',
  'section.scores.groups': 'Scores per groep',
  'section.comparison': 'De vergelijking in woorden',
  'section.individualChange': 'Individuele verandering',
  'section.attrition': 'Uitval',
  'section.items': 'Antwoorden op de items',
  'section.quality': 'Kwaliteit van de gegevens',
  'section.methods': 'Methode',
  'section.warnings': 'Waarschuwingen',
  'section.references': 'Literatuur',
  'section.data': 'De getallen als gegevens',

  'asked.one': 'De vragenlijst werd één keer ingevuld ({file}, *n* = {n}).',
  'asked.waves':
    'De vragenlijst werd ingevuld bij de {first} ({firstFile}, *n* = {firstN}) en bij de {second} ({secondFile}, *n* = {secondN}).',
  'asked.groups':
    'De vragenlijst werd één keer ingevuld ({file}, *n* = {n}); de groepen van “{by}” worden vergeleken: {groups}.',
  'asked.group': '{group} (*n* = {n})',
  'asked.matched': 'Respondenten werden gekoppeld op “{id}”: {paired} van hen vulden beide keren in.',
  'asked.independent':
    'Respondenten werden niet gekoppeld: beide metingen worden vergeleken als onafhankelijke groepen.',
  'asked.instruments': '{table} geeft de instrumenten, met wat een hogere score betekent.',
  'asked.warnings': 'Waar men voorzichtig mee moet zijn, staat onder “{section}” ({count}).',

  'title.instruments': 'Instrumenten en scores',
  'column.instrument': 'Instrument',
  'column.meaning': 'Hoger betekent',
  'meaning.higher-is-better': 'beter',
  'meaning.lower-is-better': 'slechter',
  'meaning.neutral': 'geen van beide',
  'note.instruments': '*n* = respondenten met een score; ingesprongen: subschalen.',
  'note.openRange': '≥: geen hoogste score (een aantal).',

  'lead.flow': '{table} volgt de respondenten van de bestanden tot de vergelijking.',
  'lead.linkage': '{table} geeft hoe hun codes werden gekoppeld.',
  'lead.characteristics': '{table} zegt wie er antwoordden.',
  'lead.reliability':
    '{table} geeft de betrouwbaarheid van elke score; de figuren onder “{section}” laten zien wat elk item eraan bijdraagt.',
  'lead.reliability.plain': '{table} geeft de betrouwbaarheid van elke score.',
  'lead.scores': '{table} beschrijft de scores.',
  'lead.comparison': '{table} vergelijkt ze.',
  'lead.pairs': '{table} beschrijft de respondenten die twee keer een score hebben.',
  'lead.bands': '{table} telt de respondenten per scoreklasse.',
  'lead.means': '{figures} laat de gemiddelden met hun intervallen zien.',
  'lead.scores.spread': '{figures}: hoe de scores verdeeld zijn.',
  'lead.effects': '{figures} zet de groottes van de verschillen naast elkaar.',
  'lead.change': '{figures}: hoe de scores veranderden van wie beide keren antwoordde.',
  'lead.individualChange': '{table} telt wie meer veranderde dan de meetfout.',
  'lead.attrition.scores': '{table} vergelijkt de eerste scores van wie uitviel met die van wie bleef.',
  'lead.attrition.quantities': '{table} vergelijkt hen op getalskenmerken zoals leeftijd.',
  'lead.attrition.characteristics': '{table} vergelijkt hun kenmerken.',
  'lead.items': 'Elk antwoord op elk item, ook de antwoorden die niemand gaf.',
  'lead.quality': '{table} telt de respondenten met ongewone antwoorden. Niemand werd daarom weggelaten.',
  'lead.missing': '{figure} laat zien welke items niet werden beantwoord.',
  'lead.scoring': '{table} geeft hoe de scores zijn gemaakt, {settings} de gegevens en alle instellingen.',
  and: '{before} en {last}',

  'title.quality': 'Respondenten met antwoorden om na te kijken',
  'column.quality.index': 'Kenmerk',
  'column.quality.flagged': 'Gemarkeerd',
  'column.quality.computed': 'Berekend voor',
  'note.quality': 'Gemarkeerd = voorbij de grens; berekend voor = respondenten voor wie het kenmerk bestaat.',

  'warnings.none': 'Geen.',

  'data.html':
    'Dit bestand bevat elk getal van de tabellen als JSON, niet afgerond: de inhoud van het element met de id “{id}”. Een programma kan het lezen; een browser toont het niet en voert het niet uit.',
  'data.docx':
    'Dit bestand bevat elk getal van de tabellen als JSON, niet afgerond: het aangepaste XML-onderdeel {part}. Word bewaart het wanneer het bestand wordt opgeslagen; een programma dat zipbestanden opent, kan het eruit halen.',
};
