import {
  again,
  type Choice,
  type Decision,
  type Derived,
  derived,
  fill,
  type Input,
  say,
  stepsOf,
  unclear,
} from '../conversation/index.ts';
import { saysAllIsWell, saysSell } from '../customers/index.ts';
import {
  type Answers,
  answerRefusals,
  makeQuote,
  type Option,
  ownAnswers,
  type Question,
  type Quote,
  questionsFor,
  readAnswer,
  readWords,
  saleable,
  saysMore,
  saysNo,
  saysNothingOfLooks,
  showPrice,
} from '../quoting/index.ts';
import { askWhichAnswer, conditionItems, isAnswered, noted, takeWhichAnswer } from './answered.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { takeOthers } from './other-answers.ts';
import { keepQuote, renewExpired } from './renew-quote.ts';
import type { Sale } from './sale.ts';
import { readSecondThought } from './second-thought.ts';
import { soldDevice } from './sold-device.ts';

type Take = Decision<Sale, Command>;
const step = stepsOf<Sale, SellFacts, Command>();
const done: Choice = { id: 'done', label: { key: 'choices.done' } };

export const conditionSteps = {
  condition: step({
    fills: 'condition',
    ticks: true,
    // Answers survive a change of category as far as the new one asks the same (S0-19).
    needs: [],
    example: { key: 'buyback.condition-example' },
    items: (known, { bank }) => conditionItems(known, bank),
    filled: (known, item, { bank }) => isAnswered(known, item, bank),
    ask: (known, { bank }, item) => {
      if (item === undefined) return askWhichAnswer(known, bank);
      const { category = 'phone' } = known;
      const questions = questionsFor(bank, category);
      const question = questions.find(({ id }) => id === item);
      if (!question) throw new RangeError(`no question ${item} for a ${category}`);
      const number = questions.indexOf(question) + 1;
      return {
        key: question.hint ? 'buyback.ask-condition-hint' : 'buyback.ask-condition',
        params: {
          number,
          of: questions.length,
          question: { key: question.asks },
          ...(question.hint ? { hint: { key: question.hint } } : {}),
        },
        choices: question.options.map((option) => optionChoice(option, ticked(known, question))),
        ...(question.multi ? { foot: [done] } : {}),
      };
    },
    strays: ({ category = 'phone' }, named, { bank }, item) => {
      const question = questionsFor(bank, category).find(({ id }) => id === item);
      return question !== undefined && saysMore(question, named);
    },
    take: (known, input, facts, item): Take => {
      if (item === undefined) return takeWhichAnswer(input);
      const { bank } = facts;
      const { category = 'phone', condition } = known;
      const question = questionsFor(bank, category).find(({ id }) => id === item);
      const changed =
        input.type === 'text' ? readSecondThought(known, input.text, { bank, item }) : undefined;
      if (changed)
        return fill<Sale>(
          { condition: changed.condition },
          ...noted(changed.question, changed.condition, 'buyback.answer-changed'),
        );
      const ids = question && idsOf(question, input);
      if (question && !ids && input.type === 'text')
        return takeOthers(known, input.text, { question, facts }) ?? askedBack(question, input.text);
      if (!question || !ids) return unclear;
      const answers = ownAnswers(bank, category, condition ?? {});
      const ticks = { now: ticked(known, question), here: known.picking ?? [] };
      const taken = takeAnswer(question, ids, answers, ticks);
      return input.type === 'text' ? toldBack(taken, question) : taken;
    },
  }),
  quote: derived<Sale, SellFacts, Command>({
    fills: 'quote',
    needs: ['variant', 'condition'],
    derive: (known, facts) => {
      const variant = facts.shelf.variant(known.variant ?? '');
      if (!variant || !known.category) return withoutPrice(known);
      const quote = makeQuote({
        variant,
        category: known.category,
        book: facts.shelf.book,
        bank: facts.bank,
        answers: ownAnswers(facts.bank, known.category, known.condition ?? {}),
        now: facts.now,
      });
      return {
        answers: { quote, moved: undefined, explaining: undefined },
        commands: [keepQuote(quote, facts), priceShown(known.category, quote)],
      };
    },
  }),
  accepted: step({
    fills: 'accepted',
    keeps: true,
    claims: ['sell', 'accept'],
    needs: ['quote', 'variant'],
    example: { key: 'quoting.sell-now' },
    ask: ({ quote, variant, moved, explaining }, { shelf, bank }) =>
      showPrice(quote, {
        bank,
        book: shelf.book,
        device: soldDevice(variant, { shelf }),
        ...(moved === undefined ? {} : { moved }),
        ...(explaining ? { explaining } : {}),
      }),
    take: (known, input, facts): Take => {
      if (input.type === 'text' && saysSell(input.text) && !saysAllIsWell(input.text))
        return accept(known.quote, known.variant, facts);
      if (input.type !== 'choice') return unclear;
      if (input.id === 'change-answers') return { type: 'change', step: 'condition' };
      if (input.id === 'remind-me') return remind(known.quote, facts);
      return input.id === 'sell-now' ? accept(known.quote, known.variant, facts) : unclear;
    },
  }),
} as const;

