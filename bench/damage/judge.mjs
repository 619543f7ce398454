/** What came of a damaged file, beside the rows of its clean version. */
export const outcomes = [
  'equal',
  'equal with notice',
  'set aside',
  'refused',
  'different, said',
  'different',
];

/** Notices that say of which row or column more or less is there than in the clean file. */
const TELLING =
  /^(damaged-rows-set-aside|undoubled-quotes|surplus-blank-cells|rows-above-header|repeated-header|header-of-values)$/;

/**
 * Reads a file and compares.
 *
 * @param open reads a content with a rule for damaged rows: its names, its rows of cells, its counts of rows, its notices
 * @returns one of `outcomes`
 */
export async function judge(open, { header, rows }, content, rule) {
  let read;
  try {
    read = await open(content, rule);
  } catch (error) {
    if (error?.name === 'UserError') return 'refused';
    throw error;
  }
  const { names, cells, counts, notices } = read;
  if (
    counts.headings + counts.blank + counts.damaged + counts.respondents !== counts.inFile ||
    cells.length !== counts.respondents
  )
    return 'different';
  const said = notices.some((code) => TELLING.test(code));
  const sameNames = names.join('\u0000') === header.join('\u0000');
  const missing = rows.length - cells.length;
  if (sameNames && isPartOf(cells, rows)) {
    if (missing === 0) return said || notices.length > 0 ? 'equal with notice' : 'equal';
    return counts.damaged > 0 || said ? 'set aside' : 'different';
  }
  return said ? 'different, said' : 'different';
}

/** Whether rows are rows of the clean file, each as it is there and in the same order. */
function isPartOf(cells, rows) {
  let next = 0;
  for (const row of cells) {
    const key = JSON.stringify(row);
    while (next < rows.length && JSON.stringify(rows[next]) !== key) next++;
    if (next === rows.length) return false;
    next++;
  }
  return true;
}
