let devices = 0;

/** An IMEI that no other device of the test has. */
export function anImei(): string {
  const body = `3569380${String(++devices).padStart(7, '0')}`;
  const sum = [...body].reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
