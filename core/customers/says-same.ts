import { lettersOf } from '../shared/index.ts';
import { hasFigure, saysYes } from './says-yes.ts';

const same =
  /^(?:(?:yes|yeah|ok|okay|haan|han|ji|it|its|is|the|use|sab|हाँ|हां|जी) )*(?:same|same one|unchanged|wahi|vahi|wohi|usual|pehle wala|purana wala|as before|वही|सेम|पहले वाला|(?:purana|purani|old|पुराना|पुरानी|पुराने)(?= (?:name|naam|nam|number|pata|address|place|नाम|नंबर|पता)))(?: (?:as (?:before|last time|earlier)|name|number|pata|address|adress|place|jagah|purana|purani|old|pe|par|hi|one|hai|h|he|rakho|wala|wali|only|ji|naam|nam|है|रखो|वाला|नंबर|नाम|पता|पुराना|पुरानी|पुराने|ही|पर))*$/u;

/** A yes to what is known already and offered again: "haan same hai", "same as before", "yes". */
export const saysSame = (text: string): boolean =>
  saysYes(text) || (same.test(lettersOf(text)) && !hasFigure(text));
