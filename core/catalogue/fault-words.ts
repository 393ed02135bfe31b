/** What people say is wrong with a device, as the questions about its condition call it. */
export type MentionedFault =
  | 'display-cracked'
  | 'display-lines'
  | 'display-spots'
  | 'body-dented'
  | 'battery-weak'
  | 'camera-faulty'
  | 'biometrics-faulty'
  | 'buttons-faulty'
  | 'does-not-turn-on';

export type Part = 'display' | 'body' | 'battery' | 'camera' | 'biometrics' | 'buttons' | 'other';
export type Trouble = 'broken' | 'lines' | 'spots' | 'bent' | 'weak' | 'faulty' | 'still';

const listed = <Value extends string>(lines: string): ReadonlyMap<string, Value> =>
  new Map(
    lines.split('\n').flatMap((line) => {
      const [value = '', ...words] = line.trim().split(' ');
      return words.map((word) => [word, value as Value] as const);
    }),
  );

/** Parts of a device; `other` ones are not asked about by name but must not lend their trouble to the part before. */
export const parts = listed<Part>(`display screen display disply displey skrin scrin skreen lcd amoled
  body body bady panel backpanel backglass frame chassis hinge
  battery battery batery batry bettery bettry batri betri baitri batteri
  camera camera camra kamera cam cemera
  biometrics fingerprint finger faceid touchid biometric fingrprint figerprint face
  buttons button buttons batan btn volume
  other speaker mic mike charging charger port jack keyboard trackpad touchpad wifi bluetooth sim network sensor earphone`);

export const troubles =
  listed<Trouble>(`broken cracked crack cracks crak cracky broken broke brokn phati phata phat phate shattered shatter smashed damage damaged
  broken toot tooti toota toote tut tuti tuta tute tutti tutta tuti phoot phooti phuti phuta phut fhuti chatak chatki
  lines line lines lain laine lakir lakeer lakire
  spots spot spots dot dots dhabba dhabbe dag daag patch patches
  bent dent dents dented bent bend pichka pichak pichki muda mudi tedha tedhi
  weak weak drain drains draining kamjor kamzor down low poor service swollen phuli phool khatam degraded
  faulty kharab kharaab khrab faulty fault dead bekar bekaar bad defective issue issues problem blur blurry blurred gone band
  still work works working kaam kam chal chalta chalti chalte chalu karta karti detect respond`);

export const negations = new Set(
  'no not nahi nahin nhi nai na without bina never zero isnt doesnt dont wont cant'.split(' '),
);
/** "Screen theek hai battery kharab": the screen is out of it. */
export const goods = new Set(
  'theek thik sahi ok okay fine good perfect mast badhiya accha acha achha achhi acchi excellent'.split(' '),
);
export const faultOf: { readonly [P in Part]?: { readonly [T in Trouble]?: MentionedFault } } = {
  display: { broken: 'display-cracked', lines: 'display-lines', spots: 'display-spots' },
  body: { broken: 'body-dented', bent: 'body-dented' },
  battery: { weak: 'battery-weak', faulty: 'battery-weak', still: 'battery-weak' },
  camera: {
    broken: 'camera-faulty',
    faulty: 'camera-faulty',
    still: 'camera-faulty',
    spots: 'camera-faulty',
  },
  biometrics: { broken: 'biometrics-faulty', faulty: 'biometrics-faulty', still: 'biometrics-faulty' },
  buttons: { broken: 'buttons-faulty', faulty: 'buttons-faulty', still: 'buttons-faulty' },
};
