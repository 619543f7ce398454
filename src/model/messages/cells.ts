/** Groups and waves that the data of a published table does not have; or a score that it does not have. */
type NoData =
  | { readonly scale: string }
  | { readonly files: 0 }
  | { readonly group?: string; readonly wave?: string };

/** What a row cannot be compared in; nothing where it does not say so itself. */
type NoComparison = { readonly scale: string } | { readonly item: string } | { readonly waves: 0 };

/** Why a cell of a published table cannot be computed, in English. */
export const cellMessages = {
  'cell.no-data': (it: NoData) => {
    if ('scale' in it) return `The data has no ${it.scale}`;
    if ('files' in it) return 'There is no data';
    const parts = [
      ...(it.group === undefined ? [] : [`group ${it.group}`]),
      ...(it.wave === undefined ? [] : [`wave ${it.wave}`]),
    ];
    return `No data for ${parts.length === 0 ? 'this table' : parts.join(', ')}`;
  },
  'cell.no-group': (it: { readonly groups: readonly string[] }) =>
    `The row does not say which group it is about; known are ${it.groups.join(', ')}`,
  'cell.unknown-scale': (it: { readonly scale: string }) =>
    `There is no definition of the scale ${it.scale}; name its file with --scales`,
  'cell.scale-incomplete': (it: { readonly scale: string; readonly files: readonly string[] }) =>
    `${it.files.join(' and ')} has no items of ${it.scale}`,
  'cell.unknown-item': (it: {
    readonly item: string;
    readonly scale: string;
    readonly items: readonly string[];
  }) => `The data has no item ${it.item} of ${it.scale}; its items are ${it.items.join(', ')}`,
  'cell.no-value': (it: { readonly quantity: string } | { readonly scale: string; readonly wave: string }) =>
    'scale' in it
      ? `The data has no ${it.scale} in ${it.wave}`
      : `The data gives no ${it.quantity}: too few ${it.quantity === 'correlation' ? 'pairs' : 'respondents'}, or no variance`,
  'cell.no-comparison': (it: NoComparison) => {
    if ('scale' in it) return `The data does not have ${it.scale} in both waves`;
    return 'item' in it
      ? `A comparison of ${it.item} needs two waves or groups`
      : 'The row does not say which two waves or groups it compares';
  },
  'cell.no-test': (it: { readonly test: string; readonly needsId: boolean }) => {
    if (it.test === 'correlation')
      return 'A correlation between the waves needs matched respondents: name the column that identifies them with --id';
    return it.needsId
      ? `The ${it.test} test needs matched respondents: name the column that identifies them with --id`
      : `The data gives no ${it.test} test`;
  },
  'cell.no-invited': () => 'A response rate needs "invited", the number of those who could have answered',
  'cell.unreadable': (it: { readonly printed: string }) => `"${it.printed}" is not a number`,
} as const;
