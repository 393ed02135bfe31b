import type { Model } from '../catalogue.ts';
import type { Forms } from './forms.ts';
import type { Shelf } from './memory.ts';

export type Catalogue = { readonly forms: Forms; readonly shelfOf: (model: number) => Shelf };

/** One form and its model, looked at for one search. */
export type Candidate = {
  readonly forms: Forms;
  readonly start: number;
  readonly end: number;
  readonly brand: number;
  readonly model: Model;
  readonly shelf: Shelf;
};
