import { anyWord } from '../shared/index.ts';

type Words = Readonly<Record<string, RegExp>>;

/** What denies a thing. */
export const nothing = anyWord(
  "no|not|without|zero|never|don't|doesn't|isn't|hasn't|won't|wont|doesnt|dont|isnt|hasnt|nahi|nahin|nhi|nai|bina|नहीं|नही|बिना",
);
/** What says that it is fine. */
export const well = anyWord(
  'ok|okay|fine|good|perfect|well|excellent|theek|thik|thek|sahi|badhiya|badiya|mast|zabardast|ठीक|सही|बढ़िया|मस्त|ज़बरदस्त',
);

/** A part in people's words; of a body, "back" and "side" too. */
export const partWords: Words = {
  display: anyWord('display|screen|disply|skrin|skreen|lcd|touch(?! ?id)|डिस्प्ले|डिसप्ले|स्क्रीन|टच(?! ?आईडी)'),
  body: anyWord('body|bodi|back|frame|panel|sides?|hinge|lid|बॉडी|बाडी|पीछे|बैक|फ्रेम|फ़्रेम|ढक्कन|हिंज'),
  battery: anyWord('battery|batery|bettery|batri|betri|बैटरी|बैट्री'),
  camera: anyWord('camera|cameras|camra|kamera|कैमरा|कैमरे'),
  biometrics: anyWord(
    'fingerprint|finger print|finger|face ?id|face unlock|face lock|touch ?id|फिंगरप्रिंट|फ़िंगरप्रिंट|फेस ?आईडी|फ़ेस ?आईडी|टच ?आईडी',
  ),
  buttons: anyWord('button|buttons|batan|port|ports|बटन|पोर्ट'),
  keyboard: anyWord('keyboard|key board|keys|कीबोर्ड'),
  trackpad: anyWord('trackpad|touchpad|ट्रैकपैड|टचपैड'),
  charger: anyWord('charger|adapter|adaptor|चार्जर|अडैप्टर|एडाप्टर'),
  faults: anyWord(
    'speaker|speakers|earpiece|mic|mike|microphone|sim|network|wi ?fi|bluetooth|charging|vibration|sensors?|gps|' +
      'स्पीकर|माइक|सिम|नेटवर्क|वाईफाई|वाई फाई|वाई फ़ाई|ब्लूटूथ|चार्जिंग|वाइब्रेशन|सेंसर',
  ),
};

/** What shows that a question itself is answered, whichever part is named with it: "runs an hour without the charger". */
export const topicWords: Words = {
  power: anyWord(
    'turns? on|turning on|switch(?:es)? on|powers? on|on (?:hota|hoti|ho|nahi|nahin|nhi)|start|starts|boots?|chalu|' +
      'chaalu|ऑन|चालू|स्टार्ट',
  ),
  battery: anyWord('backup|back up|charger?|charging|hours?|hrs?|ghante|ghanta|बैकअप|चार्ज|चार्जर|घंटे|घंटा'),
  camera: anyWord('front|back|rear|selfie|lens|photos?|आगे|पीछे|फ़ोटो|फोटो'),
  buttons: anyWord('charging|charger|jack|volume|चार्जिंग|चार्जर'),
  keyboard: anyWord('button|buttons|batan|key|बटन'),
  faults: anyWord('calls?|charger?|कॉल|चार्ज|चार्जर'),
};

const cracked = anyWord(
  'crack|cracks|cracked|crak|shattered|broken|broke|toota|tooti|toot|tuta|tuti|phata|phati|phoota|phooti|chatka|' +
    'क्रैक|टूटा|टूटी|टूट|फटा|फटी|दरार|चटका',
);
const scratched = anyWord(
  'scratch|scratches|scratched|scrach|scrachs|kharoch|kharonch|nishan|marks|स्क्रैच|खरोंच|निशान|ख़रोंच',
);

/** What tells an option in words, by question and option. The option of a question that stands first is told by the lack of all others. */
export const optionWords: Readonly<Record<string, Words>> = {
  display: {
    flawless: anyWord('flawless|spotless|like new|naya jaisa|नए जैसा|नया जैसा'),
    scratched,
    spots: anyWord('spot|spots|dots?|patch|patches|dhabba|dhabbe|daag|dead pixels?|धब्बा|धब्बे|दाग़|दाग'),
    cracked,
    lines: anyWord('line|lines|flicker|flickers|flickering|lakeer|lakir|लाइन|लाइनें|लकीर'),
    blank: anyWord('blank|black screen|completely black'),
  },
  body: {
    clean: anyWord('spotless|like new|naya jaisa|नए जैसा|नया जैसा'),
    scratched,
    dented: anyWord('dent|dents|dented|pichka|pichki|डेंट|पिचका|पिचकी'),
    broken: new RegExp(`${cracked.source}|${anyWord('bent|muda|mudi|tedha|tedhi|मुड़ा|मुड़ी|टेढ़ा').source}`, 'u'),
  },
  battery: {},
  camera: {},
  biometrics: {},
  buttons: {},
  keyboard: {},
  trackpad: {},
  faults: {
    speaker: anyWord('speaker|speakers|earpiece|स्पीकर'),
    mic: anyWord('mic|mike|microphone|माइक'),
    calls: anyWord('calls?|sim|network|signal|कॉल|सिम|नेटवर्क'),
    'wifi-bluetooth': anyWord('wi ?fi|bluetooth|वाईफाई|वाई फाई|ब्लूटूथ'),
    charging: anyWord('charging|charge|चार्जिंग|चार्ज'),
    vibration: anyWord('vibration|vibrate|vibrator|वाइब्रेशन'),
    sensors: anyWord('sensors?|gps|rotation|proximity|सेंसर'),
  },
};

/** Per cent of its first capacity, from which a phone's battery has an answer; the labels of the options say the same. */
export const leastHealth: readonly (readonly [number, string])[] = [
  [85, 'good'],
  [80, 'fair'],
  [1, 'weak'],
];
