import type { OrderEvent } from '#core/buyback/index.ts';
import { unknownEvidence } from '#db/evidence/index.ts';
import { type Acted, actOnOrder, bringPhotos, type Pictures } from '#db/orders/index.ts';
import type { Acting } from './acting.ts';

type Adding = { readonly number: string; readonly photos: Pictures };

/** Those of a Slack form lie in Slack, which vouches for who brought them: they are fetched after the press. */
export const lieElsewhere = ({ photos }: Pick<Adding, 'photos'>, account: string): boolean =>
  account.startsWith('slack:') && idsOf(photos).some((id) => /^slack:[^:]+$/.test(id));

/** All others are kept before they are named. */
export async function addPhotos(
  { number, photos }: Adding,
  event: Extract<OrderEvent, { readonly type: 'add-photos' }>,
  { store, facts, by, at, once }: Acting,
): Promise<Acted> {
  if (idsOf(photos).length === 0) return { ok: false, reason: { key: 'operators.photos-none' } };
  const move = { number, by, at, policy: facts.policies.handover };
  if (lieElsewhere({ photos }, by.account)) return bringPhotos(store, { ...move, once, pictures: photos });
  if ((await unknownEvidence(store.database, idsOf(photos), by.account)).length > 0)
    return { ok: false, reason: { key: 'operators.photo-unknown' } };
  return actOnOrder(store, { ...move, event });
}

const idsOf = (photos: Pictures): readonly string[] => Object.values(photos).flat();
