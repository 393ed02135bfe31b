import { describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '#bots/env.ts';
import { choosePayouts } from '#bots/payouts.ts';

const production = {
  NODE_ENV: 'production',
  HAAT_SECRET: 'x'.repeat(32),
  DATABASE_URL: 'postgres://h/d',
};
const razorpayx = {
  RAZORPAYX_KEY_ID: 'rzp_live_1',
  RAZORPAYX_KEY_SECRET: 'secret',
  RAZORPAYX_ACCOUNT_NUMBER: '7878780080316316',
  RAZORPAYX_WEBHOOK_SECRET: 'a webhook secret',
};
const settings = (environment: Readonly<Record<string, string>>): Settings => {
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.settings;
};
const faults = (environment: Readonly<Record<string, string>>): string => {
  const read = readSettings(environment);
  return read.ok ? '' : read.faults.join('\n');
};
const names = (environment: Readonly<Record<string, string>>) => {
  const { current, providers, webhook } = choosePayouts(settings(environment));
  return [current.name, providers.map(({ name }) => name), webhook?.name];
};

describe('who pays customers', () => {
  it('is simulated where Haat is tried out, and never in production', () => {
    expect(names({})).toEqual(['simulated', ['manual', 'simulated'], undefined]);
    expect(names(production)).toEqual(['manual', ['manual'], undefined]);
    expect(faults({ ...production, PAYOUTS: 'simulated' })).toMatch(/^PAYOUTS: simulated pays nobody/);
  });

  it('is RazorpayX where it is configured, and by hand where that is wanted', () => {
    expect(names({ ...production, ...razorpayx })).toEqual([
      'razorpayx',
      ['razorpayx', 'manual'],
      'razorpayx',
    ]);
    expect(names({ ...production, ...razorpayx, PAYOUTS: 'manual' })).toEqual([
      'manual',
      ['razorpayx', 'manual'],
      'razorpayx',
    ]);
  });

  it.each(Object.keys(razorpayx))('S3, F31: says in one line that %s is missing', (missing) => {
    const { [missing]: _gone, ...rest } = { ...razorpayx } as Record<string, string>;
    const said = faults({ ...rest, PAYOUTS: 'razorpayx' });
    expect(said).toMatch(/^RAZORPAYX_/);
    expect(said).toContain(missing);
    expect(said.split('\n')).toHaveLength(1);
  });
});
