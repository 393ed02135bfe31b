import { expect, it } from 'vitest';
import { faultsOf } from './whatsapp-cloud/judge.ts';
import type { Fields } from './whatsapp-cloud/types.ts';

const address = (parameters: Fields, more: Fields = {}) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: '919876543210',
  type: 'interactive',
  interactive: {
    type: 'address_message',
    body: { text: 'Where?' },
    action: { name: 'address_message', parameters },
  },
  ...more,
});
const text = (whom: Fields) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  ...whom,
  type: 'text',
  text: { body: 'hi' },
});
const user = 'IN.13491208655302741918';

it.each<[what: string, body: Fields]>([
  ['a number', text({ to: '919876543210' })],
  ["an id of the business's own", text({ recipient: user })],
  ['one that businesses share', text({ recipient: 'US.ENT.11815799212886844830' })],
  ['a form', address({ country: 'IN' })],
  [
    'a form that is filled in',
    address({ country: 'IN', values: { name: 'Asha', phone_number: '+919876543210' } }),
  ],
])('the double of Graph takes %s', (_what, body) => {
  expect(faultsOf(body, new Set())).toEqual([]);
});

it.each<[what: string, body: Fields]>([
  ['nobody', text({})],
  ['both names of one person', text({ to: '919876543210', recipient: user })],
  ['an id in the place of a number', text({ to: user })],
  ['a number in the place of an id', text({ recipient: '919876543210' })],
  ['an id with a name before it', text({ recipient: `user.${user}` })],
  ['an id to more than one', text({ recipient: user, recipient_type: 'group' })],
  ['a form of no country', address({})],
  ['a form of another country', address({ country: 'SG' })],
  ['a form to another country', address({ country: 'IN' }, { to: '4915112345678' })],
  ['a form to an id', address({ country: 'IN' }, { to: undefined, recipient: user })],
  ['a line that the form has not', address({ country: 'IN', values: { pincode: '400058' } })],
  ['a pincode of five digits', address({ country: 'IN', values: { in_pin_code: '40005' } })],
  ['a number as people write it', address({ country: 'IN', values: { phone_number: '98765 43210' } })],
  ['an empty line', address({ country: 'IN', values: { name: '' } })],
  ['something beside the form', address({ country: 'IN', button: 'x' })],
])('the double of Graph refuses %s', (_what, body) => {
  expect(faultsOf(body, new Set())).not.toEqual([]);
});
