import type { Model } from '../catalogue.ts';
import type { Configurations } from './configurations.ts';
import type { Forms } from './forms.ts';

export type Catalogue = {
  readonly forms: Forms;
  readonly configurationsOf: (model: number) => Configurations;
};

/** One form and its model, looked at for one search. */
export type Candidate = {
  readonly forms: Forms;
  readonly start: number;
  readonly end: number;
  readonly brand: number;
  readonly model: Model;
  readonly configurations: Configurations;
};
