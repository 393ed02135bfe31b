import { describe, expect, it } from 'vitest';
import { readMention } from '#core/catalogue/index.ts';
import { search } from './search/shop.ts';

type Place = Parameters<typeof readMention>[2]['at'];

const places: readonly Place[] = ['menu', 'question', 'free-text'];
const hear = (text: string, at: Place) => readMention(text, search, { at });

/** What is said, the device that is meant, its variant's memory and the faults that were told. */
const forSale: readonly (readonly [text: string, model: string, faults?: string])[] = [
  ['bhai iphone 11 bechna hai, screen tooti hai', 'iPhone 11', 'display-cracked'],
  ['mujhe apna purana samsung m31 bechna h', 'Galaxy M31'],
  ['i want to sell my macbook air m1 8gb 256', 'MacBook Air M1'],
  ['मेरा आईफोन 11 बेचना है', 'iPhone 11'],
  ['मुझे सैमसंग एस21 बेचना है, स्क्रीन टूटी है', 'Galaxy S21', 'display-cracked'],
  [
    'Hi, I have an iPhone 12 128GB to sell. Battery is weak and camera not working',
    'iPhone 12',
    'battery-weak,camera-faulty',
  ],
  ['sir oneplus 9r kitne me bikega', 'OnePlus 9R'],
  ['bhaiya mera redme note 8 pro bech do, battery kharab hai', 'Redmi Note 8 Pro', 'battery-weak'],
  ['purana hp pavilion 15 i5 8gb laptop bechna hai on nahi hota', 'Pavilion 15', 'does-not-turn-on'],
  ['mera one plus 7t pro bikna hai back glass toota hua', 'OnePlus 7T Pro', 'body-dented'],
  ['selling poco x3 pro 6/128 display has green line', 'POCO X3 Pro', 'display-lines'],
  ['vivo v23 pro exchange', 'vivo V23 Pro'],
  ['i want to sell my iphone, model is 11, 128 gb', 'iPhone 11'],
  ['Mujhe iphne 11 por bechna hai', 'iPhone 11 Pro'],
  ['my nephew gave me a samsung galaxy s21 fe, i would like to sell it please', 'Galaxy S21 FE'],
  ['bech dunga galaxy a52s agar acha rate mile', 'Galaxy A52s 5G'],
  ['moto g60 for sale, volume button not working, body dented', 'Moto G60', 'buttons-faulty,body-dented'],
  [
    'namaste bhaiya, kaise ho aap sab log, main Pune se bol raha hun, mera naam Asha hai aur mujhe apna ek purana phone, galaxy m31, bechna hai, battery kharab hai',
    'Galaxy M31',
    'battery-weak',
  ],
  ['redmi not 9 pro max bechna hai', 'Redmi Note 9 Pro Max'],
];

describe('a device for sale in a sentence', () => {
  it.each(forSale.map(([text, model, faults = '']) => [text, model, faults] as const))(
    'S0-11: %j is the %s, wherever it is said',
    (text, model, faults) => {
      for (const at of places) {
        const heard = hear(text, at);
        expect(heard?.hits[0]?.model.name, at).toBe(model);
        expect(heard?.hits[0]?.sure, at).toBe(true);
        expect(heard?.intent).toBe('sell');
        expect(heard?.faults.join(',')).toBe(faults);
      }
    },
  );

  it.each([
    'iphone 11 128gb, everything works, no scratches, battery 90',
    'iphone 11 128gb everything works, battery 90',
    'iphone 11 128gb everything works battery 90',
    'iphone 11 128 gb everything works no scratches battery health is 90%',
    'battery 90 iphone 11 128gb',
    'iphone 11 128gb all working no scratches, box and bill',
    'iphone 11 128gb, sab chalta hai, koi scratch nahi',
    'iphone 11 128gb in perfect condition, battery health 86%',
  ])('S0-11: %j names its device at the menu, whatever else is told of it', (text) => {
    expect(hear(text, 'menu')?.hits[0]).toMatchObject({
      model: { name: 'iPhone 11' },
      variant: { storage: 128 },
    });
  });

  it.each([
    'everything works',
    'battery 90',
    'no scratches',
    'sab theek hai',
    'perfect',
    'in good condition',
  ])('S0-11: %j alone names none', (text) => {
    expect(hear(text, 'menu')).toBeUndefined();
  });

  it.each([
    ['sell my iphone with weak battery 11 pro', 'iPhone 11 Pro'],
    ['redmi note 8 battery 90 sell', 'Redmi Note 8'],
    ['sell vivo v21 battery 80', 'vivo V21 5G'],
  ])('S0-11: the number of a model stays one beside a battery: %j', (text, model) => {
    expect(hear(text, 'menu')?.hits[0]?.model.name).toMatch(new RegExp(`${model}$`));
  });

  it('S0-11: a note is none the less, when its last letter is missing', () => {
    expect(hear('redmi not 8, everything works', 'menu')?.hits[0]?.model.name).toBe('Redmi Note 8');
  });

  it('S0-22: takes the memory that was named along', () => {
    expect(hear('i want to sell my macbook air m1 8gb 256', 'menu')?.hits[0]?.variant?.storage).toBe(256);
    expect(hear('selling iphone 11, 128 gb', 'menu')?.hits[0]?.variant?.storage).toBe(128);
  });

  it.each([
    ['redmi note 10 ka kya rate milega', 'Redmi Note 10'],
    ['how much will i get for pixel 6a', 'Pixel 6a'],
    ['मैकबुक एयर एम1 की कितनी कीमत मिलेगी', 'MacBook Air M1'],
    ['screen crack hai mera galaxy m31 ka, kitna doge', 'Galaxy M31'],
  ])('S0-11: %j asks for a price, but not in place of a name or an address', (text, model) => {
    expect(hear(text, 'menu')?.hits[0]?.model.name).toBe(model);
    expect(hear(text, 'question')?.intent).toBe('sell');
    expect(hear(text, 'free-text')).toBeUndefined();
  });

  it.each(['iphone 13 pro max', 'galaxy s21 fe 128', 'वनप्लस 9आर'])(
    'S0-11: %j alone is a device at the menu and at a question, without a word of selling',
    (text) => {
      expect(hear(text, 'menu')?.intent).toBe('none');
      expect(hear(text, 'question')?.hits[0]?.sure).toBe(true);
      expect(hear(text, 'free-text')).toBeUndefined();
    },
  );

  it('S0-84: a brand alone offers its models, and is not taken', () => {
    const heard = hear('samsung phone bechna hai', 'menu');
    expect(heard?.hits.length).toBe(5);
    expect(heard?.hits[0]?.sure).toBe(false);
  });

  it.each([
    ['mobile bechna hai', 'phone'],
    ['I want to sell my laptop', 'laptop'],
    ['मुझे अपना फोन बेचना है', 'phone'],
    ['sell tablet', 'tablet'],
  ])('S0-19: %j names a kind of device only', (text, category) => {
    expect(hear(text, 'menu')).toMatchObject({ intent: 'sell', hits: [], category });
    expect(hear(text, 'free-text')).toBeUndefined();
  });
});

