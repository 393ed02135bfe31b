let devices = 0;

/** The IMEI of the nth device. */
export function imeiOf(nth: number): string {
  const body = `3569380${String(nth).padStart(7, '0')}`;
  const sum = [...body].reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** An IMEI that no other device of the test has. */
export const anImei = (): string => imeiOf(++devices);
