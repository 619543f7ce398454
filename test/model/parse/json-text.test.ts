import { describe, expect, test } from 'vitest';
import { parseJsonText as parse } from '../../../src/model/parse/json-text.ts';

function parseJsonText(text: string, fileName: string) {
  return parse(text, fileName, { code: 'broken-definition', noun: 'a scale definition' });
}

describe('parseJsonText', () => {
  test.each([
    '{}',
    '[]',
    ' [ 1 , -2.5e3, 0, -0, 1E+2, 0.125 ] ',
    '{"a":{"b":[true,false,null,"x"]},"":1}',
    '"\\u00e9\\n\\t\\"\\\\\\/\\ud83d\\ude00 é 😀"',
    '\r\n{\r\n"a" :\t1}\r\n',
    '{"constructor": 1, "toString": {"hasOwnProperty": []}}',
  ])('reads %j as JSON.parse does', (text) => {
    expect(parseJsonText(text, 'x.json').value).toEqual(JSON.parse(text));
  });

  test('knows where keys and entries stand', () => {
    const text = '{\n  "a": 1,\r\n  "b": [\r    10,\n    { "c": 2 }\n  ]\n}';
    const { placeOf } = parseJsonText(text, 'x.json');
    expect(placeOf([])).toEqual({ line: 1, column: 1 });
    expect(placeOf(['a'])).toEqual({ line: 2, column: 3 });
    expect(placeOf(['b'])).toEqual({ line: 3, column: 3 });
    expect(placeOf(['b', 0])).toEqual({ line: 4, column: 5 });
    expect(placeOf(['b', 1, 'c'])).toEqual({ line: 5, column: 7 });
    expect(placeOf(['b', 1, 'absent'])).toEqual({ line: 5, column: 5 });
    expect(placeOf(['absent', 'deeper'])).toEqual({ line: 1, column: 1 });
  });

  test('skips a byte order mark and does not count it', () => {
    expect(parseJsonText('\uFEFF{"a":1}', 'x.json').placeOf(['a'])).toEqual({ line: 1, column: 2 });
  });
});

describe('a text that is not JSON', () => {
  test.each([
    ['', 'line 1, column 1: the file is empty; a scale definition begins with {'],
    [' \n\n', 'line 3, column 1: the file is empty; a scale definition begins with {'],
    [
      '{\n  "id": "brs"\n  "version": 1\n}',
      'line 3, column 3: expected a comma or the } of this object, found a double quote',
    ],
    ['{\n  "id": "brs",\n}', 'line 2, column 14: no comma may stand before the closing }'],
    ['[1, 2,]', 'line 1, column 6: no comma may stand before the closing ]'],
    [
      '[1 2]',
      'line 1, column 4: expected a comma or the ] of this list, found "2"; a decimal number is written with a point, and without leading zeros',
    ],
    ['{"a" 1}', 'line 1, column 6: expected a colon after the key "a", found "1"'],
    ['{"a": }', 'line 1, column 7: expected a value, found "}"'],
    ['{"a": 1', 'line 1, column 8: expected a comma or the } of this object, found the end of the file'],
    [
      '{a: 1}',
      'line 1, column 2: expected a key in double quotes, found "a"; texts and keys stand between double quotes',
    ],
    [
      "{'a': 1}",
      `line 1, column 2: expected a key in double quotes, found "'"; texts and keys stand between straight double quotes`,
    ],
    [
      '{“a”: 1}',
      'line 1, column 2: expected a key in double quotes, found "“"; texts and keys stand between straight double quotes',
    ],
    [
      '{"a": yes}',
      'line 1, column 7: expected a value, found "yes"; texts and keys stand between double quotes',
    ],
    [
      '{"a": NaN}',
      'line 1, column 7: expected a value, found "NaN"; texts and keys stand between double quotes',
    ],
    [
      '{"max": 2,99}',
      'line 1, column 11: expected a key in double quotes, found "9"; a decimal number is written with a point, and without leading zeros',
    ],
    ['{"max": .5}', 'line 1, column 9: expected a value, found "."; a number begins with a digit or a minus'],
    ['{"max": +5}', 'line 1, column 9: expected a value, found "+"; a number begins with a digit or a minus'],
    [
      '{"max": 05}',
      'line 1, column 10: expected a comma or the } of this object, found "5"; a decimal number is written with a point, and without leading zeros',
    ],
    ['{"max": -}', 'line 1, column 9: expected a digit after the minus, found "}"'],
    ['{"max": 1e999}', 'line 1, column 9: the number 1e999 is too large'],
    [
      '{\n// a note\n"a": 1}',
      'line 2, column 1: expected a key in double quotes, found "/"; JSON has no comments',
    ],
    [
      '{"a": "x}\n',
      'line 1, column 10: a line break or tab inside a text is written as \\n or \\t, or the closing double quote is missing',
    ],
    ['{"a": "x}', 'line 1, column 7: this text has no closing double quote'],
    ['{"a": "C:\\data"}', 'line 1, column 10: a backslash in a text is written as \\\\'],
    ['{"a": 1} {"b": 2}', 'line 1, column 10: expected the end of the file, found "{"'],
    ['{"a": 1,\n "b": 2,\n "a": 3}', 'line 3, column 2: the key "a" stands twice in one object'],
    ['{"__proto__": {}}', 'line 1, column 2: "__proto__" cannot be a key'],
    ['{\u00A0"a": 1}', 'line 1, column 2: expected a key in double quotes, found the sign U+00A0'],
    [
      'id;version\nbrs;1',
      'line 1, column 1: expected a value, found "id"; texts and keys stand between double quotes',
    ],
    ['['.repeat(100), 'line 1, column 66: lists and objects may be nested 64 deep at most'],
  ])('%j', (text, message) => {
    let said = '';
    try {
      parseJsonText(text, 'brs.json');
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toBe(`brs.json, ${message}`);
  });

  test('every truncation of a definition is refused in words', () => {
    const text = '{ "id": "brs", "n": [1, -2.5, true, null], "s": "\\u00e9\\n" }';
    for (let end = 0; end < text.length; end++) {
      expect(() => parseJsonText(text.slice(0, end), 'brs.json'), text.slice(0, end)).toThrow(
        /^brs\.json, line 1, column \d+: /,
      );
    }
  });
});
