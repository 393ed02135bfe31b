import { deviceName } from '../catalogue/index.ts';
import type { SellFacts } from './facts.ts';

/** The device as the customer reads it; empty when the price book no longer has the variant. */
export function soldDevice(variant: string | undefined, { shelf }: Pick<SellFacts, 'shelf'>): string {
  const found = variant === undefined ? undefined : shelf.variant(variant);
  const model = found && shelf.model(found.model);
  return found && model ? deviceName(model, found) : '';
}