const otherAnswers = [
  'Asha Rao',
  'Mi Sharma',
  'Nokia Kumar',
  'Vivo Sharma',
  'Honor Singh',
  'Mini Mathew',
  'अशोक कुमार',
  'Flat 11, Max Heights, S21 Pixel Towers, Note Road',
  'B-204, Galaxy Apartments, MG Road, Bengaluru',
  'H.No 12, Redmi Gali, Note Chowk',
  'near Apple Store, Sector 21',
  'Pavilion Mall ke paas, Edge Road 15',
  'गली नंबर 5, सेक्टर 12, नोएडा',
  '14 Pro Avenue',
  'yes',
  'no',
  'haan ji',
  'nahi',
  'nothing',
  'one',
  '2',
  '1,3',
  '11',
  '128',
  '8gb 128gb',
  '560034',
  '9876543210',
  'hello',
  'good morning bhai',
  'नमस्ते',
  'thank you',
  'tomorrow 5 pm',
  'kal subah 10 baje',
  'cash chahiye',
  'UPI: asha@okaxis',
  'my screen is cracked',
  'battery kharab hai',
  'second one',
  'order number HT-4821',
];

describe('what is no device for sale', () => {
  it.each(otherAnswers)('S0-11: %j is an answer like any other', (text) => {
    for (const at of places) expect(hear(text, at), at).toBeUndefined();
  });

  it.each([
    'iphone 11 nahi bechna',
    "I don't want to sell my iphone 11",
    'I want to buy iphone 13',
    'मुझे आईफोन 13 खरीदना है',
  ])('S0-11: %j sells nothing', (text) => expect(hear(text, 'menu')).toBeUndefined());

  it.each(['where is my pickup', 'mera iphone 11 ka pickup kab hoga', 'iphone 11 payment status'])(
    'S0-11: %j is about an order',
    (text) => expect(hear(text, 'menu')).toBeUndefined(),
  );

  it('S0-11: a name or an address with a device in it does not start a sale', () => {
    expect(hear('Galaxy S21 Apartments, Pixel Road', 'free-text')).toBeUndefined();
    expect(hear('iphone 11', 'free-text')).toBeUndefined();
  });
});

describe('faults that are told with the device', () => {
  const faultsOf = (words: string) => hear(`iphone 11 bechna hai, ${words}`, 'menu')?.faults.join(',');

  it.each([
    ['display toot gaya', 'display-cracked'],
    ['broken screen', 'display-cracked'],
    ['cracked display, weak battery', 'display-cracked,battery-weak'],
    ['screen aur body tooti', 'display-cracked,body-dented'],
    ['डिस्प्ले में लाइन', 'display-lines'],
    ['screen pe black spot hai', 'display-spots'],
    ['body pe dent hai', 'body-dented'],
    ['battery jaldi khatam hoti hai', 'battery-weak'],
    ['बैटरी खराब है', 'battery-weak'],
    ['battery backup kam hai', 'battery-weak'],
    ['कैमरा काम नहीं कर रहा', 'camera-faulty'],
    ['camera blur hai', 'camera-faulty'],
    ['face id not working', 'biometrics-faulty'],
    ['fingerprint nahi chal raha', 'biometrics-faulty'],
    ['power button kharab', 'buttons-faulty'],
    ['फोन ऑन नहीं होता', 'does-not-turn-on'],
    ["won't turn on", 'does-not-turn-on'],
    ['screen theek hai battery kharab', 'battery-weak'],
  ])('S0-26: %j is %s', (words, faults) => expect(faultsOf(words)).toBe(faults));

  it.each([
    'no cracks on screen',
    'screen me koi crack nahi hai',
    'screen not broken',
    'fingerprint working',
    'sab sahi chal raha hai',
    'everything is fine no issues',
    'camera theek hai',
    'speaker kharab',
    'phone chalu hai',
  ])('S0-26: %j is no fault that is asked about', (words) => expect(faultsOf(words)).toBe(''));
});
