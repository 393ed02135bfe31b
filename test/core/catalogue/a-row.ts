/** A valid line of a price list, with what a test changes about it. */
export const aRow = (changes: Record<string, string> = {}): Record<string, string> => ({
  category: 'phone',
  brand: 'Apple',
  brand_popularity: '1',
  model: 'iPhone 11',
  year: '2019',
  processor: '',
  ram_gb: '',
  storage_gb: '64',
  base_price_inr: '12500',
  market_percent: '100',
  popularity: '3',
  aliases: '',
  ...changes,
});

export const aLaptopRow = (changes: Record<string, string> = {}): Record<string, string> =>
  aRow({
    category: 'laptop',
    brand: 'HP',
    model: 'Pavilion 15',
    year: '2021',
    processor: 'i5 11th gen',
    ram_gb: '8',
    storage_gb: '512',
    ...changes,
  });
