export { type BookAge, bookAge } from './age.ts';
export {
  type AreaList,
  areasVersion,
  loadServiceAreas,
  publishAreas,
  readAreaList,
  type ServedArea,
  type ServiceAreas,
} from './areas.ts';
export type { Changes, Listed, Moved } from './changes.ts';
export { type AreasOptions, type AreasOutcome, importAreas } from './import-areas.ts';
export { type ImportOptions, type ImportOutcome, importList } from './import-list.ts';
export { readPriceList } from './price-list.ts';
export { type Publication, type Published, publishBook } from './publish.ts';
export { seedBook } from './seed.ts';
export { currentVersion, loadBook } from './stored.ts';
export { mostBytes } from './text.ts';
export { type StopWatching, type WatchOptions, watchAreas, watchBook } from './watch.ts';
