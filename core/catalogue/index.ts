export {
  type Brand,
  type Category,
  categories,
  type Model,
  type PriceBook,
  type Variant,
} from './catalogue.ts';
