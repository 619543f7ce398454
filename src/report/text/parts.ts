/**
 * The parts of a catalogue as one. Not by spreading: an object that gets hundreds of keys one by one costs more than printing the
 * report. An object without prototype is a dictionary from the start.
 */
export function parts<A extends object, B extends object, C extends object>(
  first: A,
  second: B,
  third: C,
): A & B & C {
  return Object.assign(Object.create(null), first, second, third) as A & B & C;
}
