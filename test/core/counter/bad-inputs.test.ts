import { beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/index.ts';
import { escapeMarkup, spans } from '#prompts/index.ts';
import { badTexts } from '../../support/bad-inputs.ts';
import { copy } from '../../support/shop.ts';
import { chat } from '../../support/transcript.ts';

/** Every step a customer can stand at, by the question that is open there. */
function everyStep(): ReadonlyMap<string, Conversation> {
  const stops = new Map<string, Conversation>();
  const customer = chat();
  const note = () => {
    const frame = customer.conversation().stack.at(-1);
    stops.set(frame ? `${frame.flow}.${frame.asking}` : 'home', customer.conversation());
  };
  const steps: readonly (() => unknown)[] = [
    () => customer.starts(),
    () => customer.taps('@sell'),
    () => customer.taps('phone'),
    () => customer.taps('apple'),
    () => customer.taps('phone-apple-iphone-11'),
    () => customer.says('128'),
    ...Array.from({ length: 8 }, () => () => customer.says('1')),
    () => customer.taps('sell-now'),
    () => customer.says('Asha Rao'),
    () => customer.says('9876543210'),
    () => customer.says('same'),
    () => customer.says('Flat 12B, Sai Kripa, SV Road'),
    () => customer.says('400058'),
    () => customer.says('skip'),
    () => customer.says('tomorrow morning'),
  ];
  for (const step of steps) {
    step();
    note();
  }
  const asking = chat().starts().taps('@sell').taps('phone').taps('apple').taps('not-listed');
  stops.set('request-model.name', asking.conversation());
  stops.set('request-model.year', asking.says('Zorbox 900').conversation());
  return stops;
}

const groups = ['NAME', 'PHONE', 'PIN', 'TEXT', 'MARK'] as const;
const unfit = /\0|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;

describe('hostile and odd messages', () => {
  let stops: ReadonlyMap<string, Conversation>;
  beforeAll(() => {
    stops = everyStep();
  });

  it.each(groups)(
    '%s: is answered at every step of the sale, nothing is lost and nothing becomes markup',
    (group) => {
      expect(stops.size).toBeGreaterThan(20);
      for (const [step, conversation] of stops)
        for (const { id, in: text } of badTexts(group)) {
          const began = process.cpuUsage();
          const customer = chat({}, conversation).says(text);
          const where = `${id} at ${step}`;
          // Processor time, as other processes may hold the machine: no input may block the loop for 100 ms.
          expect(process.cpuUsage(began).user / 1_000, where).toBeLessThan(100);
          const { replies } = customer.last();
          const handedOver = customer.conversation().handedOff !== undefined;
          expect(replies.length > 0 || handedOver || customer.commands().length > 0, where).toBe(true);
          expect(JSON.stringify(customer.conversation()), where).not.toMatch(unfit);
          for (const reply of replies) {
            const markup = copy.write('en', reply);
            expect(markup.replace(/<\/?b>|&(?:amp|lt|gt);/g, ''), where).not.toMatch(/[<>&]/);
            expect(
              escapeMarkup(
                spans(markup)
                  .map((span) => span.text)
                  .join(''),
              ),
              where,
            ).toBe(markup.replace(/<\/?b>/g, ''));
          }
          const after = chat({}, customer.conversation()).says('menu');
          expect(after.last().replies.at(-1)?.key, where).toBe('conversation.home');
        }
    },
  );

  it('NAME, MARK: as the name the channel gives, are offered as plain text', () => {
    const conversation = stops.get('sell.name');
    for (const { in: text } of [...badTexts('NAME'), ...badTexts('MARK')]) {
      const customer = chat({ person: { name: text } }, conversation)
        .says('back')
        .says('sell now');
      expect(customer.last().replies.length).toBeGreaterThan(0);
    }
  });
});
