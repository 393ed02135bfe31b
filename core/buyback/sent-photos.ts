import { hours, type Instant } from '../shared/index.ts';

/** A picture that the customer sent for their order: the id of the evidence, and when. */
export type SentPhoto = { readonly id: string; readonly at: Instant };

const day = hours(24);

/** Pictures that the order still takes from its customer now: so many in any 24 hours. */
export const photosLeft = (
  sent: readonly SentPhoto[] = [],
  { mostPhotos }: { readonly mostPhotos: number },
  at: Instant,
): number => Math.max(0, mostPhotos - sent.filter((each) => each.at > at - day).length);
