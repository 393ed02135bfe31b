import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicies } from '#core/buyback/index.ts';
import { type Copy, plain } from '#prompts/index.ts';
import { keepSopVersion, sopCard } from '../../../bots/operators/sop.ts';
import type { Database } from '../../../db/client/index.ts';
import { noon } from '../../core/buyback/people.ts';
import { testDatabase } from '../../support/database.ts';
import { copy, sampleShop } from '../../support/shop.ts';

describe('the version of the standard procedures', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase('pglite');
  });
  afterAll(() => database.close());

  const footer = async (page: string, words: Copy, { now = noon, opens = false } = {}) => {
    const facts = { ...sampleShop(), policies: defaultPolicies, now, entropy: new Uint8Array(16) };
    if (opens) await keepSopVersion({ database, facts, copy: words, now });
    const card = await sopCard(page, { database, facts, copy: words });
    if (!card.ok) throw new Error('no such page');
    const line = card.value.lines.at(-1);
    return line ? plain(copy.write('en', line)) : '';
  };
  const version = (text: string) => /Version (\w+)/.exec(text)?.[1];

  it('S0-7: is another one as soon as a word of any page changes, in any language', async () => {
    const before = version(await footer('card', copy));
    expect(before).toMatch(/^[0-9a-f]{8}$/);
    for (const key of ['sop.remember-otp', 'sop.say-condition', 'sop.tell'])
      for (const locale of copy.locales) {
        const reworded: Copy = {
          ...copy,
          write: (language, line) =>
            copy.write(language, line) +
            (language === locale && JSON.stringify(line).includes(`"${key}"`) ? '!' : ''),
        };
        expect(version(await footer('card', reworded)), `${key} ${locale}`).not.toBe(before);
      }
  });

  it('S0-7: is in force since the shop first opened with it, whoever reads it when', async () => {
    expect(await footer('card', copy)).toMatch(/^Version [0-9a-f]{8}$/);
    const opened = await footer('card', copy, { opens: true });
    expect(opened).toMatch(/in force since .*21 Nov, 12:00 pm$/);
    expect(await footer('create-order', copy)).toBe(opened);
    expect(await footer('card', copy, { opens: true, now: noon + 86_400_000 })).toBe(opened);
  });
});