/** Why words that are no answer to this question were none. */
function askedBack(question: Question, text: string): Take {
  if (saysNo(text)) return again(say('buyback.which-no'));
  return saysNothingOfLooks(question, text) ? again(say('buyback.which-looks')) : unclear;
}

/** What was chosen, or told in words. */
function idsOf(question: Question, input: Input): readonly string[] | undefined {
  if (input.type === 'text') return readWords(question, input.text);
  if (input.type === 'choice') return [input.id];
  return input.type === 'choices' ? input.ids : undefined;
}

/** What is ticked now, where several may be; at first what was answered before. */
function ticked({ picking, condition }: Partial<Sale>, { id, multi }: Question): readonly string[] {
  return multi ? (picking ?? condition?.[id] ?? []) : [];
}

const optionChoice = ({ id, label }: Option, picking: readonly string[]): Choice => {
  const line = { key: label };
  return { id, label: picking.includes(id) ? { key: 'buyback.ticked', params: { label: line } } : line };
};

/** Ticked all in all, and by taps since the question was opened. */
type Ticks = { readonly now: readonly string[]; readonly here: readonly string[] };

/** One answer at once; where several may be true, each tap ticks one until they are done. */
function takeAnswer(question: Question, ids: readonly string[], known: Answers, ticks: Ticks): Take {
  const finished = ids.includes(done.id);
  const chosen = ids.filter((id) => id !== done.id);
  const [only] = chosen.length === 1 ? chosen : [];
  const isAlone = (id: string | undefined) => question.options.some((each) => each.id === id && each.alone);
  // One that stands alone takes the place of the others, and they of it; on its own it is the whole answer.
  const beside = ticks.now.filter((id) => chosen.length === 0 || isAlone(id) === isAlone(chosen[0]));
  const next = only === undefined ? [...beside, ...chosen] : toggled(beside, only);
  const isWhole = isAlone(only) && ticks.here.length === 0;
  if (question.multi && !finished && !isWhole && chosen.length < 2) return fill<Sale>({ picking: next });
  const answer = readAnswer(question, isWhole ? chosen : [...new Set(next)]);
  if (!answer.ok) return again(say(answerRefusals[answer.reason]));
  return fill<Sale>({ condition: { ...known, [question.id]: answer.value }, picking: undefined });
}

/** What words were taken for is said, so that whoever was misunderstood sees it. */
function toldBack(taken: Take, question: Question): Take {
  if (taken.type !== 'fill') return taken;
  const { condition, picking = [] } = taken.answers;
  const told = noted(question, condition ?? { [question.id]: picking });
  return { ...taken, says: [...told, ...(taken.says ?? [])] };
}

const toggled = (picking: readonly string[], id: string): readonly string[] =>
  picking.includes(id) ? picking.filter((each) => each !== id) : [...picking, id];

/** A price book that came out meanwhile no longer has the device: the answers are kept, the model is asked again (S0-85). */
const withoutPrice = ({ model = '', variant = '' }: Partial<Sale>): Derived<Sale, Command> => ({
  answers: { model: undefined, variant: undefined } as unknown as Partial<Sale>,
  says: [say('buyback.price-missing')],
  commands: [{ type: 'open-item', kind: 'price-missing', subject: { model, variant } }],
});

/** An old price is not accepted: today's is shown with what moved, and asked again. */
function accept(quote: Quote, variant: string, facts: SellFacts): Take {
  return renewExpired(quote, variant, facts) ?? (saleable(quote) ? fill<Sale>({ accepted: true }) : unclear);
}

function remind(quote: Quote, { now, policies, shelf }: SellFacts): Take {
  const at = Math.min(now + policies.reminder, quote.validUntil - policies.reminder / 4);
  const device = soldDevice(quote.variant, { shelf });
  return {
    type: 'fill',
    answers: {},
    says: [say('buyback.will-remind', { at: { at, zone: 'Asia/Kolkata', show: 'date-time' } })],
    commands: [
      {
        type: 'set-timer',
        name: 'quote-reminder',
        at,
        data: { device, price: quote.breakdown.estimate, quotedAt: quote.quotedAt },
      },
    ],
  };
}

const priceShown = (category: string, quote: Quote): Command => ({
  type: 'record',
  name: 'price_shown',
  about: { category, estimate: quote.breakdown.estimate },
});
