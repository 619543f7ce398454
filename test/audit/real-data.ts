import { readFileSync } from 'node:fs';
import type { RealData } from './true-table.ts';

const FOLDER = 'fixtures/reference';

/** 2,800 people, five scales of five items, with the gaps of the original (see fixtures/README.md). */
export function bfi(): RealData {
  return {
    range: [1, 6],
    scales: {
      agree: ['-A1', 'A2', 'A3', 'A4', 'A5'],
      conscientious: ['C1', 'C2', 'C3', '-C4', '-C5'],
      extraversion: ['-E1', '-E2', 'E3', 'E4', 'E5'],
      neuroticism: ['N1', 'N2', 'N3', 'N4', 'N5'],
      openness: ['O1', '-O2', 'O3', 'O4', '-O5'],
    },
    waves: [people(`${FOLDER}/bfi.csv`)],
  };
}

/** 170 people twice, twenty items, as scales of different lengths. */
export function stai(): RealData {
  const before = people(`${FOLDER}/stai_flat_pre.csv`);
  const after = new Map(people(`${FOLDER}/stai_flat_post.csv`).map((one) => [one.id, one]));
  const both = before.filter(({ id }) => after.has(id ?? null));
  const calm = [
    'calm',
    'secure',
    'at.ease',
    'rested',
    'comfortable',
    'confident',
    'relaxed',
    'content',
    'joyful',
    'pleasant',
  ];
  const tense = [
    'tense',
    'regretful',
    'upset',
    'worrying',
    'anxious',
    'nervous',
    'jittery',
    'high.strung',
    'worried',
    'rattled',
  ];
  return {
    range: [1, 4],
    scales: {
      state: [...calm.map((item) => `-${item}`), ...tense],
      tense,
      calm: calm.slice(0, 3),
      jittery: ['jittery'],
    },
    waves: [both, both.map(({ id }) => after.get(id ?? null)!)],
  };
}

function people(path: string): Readonly<Record<string, number | null>>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(
      names.map((name, index) => [name, /^\d+$/.test(cells[index] ?? '') ? Number(cells[index]) : null]),
    );
  });
}
