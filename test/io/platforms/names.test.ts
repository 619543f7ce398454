import fc from 'fast-check';
import { expect, it } from 'vitest';
import { castor } from '../../../src/io/platforms/castor.ts';
import { kobo } from '../../../src/io/platforms/kobo.ts';
import { limesurvey } from '../../../src/io/platforms/limesurvey.ts';
import { microsoftForms } from '../../../src/io/platforms/microsoft-forms.ts';
import { fits, type Platform } from '../../../src/io/platforms/platform.ts';
import { qualtrics } from '../../../src/io/platforms/qualtrics.ts';
import { redcap } from '../../../src/io/platforms/redcap.ts';
import { sosci } from '../../../src/io/platforms/sosci.ts';
import { surveymonkey } from '../../../src/io/platforms/surveymonkey.ts';

/** What the rules of a platform say in texts, once more as the expression that it is short for; the rules that say it together. */
const EXPRESSIONS: readonly (readonly [string, Platform, readonly number[], RegExp])[] = [
  ['devices', qualtrics, [3], /_(?:Browser|Version|Operating System|Resolution)$/],
  ['clicks', qualtrics, [4], /._(?:first click|last click|page submit|click count)$/i],
  ['durations', qualtrics, [5], /^(?:duration\b|totalduration)/i],
  ['topics', qualtrics, [6], / - (?:parent topics|topics|topic sentiment|sentiment|effort)\b/i],
  ['displays', qualtrics, [7], /(?:^|_)DO(?:_|$)|^FL_\d{1,9}|^BL_|^SC\d{1,9}$|^ResponseSet$/],
  ['open texts', qualtrics, [8], /_TEXT$/],
  ['its own', qualtrics, [9], /^Q_[A-Z]/],
  ['times', limesurvey, [3], /^(?:interviewtime|\w+Time|groupTime\d{1,9})$/],
  ['times in words', limesurvey, [4], /^(?:total time|vraag ?tijd|groep ?tijd|gesamtzeit|temps total)\b/i],
  ['statuses of forms', redcap, [1], /._complete$|^complete\?$/i],
  ['moments', redcap, [2], /._timestamp$/i],
  ['ids of answers', surveymonkey, [0], /^respondent[ _]?id$/i],
  [
    'collectors',
    surveymonkey,
    [1],
    /^(?:id[ -](?:d\w{1,2} )?)?(?:colle|colet|recopil|verzamel)[\p{L}-]*(?:[ -]id)?$/iu,
  ],
  ['other answers', surveymonkey, [2], /(?:^|. - )other \(please specify\)$/i],
  ['points', microsoftForms, [5], /^(?:total points|quiz feedback)$|^(?:points|feedback) - ./i],
  ['times of SoSci', sosci, [3, 4], /^time(?:\d{3}|_sum|_rsi)$|^deg_time$|^[a-z]{2}\d{2}_\d{2}a$/i],
  ['instances', kobo, [0], /(?:^|[/.-])instanceid$/i],
  ['places', kobo, [4], /.[_-](?:altitude|precision|accuracy)$/i],
  ['dates', castor, [1, 2], /^(?:survey|participant|record) .* date$|^survey (?:instance|package) id$/i],
];

const parts = fc.constantFrom(
  ...['Q1', 'brs', 'x', '1', '12', '001', '_', '__', ' ', ' - ', '-', '/', '.', '?', 'é', 'Ω', ''],
  ...[
    '_Browser',
    '_browser',
    '_Resolution',
    '_First Click',
    '_Page Submit',
    'Duration',
    'totalduration',
    ' (s)',
  ],
  ...[
    ' - Topics',
    ' - topic sentiment',
    's',
    'DO',
    'FL_',
    'BL_',
    'SC',
    'ResponseSet',
    '_TEXT',
    '_text',
    'Q_',
    'A',
  ],
  ...['interviewtime', 'Time', 'groupTime', 'Total time', 'Vraagtijd', 'groep tijd', 'temps total', ': '],
  ...[
    '_complete',
    '_COMPLETE',
    'Complete?',
    '_timestamp',
    'respondent_id',
    'Respondent',
    'ID',
    ' ID',
    '_id',
    'ID de ',
    'collecteur',
  ],
  ...[
    'Verzamelaar',
    '-ID',
    'recopilador',
    'Other (please specify)',
    'Total points',
    'Points - ',
    'feedback - ',
  ],
  ...['TIME', '_SUM', '_RSI', 'DEG_', 'AB01_01', 'a', 'instanceID', 'meta', 'altitude', 'accuracy'],
  ...['Survey ', 'Creation', ' Date', 'survey instance id', 'Survey package ID', 'Record '],
);
const whole = fc.constantFrom(
  ...[
    'Respondent ID',
    'respondent_id',
    'TIME001',
    'TIME_SUM',
    'deg_time',
    'AB01_01a',
    'Other (please specify)',
  ],
  ...[
    'Total points',
    'Complete?',
    'Survey Creation Date',
    'Survey Package ID',
    'ID de collecteur',
    'groupTime12',
  ],
);
const names = fc.oneof(
  { weight: 9, arbitrary: fc.array(parts, { minLength: 1, maxLength: 4 }).map((all) => all.join('').trim()) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('', 'x', '_'), whole, fc.constantFrom('', '1', '_'))
      .map((all) => all.join('')),
  },
);

it.each(EXPRESSIONS)('%s are told by texts as by an expression', (_, platform, places, expression) => {
  const rules = places.map((place) => platform.roles[place]![0]);
  let found = 0;
  fc.assert(
    fc.property(names, (name) => {
      const expected = expression.test(name);
      expect(rules.some((rule) => fits(rule, name))).toBe(expected);
      if (expected) found++;
    }),
    { numRuns: 4000 },
  );
  expect(found).toBeGreaterThan(0);
});
