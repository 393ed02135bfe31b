import { describe, expect, it } from 'vitest';
import { isCertificate } from '#core/buyback/certificate.ts';

describe('the number of a wiping certificate', () => {
  it.each([
    'WC-2026-00417',
    '2026/11/22.0417',
    'BLANCCO_2026_0041_7123',
    'A1B2C3D4-E5F6-7890-ABCD-EF1234567890',
  ])('S0-71: takes %s', (number) => {
    expect(isCertificate(number)).toBe(true);
  });

  it.each([
    'ZUBEIDA-9876543210',
    'WC9876543210',
    'WC-98765-43210',
    'WC/98765.43210',
    '+919876543210',
    '919876543210',
    'WC-09876543210',
    '0041-9876543210',
    'ZUBEIDA',
    'ZUBEIDA KHAN 1',
    'W-1',
    `W${'1'.repeat(40)}`,
    'WC-१२३४',
  ])('S0-71: refuses %s, which tells of a person or is no number of a certificate', (number) => {
    expect(isCertificate(number)).toBe(false);
  });
});
