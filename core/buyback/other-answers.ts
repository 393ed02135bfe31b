import { type Decision, typedName } from '../conversation/index.ts';
import { ownAnswers, type Question, questionsFor, readParts } from '../quoting/index.ts';
import { noted } from './answered.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import type { Sale } from './sale.ts';

type Here = { readonly question: Question; readonly facts: SellFacts };

/** Characters of a name that answers beside something else: in "haan, body theek hai" the yes is to neither. */
const leastName = 8;

/**
 * Answers to other questions that are told while this one is open: they are kept and told back, and this one is asked
 * again unless it is answered beside them. What was answered before stays as it is.
 */
export function takeOthers(
  { category = 'phone', condition = {} }: Partial<Sale>,
  text: string,
  { question, facts }: Here,
): Decision<Sale, Command> | undefined {
  const { bank, lexicon } = facts;
  const answers = ownAnswers(bank, category, condition);
  if (answers[question.id]) return undefined;
  const questions = questionsFor(bank, category);
  const nameOf = (clause: string) =>
    clause.length < leastName
      ? undefined
      : question.options.find(({ label }) => lexicon.names({ key: label }).includes(typedName(clause)))?.id;
  const told = readParts(
    questions.filter(({ id }) => !answers[id]),
    text,
    { open: question, nameOf },
  );
  if (!told) return undefined;
  const says = questions.flatMap((each) => noted(each, told));
  return { type: 'fill', answers: { condition: { ...answers, ...told } }, says };
}
