import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import type { Chat } from './walks.ts';

const devices = {
  phone: 'iphone 11 128',
  laptop: 'hp pavilion 14',
  macbook: 'macbook air m1 8 256',
  tablet: 'ipad 9 64 wifi',
} as const;
type Kind = keyof typeof devices;

const frameOf = (customer: Chat) => customer.conversation().stack.at(-1);
const conditionOf = (customer: Chat) => frameOf(customer)?.known.condition ?? {};

/** At one question of the condition, with the best answer to all before it. */
function at(question: string, kind: Kind = 'phone') {
  const customer = chat().starts().says(devices[kind]);
  for (let n = 0; n < 12 && frameOf(customer)?.asking !== `condition.${question}`; n++) customer.says('1');
  expect(frameOf(customer)?.asking).toBe(`condition.${question}`);
  return customer;
}

describe('S0-26: what is said of another part than the one that is asked about', () => {
  it.each(['phone', 'laptop', 'macbook', 'tablet'] as const)(
    'on a %s, that the body is fine is kept as that, and whether it turns on is asked again',
    (kind) => {
      for (const words of [
        'body bilkul theek hai',
        'बॉडी बिल्कुल ठीक है',
        'the body is perfectly fine, no scratches',
      ]) {
        const customer = at('power', kind).says(words);
        expect(Object.keys(conditionOf(customer))).not.toContain('power');
        expect(frameOf(customer)?.asking).toBe('condition.power');
      }
      const customer = at('power', kind).says('body bilkul theek hai');
      customer.hears('buyback.also-noted', 'buyback.ask-condition-hint').reads(/Body/);
      expect(conditionOf(customer)).toEqual({ body: ['clean'] });
      expect(conditionOf(customer.says('haan on hota hai'))).toEqual({ body: ['clean'], power: ['yes'] });
    },
  );

  it.each([
    ['phone', 'power', 'screen bilkul theek hai', 'display'],
    ['phone', 'power', 'स्क्रीन ठीक है', 'display'],
    ['phone', 'display', 'the back has no scratches', 'body'],
    ['phone', 'display', 'battery theek hai', 'battery'],
    ['phone', 'battery', 'कैमरा ठीक है', 'camera'],
    ['phone', 'camera', 'fingerprint theek hai', 'biometrics'],
    ['tablet', 'power', 'buttons are all fine', 'buttons'],
    ['laptop', 'power', 'keyboard theek hai', 'keyboard'],
    ['macbook', 'keyboard', 'ट्रैकपैड ठीक है', 'trackpad'],
    ['laptop', 'trackpad', 'body par dent hai', 'body'],
  ] as const)('on a %s, asked about the %s, “%s” is an answer about the %s', (kind, asked, words, part) => {
    const customer = at(asked, kind).says(words).hears('buyback.also-noted', 'buyback.ask-condition-hint');
    expect(Object.keys(conditionOf(customer))).toContain(part);
    expect(frameOf(customer)?.asking).toBe(`condition.${asked}`);
  });

  it.each([
    ['power', 'speaker theek hai'],
    ['power', 'haan, charger bhi theek hai'],
    ['power', 'kya body theek hai'],
    ['power', 'screen aur body theek hai'],
    ['camera', 'body has no scratches, it works'],
    ['faults', 'screen bilkul theek hai'],
  ])('asked about the %s, “%s” answers nothing and is asked again', (asked, words) => {
    const customer = at(asked);
    const before = conditionOf(customer);
    expect(conditionOf(customer.says(words))).toEqual(before);
    expect(frameOf(customer)?.asking).toBe(`condition.${asked}`);
  });

  it('an earlier answer is not undone by the way', () => {
    const customer = at('battery').says('body par dent hai');
    expect(conditionOf(customer)).toMatchObject({ body: ['clean'] });
    expect(frameOf(customer)?.asking).toBe('condition.battery');
  });

  it('what is asked is answered beside it, and what follows a part is said of that part', () => {
    const customer = at('power').says('haan on hota hai, body par ek dent hai');
    expect(conditionOf(customer)).toEqual({ power: ['yes'], body: ['dented'] });
    customer.hears('buyback.also-noted', 'buyback.also-noted', 'buyback.ask-condition-hint');
    const other = at('power').says('body theek hai, lekin ek dent hai');
    expect(conditionOf(other)).toEqual({ body: ['dented'] });
  });

  it.each([
    ['power', 'phone theek hai', 'yes'],
    ['power', 'haan on ho jata hai', 'yes'],
    ['power', 'हाँ ऑन हो जाता है', 'yes'],
    ['display', 'screen bilkul theek hai', 'flawless'],
    ['display', 'no it does not have scratches', 'flawless'],
    ['body', 'back par scratch hai', 'scratched'],
    ['battery', 'battery is ok, lasts the whole day', 'good'],
    ['battery', 'swollen, the back or display lifts', 'swollen'],
    ['camera', 'front and back both work', 'working'],
    ['biometrics', 'fingerprint theek hai', 'working'],
    ['biometrics', 'no it doesnt', 'faulty'],
    ['biometrics', "no it doesn't", 'faulty'],
    ['biometrics', 'nahi chalta', 'faulty'],
    ['buttons', 'sab button theek hai', 'working'],
  ])('asked about the %s, “%s” is %s', (asked, words, option) => {
    expect(conditionOf(at(asked).says(words))).toMatchObject({ [asked]: [option] });
  });

  it.each([
    ['power', 'kabhi kabhi on ho jata hai'],
    ['battery', 'it barely lasts the whole day'],
    ['display', 'does it not have scratches?'],
  ])('asked about the %s, “%s” is no yes', (asked, words) => {
    expect(frameOf(at(asked).says(words))?.asking).toBe(`condition.${asked}`);
  });

  it.each([
    'turns on, no wait it does not, body is fine',
    'it turns on, but not always, body theek hai',
    'it turns on, not every time, body is fine',
    'it turns on, not, body is fine',
    'it turns on, body is scratched, but not always',
    'on hota hai, phir band ho jata hai, body theek hai',
    'on hota hai, kabhi kabhi, body theek hai',
    'ऑन होता है, फिर बंद हो जाता है, बॉडी ठीक है',
    'it turns on, then off, body is fine',
    'body is fine, it turns on, only on charger',
    'it works, speaker not, body fine',
  ])('whether it turns on is asked again after “%s”, and the body is kept', (words) => {
    const customer = at('power').says(words);
    expect(Object.keys(conditionOf(customer))).toEqual(['body']);
    expect(frameOf(customer)?.asking).toBe('condition.power');
  });

  it.each([
    'haan bhai, on hota hai, body theek hai',
    'yes, it turns on, body is fine',
    'it turns on, body is fine, no scratches',
    'हाँ, ऑन होता है, बॉडी ठीक है',
  ])('“%s” answers both', (words) => {
    expect(conditionOf(at('power').says(words))).toEqual({ power: ['yes'], body: ['clean'] });
  });

  it.each([
    ['power', 'it turns on but restarts'],
    ['power', 'it turns on and off'],
    ['power', 'it turns off'],
    ['power', 'not works'],
    ['power', 'price theek hai'],
    ['power', 'address theek hai'],
    ['power', 'dost ka phone on hota hai'],
    ['power', 'it does not have any dent'],
    ['power', 'kabhi kabhi on nahi hota'],
    ['power', 'it does not hang'],
    ['display', 'no scratches only cracks'],
    ['display', 'koi dikkat nahi bas screen tooti hai'],
    ['display', 'koi scratch nahi hai par tooti hui hai'],
    ['display', 'back and screen both have scratches'],
    ['battery', 'charger theek hai'],
    ['battery', 'screen brightness 50% theek hai'],
    ['battery', 'face id 100% works'],
    ['battery', '85% body fine'],
    ['battery', 'battery abhi 95% charge hai'],
    ['battery', '95%, but swollen'],
    ['battery', 'was 100% now 78%'],
    ['camera', 'all good but front is dead'],
    ['camera', 'both work but blurry'],
    ['biometrics', 'yes it works after many tries'],
    ['buttons', 'sab chalte hai volume ko chhod ke'],
    ['faults', 'everything works except speaker'],
    ['faults', 'kuch nahi bas mic kharab'],
  ])('asked about the %s, “%s” goes on to a doubt and is asked again', (asked, words) => {
    const customer = at(asked);
    const before = conditionOf(customer);
    expect(conditionOf(customer.says(words))).toEqual(before);
    expect(frameOf(customer)?.asking).toBe(`condition.${asked}`);
  });

  it.each([
    ['display', 'no scratches on body but screen is cracked', 'cracked'],
    ['display', 'no scratches, one crack', 'cracked'],
    ['display', 'sab theek hai bas crack hai', 'cracked'],
    ['display', 'flawless apart from cracks', 'cracked'],
    ['display', 'light scratches and a crack', 'cracked'],
    ['display', 'one scratch', 'scratched'],
    ['body', 'no dents but back is broken', 'broken'],
    ['body', 'some scratches and dents', 'dented'],
    ['battery', 'battery health 85%, body fine', 'good'],
    ['display', 'no scratches or cracks', 'flawless'],
    ['body', 'no scratches or dents', 'clean'],
    ['display', 'bas thode scratch hai', 'scratched'],
    ['power', 'mera phone bilkul sahi se on hota hai', 'yes'],
    ['battery', 'lasts all day on one charge', 'good'],
    ['camera', 'haan dono chalte hai', 'working'],
    ['buttons', 'yes all of them work', 'working'],
    ['buttons', 'all working but volume stuck', 'button-faulty'],
    ['faults', 'kuch nahi bhai', 'none'],
  ])('asked about the %s, “%s” as a whole is %s', (asked, words, option) => {
    const customer = at(asked).says(words);
    expect(frameOf(customer)?.known.condition).toMatchObject({ [asked]: [option] });
  });

  it.each(['screen theek hai body par scratch', 'scratches on the back, none on the screen'])(
    'what “%s” says of the back is not the display’s',
    (words) => {
      const customer = at('display').says(words);
      expect(Object.keys(conditionOf(customer))).not.toContain('display');
      expect(frameOf(customer)?.asking).toBe('condition.display');
    },
  );

  it.each([
    ...['no', 'No', 'nope', 'nahi', 'नहीं', 'nahi ji', 'no it does not', "it doesn't", 'it does not turn on'],
    ...['nahi hota', 'on nahi hota hai', 'चालू नहीं होता'],
  ])('asked whether it turns on, “%s” is a no', (words) => {
    expect(conditionOf(at('power').says(words))).toEqual({ power: ['no'] });
  });

  it.each(['it does', 'yes it does', 'it turns on', 'haan on hota hai'])(
    'asked whether it turns on, “%s” is a yes',
    (words) => {
      expect(conditionOf(at('power').says(words))).toEqual({ power: ['yes'] });
    },
  );

  it.each([
    ['camera', 'no'],
    ['camera', 'nahi'],
    ['camera', 'no they do not'],
    ['buttons', 'nope'],
    ['buttons', 'नहीं'],
    ['buttons', 'not all'],
  ])('asked about the %s, “%s” may mean several answers: which one is asked', (asked, words) => {
    const customer = at(asked);
    const before = conditionOf(customer);
    customer.says(words).hears('buyback.which-no', 'buyback.ask-condition-hint');
    expect(conditionOf(customer)).toEqual(before);
    expect(frameOf(customer)?.asking).toBe(`condition.${asked}`);
  });

  it.each([
    ...['maybe screen scratched', 'the screen may have a scratch', 'shayad screen pe scratch hai'],
    ...['screen pe scratch ho sakta hai', 'screen pe scratch jaisa lagta hai', 'शायद स्क्रीन पर खरोंच है'],
    ...['body is fine?', 'body is fine 👎', 'it turns on?', 'yes?', 'maybe it turns on'],
  ])('“%s” is a doubt or a question, and no fact', (words) => {
    const customer = at('power').says(words);
    expect(conditionOf(customer)).toEqual({});
    expect(frameOf(customer)?.asking).toBe('condition.power');
  });

  it.each(['no scratches?', 'maybe light scratches', 'flawless 👎', 'i think it is scratched'])(
    'asked about the display, “%s” is asked again',
    (words) => {
      const customer = at('display').says(words);
      expect(Object.keys(conditionOf(customer))).not.toContain('display');
      expect(frameOf(customer)?.asking).toBe('condition.display');
    },
  );
});
