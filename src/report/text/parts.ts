/**
 * The parts of a catalogue as one. Not by spreading: an object that gets hundreds of keys one by one costs more than printing the
 * report. An object without prototype is a dictionary from the start.
 */
export function parts<A extends object, B extends object, C extends object, D extends object>(
  main: A,
  second: B,
  third: C,
  fourth: D,
): A & B & C & D {
  return Object.assign(Object.create(null), main, second, third, fourth) as A & B & C & D;
}
