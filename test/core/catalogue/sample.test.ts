import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  type Category,
  categories,
  deviceName,
  makeBook,
  makeShelf,
  readRows,
} from '#core/catalogue/index.ts';

const records = parse<Record<string, string>>(readFileSync('db/seed/catalogue.csv'), {
  columns: true,
  bom: true,
});
const { rows, faults } = readRows(records, 2, 2026);
const shelf = makeShelf(makeBook({ version: 1, publishedAt: 0, sample: true, rows }));
const { models, variants } = shelf.book;

const processorsOf = (modelId: string) =>
  new Set(shelf.variants(modelId).map((variant) => variant.processor?.split(' ')[0]));

/** Rupees that a counter in India could pay for a flawless one in 2026. */
const plausible: Record<Category, readonly [number, number]> = {
  phone: [1_000, 1_60_000],
  laptop: [4_000, 2_00_000],
  macbook: [6_000, 4_00_000],
  tablet: [2_500, 1_50_000],
};

describe('the sample catalogue', () => {
  it('has no faulty line', () => {
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(records.length);
  });

  it('S0-16: stocks all four categories', () => {
    for (const category of categories) expect(shelf.brands(category).length).toBeGreaterThan(0);
  });

  it('S0-20: has at least 15 brands, with those that people know best first', () => {
    expect(new Set(models.map((model) => model.brand)).size).toBeGreaterThanOrEqual(15);
    const phones = shelf.brands('phone').map((brand) => brand.name);
    expect(phones.slice(0, 3)).toEqual(['Apple', 'Samsung', 'OnePlus']);
    const laptops = shelf.brands('laptop').map((brand) => brand.name);
    expect(laptops.slice(0, 3)).toEqual(['HP', 'Dell', 'Lenovo']);
    expect(shelf.brands('macbook').map((brand) => brand.name)).toEqual(['Apple']);
  });

  it('S0-21: has at least 400 models, and each was sold in at least one configuration', () => {
    expect(models.length).toBeGreaterThanOrEqual(400);
    for (const model of models) expect(shelf.variants(model.id).length, model.id).toBeGreaterThan(0);
  });

  it('S0-21: has the models that people ask for by name', () => {
    for (const id of [
      'phone-apple-iphone-11',
      'phone-apple-iphone-6s',
      'phone-apple-iphone-17-pro-max',
      'phone-oneplus-9r',
      'phone-samsung-galaxy-s21-fe',
      'laptop-hp-pavilion-15',
      'macbook-apple-macbook-air-m1',
      'tablet-apple-ipad-9th-gen-wi-fi',
    ]) {
      expect(shelf.model(id)?.id).toBe(id);
    }
  });

  it('S0-21: ranks every model of a brand differently', () => {
    for (const category of categories)
      for (const brand of shelf.brands(category)) {
        const ranks = shelf.models(category, brand.id).map((model) => model.rank);
        expect(ranks, `${category} ${brand.id}`).toEqual(ranks.map((_, place) => place + 1));
      }
  });

  it('S0-22: has at least 1,200 variants, none twice', () => {
    expect(variants.length).toBeGreaterThanOrEqual(1_200);
    expect(new Set(variants.map((variant) => variant.id)).size).toBe(variants.length);
  });

  it('S0-22: sells the iPhone 11 in 64, 128 and 256 GB', () => {
    expect(shelf.variants('phone-apple-iphone-11').map((variant) => variant.storage)).toEqual([64, 128, 256]);
  });

  it('S0-22: sells the HP Pavilion 15 with i3, i5 and i7, and the MacBook Air with M1', () => {
    const pavilion = processorsOf('laptop-hp-pavilion-15');
    for (const processor of ['i3', 'i5', 'i7']) expect(pavilion).toContain(processor);
    expect(processorsOf('macbook-apple-macbook-air-m1')).toEqual(new Set(['M1']));
  });

  it('pays within what is plausible for the category', () => {
    for (const row of rows) {
      const [lowest, highest] = plausible[row.category];
      const rupees = row.base / 100;
      expect(rupees >= lowest && rupees <= highest, `line ${row.line}: ${rupees}`).toBe(true);
    }
  });

  it('never pays less for more storage', () => {
    for (const model of models) {
      const sold = shelf.variants(model.id);
      for (const [place, larger] of sold.entries()) {
        const smaller = sold[place - 1];
        if (smaller?.processor !== larger.processor || smaller?.ram !== larger.ram) continue;
        expect(larger.base, larger.id).toBeGreaterThan(smaller?.base ?? 0);
      }
    }
  });

  it('names every device without repeating itself, in the 75 characters of a Slack button', () => {
    for (const variant of variants) {
      const model = shelf.model(variant.model);
      const name = model ? deviceName(model, variant) : '';
      expect(name).not.toMatch(/\b([a-z]\w+) \1\b/i);
      expect(name.length, name).toBeLessThanOrEqual(75);
    }
  });

  it('has no alias that is the name of another model, or of two', () => {
    const owners = new Map<string, string>();
    const names = models.flatMap((model) =>
      [model.name, ...model.aliases].map((name) => [model, name] as const),
    );
    for (const [model, name] of names) {
      const key = `${model.category} ${name.toLowerCase()}`;
      expect(owners.get(key) ?? model.id, `${name} of ${model.id}`).toBe(model.id);
      owners.set(key, model.id);
    }
  });
});
