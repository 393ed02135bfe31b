import { isIdle } from './idle-words.ts';
import { optionWords, partWords, topicWords } from './option-words.ts';
import type { Question } from './question.ts';
import type { Answers } from './quote.ts';
import { clausesOf, readWords } from './read-words.ts';
import { speltParts } from './spelt-parts.ts';
import { isNoFact } from './unsure.ts';

/** Characters; a longer text is a story. */
const longest = 160;

/** The parts that a folded text names. */
export const partsIn = (said: string): readonly string[] =>
  Object.keys(partWords).filter((part) => partWords[part]?.test(said));

/** The parts that a text names. */
export const partsNamed = (text: string): readonly string[] => partsIn(clausesOf(speltParts(text)).join(' '));

/** Whether a text is about another part than the question: "body theek hai" where it is asked whether the device turns on. */
export function namesOther(question: string, text: string): boolean {
  const said = clausesOf(speltParts(text)).join(' ');
  if (topicWords[question]?.test(said)) return false;
  const parts = partsIn(said);
  return parts.length > 0 && !parts.includes(question);
}

/** `isName` tells whether a clause is the name of an option of the open question, and nothing else. */
type Reading = { readonly open: Question; readonly nameOf: (clause: string) => string | undefined };

/** What a text says, by the part it is about, and which options of the open question it names. */
type Heard = {
  readonly said: ReadonlyMap<string, readonly string[]>;
  readonly names: readonly string[];
  /** Whether a clause may take back what the open question was told: "turns on, no wait it does not". */
  readonly wavers: boolean;
};

/** A clause that names no part goes on about the part before. Undefined where one names two. */
function hearParts(text: string, { open, nameOf }: Reading): Heard | undefined {
  const said = new Map<string, readonly string[]>();
  const names: string[] = [];
  let about = open.id;
  let wavers = false;
  for (const clause of clausesOf(speltParts(text))) {
    const [part, ...more] = namesOther(open.id, clause) ? partsIn(clause) : [];
    if (more.length > 0) return undefined;
    const name = part === undefined ? nameOf(clause) : undefined;
    about = part ?? (name === undefined ? about : open.id);
    if (name === undefined) said.set(about, [...(said.get(about) ?? []), clause]);
    else names.push(name);
    wavers ||= name === undefined && part === undefined && !belongs(clause, about);
  }
  return { said, names, wavers };
}

/** Whether a clause that names no part tells something of this one, or nothing: "body theek hai, bas ek dent hai". */
const belongs = (clause: string, part: string): boolean =>
  isIdle(clause, part) || Object.values(optionWords[part] ?? {}).some((words) => words.test(clause));

/**
 * What a text tells of other questions than the open one, and of that as well if it is answered beside them: "on hota
 * hai, body bhi theek hai". Undefined when it tells of none, or asks or guesses something. An answer to the open question stands
 * only where everything else is understood: any other clause may be what takes it back.
 */
export function readParts(
  questions: readonly Question[],
  text: string,
  reading: Reading,
): Answers | undefined {
  if (text.length > longest || isNoFact(text)) return undefined;
  const heard = hearParts(text, reading);
  if (!heard) return undefined;
  const { said, names, wavers } = heard;
  const { id: open } = reading.open;
  const told = questions.flatMap((question): readonly (readonly [string, readonly string[]])[] => {
    const clauses = question.id === open ? undefined : said.get(question.id);
    const answer = clauses && readWords(question, clauses.join(', '));
    return answer ? [[question.id, answer]] : [];
  });
  if (told.length === 0) return undefined;
  const [own, ...others] = new Set(names);
  const isUnderstood = [...said.keys()].every((part) => part === open || told.some(([id]) => id === part));
  const isSure = own !== undefined && others.length === 0 && isUnderstood && !wavers;
  return Object.fromEntries(isSure ? [...told, [open, [own]]] : told);
}
