export { makeBook } from './book.ts';
export {
  type Brand,
  type Category,
  categories,
  type Model,
  type PriceBook,
  type Variant,
} from './catalogue.ts';
export { type Difference, difference, type PriceChange, type Refusal, refusal } from './difference.ts';
export { readMention } from './mention.ts';
export { deviceName, shortName, variantName } from './names.ts';
export { judgeRequest, readYear } from './request.ts';
export { type CatalogueRow, type ReadRows, type RowFault, readRows } from './rows.ts';
export { fold as inLatin } from './search/fold.ts';
export { type FindOptions, type Hit, makeSearch, type Search } from './search/search.ts';
export { makeShelf, type Shelf } from './shelf.ts';
export { variantsOfSize } from './variants-of-size.ts';
