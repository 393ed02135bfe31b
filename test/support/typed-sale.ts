/** A whole sale, line by line: a turn that is lost or applied twice derails it, and no order comes of it. */
export const typedSale: readonly string[] = [
  '/start',
  'iphone 11 128 gb',
  ...Array.from({ length: 8 }, () => '1'),
  'sell now',
  'Asha Rao',
  '98765 43210',
  'same',
  'Flat 12B, Sai Kripa, SV Road',
  '400058',
  'skip',
  'tomorrow morning',
  'create order',
];
