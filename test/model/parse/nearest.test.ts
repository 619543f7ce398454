import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/model/parse/nearest.ts';

const KEYS = ['id', 'reverse', 'text', 'aliases', 'response', 'minAnswered'];

describe('nearest', () => {
  test.each([
    ['minAnswerd', 'minAnswered'],
    ['min_answered', 'minAnswered'],
    ['MINANSWERED', 'minAnswered'],
    ['reversed', 'reverse'],
    ['reverseScored', 'reverse'],
    ['txet', 'text'],
    ['alias', 'aliases'],
    ['responses', 'response'],
    ['Id', 'id'],
    ['label', null],
    ['x', null],
    ['', null],
  ])('%j means %j', (word, expected) => {
    expect(nearest(word, KEYS)).toBe(expected);
  });

  test('finds nothing among nothing', () => {
    expect(nearest('id', [])).toBeNull();
  });
});
