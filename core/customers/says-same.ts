import { fold } from '../shared/index.ts';
import { saysYes } from './says-yes.ts';

const same =
  /^(?:(?:yes|yeah|ok|okay|haan|han|ji|it|its|is|the|use|sab|हाँ|हां|जी) )*(?:same|same one|unchanged|wahi|vahi|wohi|usual|pehle wala|purana wala|as before|वही|सेम|पहले वाला)(?: (?:as (?:before|last time|earlier)|name|number|one|hai|h|he|rakho|wala|wali|only|ji|naam|nam|है|रखो|वाला|नंबर|नाम))*$/u;

/** A yes to what is known already and offered again: "haan same hai", "same as before", "yes". */
export const saysSame = (text: string): boolean =>
  saysYes(text) ||
  same.test(
    fold(text)
      .replace(/['’]/g, '')
      .replace(/[^\p{L}\p{M}]+/gu, ' ')
      .trim(),
  );
