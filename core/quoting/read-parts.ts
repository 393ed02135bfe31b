import { fold, isAsked } from '../shared/index.ts';
import { partWords, topicWords } from './option-words.ts';
import type { Question } from './question.ts';
import type { Answers } from './quote.ts';
import { clausesOf, readWords } from './read-words.ts';

/** Characters; a longer text is a story. */
const longest = 160;

const partsIn = (said: string): readonly string[] =>
  Object.keys(partWords).filter((part) => partWords[part]?.test(said));

/** Whether a text is about another part than the question: "body theek hai" where it is asked whether the device turns on. */
export function namesOther(question: string, text: string): boolean {
  const said = clausesOf(fold(text).replace(/[’‘`]/g, "'")).join(' ');
  if (topicWords[question]?.test(said)) return false;
  const parts = partsIn(said);
  return parts.length > 0 && !parts.includes(question);
}

/** `isName` tells whether a clause is the name of an option of the open question, and nothing else. */
type Reading = { readonly open: Question; readonly nameOf: (clause: string) => string | undefined };

/**
 * What a text tells of other questions than the open one, and of that as well if it is answered beside them: "on hota
 * hai, body bhi theek hai". Undefined when it tells of none, or asks something.
 */
export function readParts(
  questions: readonly Question[],
  text: string,
  { open, nameOf }: Reading,
): Answers | undefined {
  if (text.length > longest || isAsked(text)) return undefined;
  const said = new Map<string, readonly string[]>();
  let about = open.id;
  let own: string | undefined;
  for (const clause of clausesOf(fold(text).replace(/[’‘`]/g, "'"))) {
    const [part, ...more] = namesOther(open.id, clause) ? partsIn(clause) : [];
    // Of two parts at once nothing is read; what names none goes on about the part before.
    if (more.length > 0) return undefined;
    const name = part === undefined ? nameOf(clause) : undefined;
    own ??= name;
    about = part ?? (name === undefined ? about : open.id);
    if (name === undefined) said.set(about, [...(said.get(about) ?? []), clause]);
  }
  const told = questions.flatMap((question): readonly (readonly [string, readonly string[]])[] => {
    const clauses = question.id === open.id ? undefined : said.get(question.id);
    const answer = clauses && readWords(question, clauses.join(', '));
    return answer ? [[question.id, answer]] : [];
  });
  if (told.length === 0) return undefined;
  return Object.fromEntries(own === undefined ? told : [...told, [open.id, [own]]]);
}
