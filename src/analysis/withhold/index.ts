export { withholdFigureData } from './withhold-figure-data.ts';
export { withholdSmallCells } from './withhold-small-cells.ts';
export { withholdSmallCounts } from './withhold-small-counts.ts';
