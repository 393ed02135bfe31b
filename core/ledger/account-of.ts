export const availableOf = (vendor: string) => `vendor-available:${vendor}` as const;
export const heldOf = (vendor: string) => `vendor-held:${vendor}` as const;
export const dueOf = (order: string) => `payouts-due:${order}` as const;
