import { type Choice, type Decision, fill, say, stepsOf, unclear } from '../conversation/index.ts';
import {
  askDoubt,
  maskPhone,
  readContact,
  readPerson,
  readPhone,
  saysSame,
  takeDoubt,
  takeReading,
} from '../customers/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import type { Sale } from './sale.ts';

type Take = Decision<Sale, Command>;
const step = stepsOf<Sale, SellFacts, Command>();

/** What is known of the person is offered to tap, never assumed. */
const suggestion = (value: string | undefined, label = value): readonly Choice[] =>
  value === undefined || label === undefined ? [] : [{ id: 'use-known', label }];

/** Who writes from that number needs no other for what we write to them. */
const knownNumber = (phone: string, vouched: string | undefined): Partial<Sale> =>
  phone === vouched ? { phone, phoneVouched: true, whatsapp: phone } : { phone };

export const personSteps = {
  name: step({
    fills: 'name',
    needs: [],
    freeText: true,
    example: { key: 'buyback.name-example' },
    ask: (known, { person }) =>
      askDoubt(known, 'name') ?? { key: 'buyback.ask-name', choices: suggestion(person.name) },
    take: (known, input, { person }): Take => {
      if (input.type === 'choice' && input.id === 'use-known' && person.name)
        return fill({ name: person.name });
      if (input.type === 'choice')
        return takeDoubt<Sale>(known, 'name', input, (name) => ({ name })) ?? unclear;
      if (input.type !== 'text') return unclear;
      if (person.name && known.doubt === undefined && saysSame(input.text))
        return fill({ name: person.name });
      return takeReading<Sale>(readPerson(input.text), 'name', (name) => ({ name }));
    },
  }),
  phone: step({
    fills: 'phone',
    needs: [],
    freeText: true,
    example: { key: 'buyback.phone-example' },
    ask: (known, { person }) =>
      askDoubt(known, 'phone') ?? {
        key: 'buyback.ask-phone',
        asks: 'contact',
        choices: suggestion(person.phone, person.phone && maskPhone(person.phone)),
      },
    take: (known, input, { person }): Take => {
      if (input.type === 'choice' && input.id === 'use-known' && person.phone)
        return fill(knownNumber(person.phone, person.vouched));
      if (input.type === 'choice')
        return takeDoubt<Sale>(known, 'phone', input, (phone) => ({ phone })) ?? unclear;
      if (input.type === 'contact' && !input.own)
        return { type: 'again', because: say('buyback.contact-not-own') };
      if (input.type === 'contact')
        return takeReading<Sale>(readContact(input), 'phone', (phone) => ({ phone, phoneVouched: true }));
      if (input.type !== 'text') return unclear;
      const { text } = input;
      if (person.phone && known.doubt === undefined && saysSame(text))
        return fill(knownNumber(person.phone, person.vouched));
      return takeReading<Sale>(readPhone(text), 'phone', (phone) => ({
        phone,
        phoneVouched: undefined,
        // Who says so is not asked.
        ...(/whats ?app|व्हाट्स/iu.test(text) ? { whatsapp: phone } : {}),
      }));
    },
  }),
  whatsapp: step({
    fills: 'whatsapp',
    needs: ['phone'],
    freeText: true,
    example: { key: 'buyback.phone-example' },
    ask: (known) =>
      askDoubt(known, 'whatsapp') ?? {
        key: 'buyback.ask-whatsapp',
        params: { phone: maskPhone(known.phone) },
        choices: [{ id: 'same-number', label: { key: 'choices.same-number' } }],
      },
    take: (known, input): Take => {
      if (input.type === 'choice' && input.id === 'same-number') return fill({ whatsapp: known.phone });
      if (input.type === 'choice')
        return takeDoubt<Sale>(known, 'whatsapp', input, (whatsapp) => ({ whatsapp })) ?? unclear;
      if (input.type === 'contact')
        return takeReading<Sale>(readContact({ ...input, own: true }), 'whatsapp', (whatsapp) => ({
          whatsapp,
        }));
      if (input.type !== 'text') return unclear;
      if (saysSame(input.text)) return fill({ whatsapp: known.phone });
      return takeReading<Sale>(readPhone(input.text), 'whatsapp', (whatsapp) => ({ whatsapp }));
    },
  }),
} as const;
