import { fold } from '../shared/index.ts';
import { partWords } from './option-words.ts';

const listed = (words: string): ReadonlySet<string> => new Set(fold(words).split('|'));

/** What stands around "fine" when nothing else is said. */
const aroundFine = listed(
  "any|a|single|there|has|have|having|does|do|doesn't|doesnt|don't|dont|hasn't|hasnt|not|on|at|par|pe|mein|me|ek|without|zero|bina|ok|okay|fine|good|perfect|well|theek|thik|thek|sahi|badhiya|badiya|mast|zabardast|excellent|ठीक|सही|बढ़िया|मस्त|ज़बरदस्त|all|everything|sab|sabhi|bilkul|ekdum|it|its|is|are|very|the|" +
    'and|condition|in|quite|still|hai|h|he|hain|ji|koi|bhi|सब|सभी|बिल्कुल|एकदम|है|हैं|जी|kuch|no|nahi|nahin|nhi|' +
    'problem|problems|issue|issues|dikkat|नहीं|कोई|दिक्कत|यह|ye|yeh|working|works|chalta|kaam|karta|चलता',
);

/** The same beside what is said of one part. */
const idleOf: Readonly<Record<string, ReadonlySet<string>>> = {
  display: listed('front|glass|anywhere|kahin|कहीं|naya|nayi|new|jaisa|jaisi|like|नया|नई|जैसा|जैसी'),
  body: listed('corner|corners|anywhere|kahin|कहीं|naya|nayi|new|jaisa|jaisi|like|नया|नई|जैसा|जैसी'),
  battery: listed(
    'charge|single|one|full|whole|use|usage|normal|health|backup|about|around|approx|lasts|din|raat|tak|for|hours|hrs',
  ),
  camera: listed(
    'front|back|rear|selfie|photo|photos|clear|saaf|aati|aage|peeche|आगे|पीछे|फ़ोटो|फोटो|साफ़|साफ|आती',
  ),
  biometrics: listed('fast|quickly|id|face|touch|unlock|unlocks|jaldi'),
  buttons: listed('power|volume|jack|charging'),
  keyboard: listed('key|keys|button|buttons|batan'),
  trackpad: listed('click|clicks|scroll|scrolls|left|right'),
  charger: listed('box|bill|company|wala|wali|saath|sath|comes|available|milega'),
  faults: listed('else|other|rest|nothing|kuch|baki|baaki|kharab|कुछ|बाकी'),
};

/** What may stand beside an answer in words and changes nothing about it: "haan bhai, mera phone on hota hai". */
const idle = listed(
  "yes|y|yeah|yep|yup|yess|sure|definitely|ofcourse|course|of|haan|han|ha|haa|ji|jee|ok|okay|hello|hi|hey|namaste|please|pls|thanks|sir|madam|bhai|bhaiya|yaar|dear|i|say|it|it's|its|this|that|my|the|a|an|and|also|too|as|so|is|are|has|have|does|do|" +
    'phone|mobile|device|handset|iphone|laptop|macbook|tablet|ipad|now|just|still|very|quite|really|fully|totally|completely|absolutely|perfectly|properly|normally|easily|always|well|fine|good|great|nice|perfect|all|both|everything|condition|in|on|with|without|any|single|' +
    'problem|problems|issue|issues|work|works|working|day|every|everytime|time|at|once|' +
    'hai|h|he|hain|mera|meri|mere|hamara|apna|ye|yeh|yah|wo|woh|isme|iska|iski|uska|uski|ka|ki|ke|ko|se|mein|me|main|par|pe|bhi|toh|to|na|hi|aur|ab|abhi|sab|sabhi|saare|sare|dono|pura|poora|puri|poori|bilkul|ekdum|ekdam|bahut|bohot|bahot|aaram|achhe|ache|acche|acha|achha|accha|achi|achhi|acchi|mast|badhiya|badiya|theek|thik|thek|sahi|hamesha|har|baar|ek|kaam|chalta|chalti|chalte|karta|karti|karte|rahta|hota|hoti|hote|ho|jata|jati|' +
    'हाँ|हां|जी|है|हैं|मेरा|मेरी|मेरे|ये|यह|वो|फ़ोन|फोन|मोबाइल|लैपटॉप|टैबलेट|का|की|के|को|से|में|पर|भी|तो|और|अब|अभी|सब|सभी|सारे|दोनों|पूरा|पूरी|बिल्कुल|एकदम|बहुत|आराम|अच्छे|अच्छा|अच्छी|मस्त|बढ़िया|ठीक|सही|हमेशा|हर|बार|काम|चलता|चलती|चलते|करता|करती|करते|होता|होती|हो|जाता|जाती|भाई|सर|नमस्ते',
);

/** Whether a clause tells that a part is fine, or is without, and nothing else. */
export const isOnlyFine = (clause: string, part: string): boolean =>
  clause.split(' ').every((word) => word === '' || aroundFine.has(word) || partWords[part]?.test(word));

/** Whether a clause tells nothing of its own about a part. */
export const isIdle = (clause: string, part: string): boolean =>
  clause
    .split(' ')
    .every((word) => word === '' || idle.has(word) || idleOf[part]?.has(word) || partWords[part]?.test(word));
