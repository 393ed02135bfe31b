import {
  type Category,
  categories,
  type Hit,
  inLatin,
  type Model,
  shortName,
  type Variant,
  variantName,
  variantsOfSize,
} from '../catalogue/index.ts';
import {
  type Choice,
  type Decision,
  fill,
  offer,
  type Reply,
  say,
  stepsOf,
  unclear,
} from '../conversation/index.ts';
import { answersFromFaults, questionsFor } from '../quoting/index.ts';
import { noted } from './answered.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import type { Sale } from './sale.ts';

type Take = Decision<Sale, Command>;
const step = stepsOf<Sale, SellFacts, Command>();
const notListed: Choice = { id: 'not-listed', label: { key: 'choices.not-listed' } };

/** How many results of a search are offered. */
const resultsShown = 5;

export const deviceSteps = {
  category: step({
    fills: 'category',
    needs: [],
    example: { key: 'buyback.category-example' },
    ask: () =>
      offer(
        'buyback.ask-category',
        categories.map((id) => ({ id, label: { key: `choices.${id}` } })),
      ),
    take: (_known, input) =>
      input.type === 'choice' && isCategory(input.id) ? fill({ category: input.id }) : unclear,
  }),
  brand: step({
    fills: 'brand',
    needs: ['category'],
    example: { key: 'buyback.brand-example' },
    ask: ({ category }, { shelf }) =>
      withFoot(
        offer(
          'buyback.ask-brand',
          shelf.brands(category).map(({ id, name }) => ({ id, label: name })),
          { category: { key: `buyback.kind-${category}` } },
        ),
      ),
    take: ({ category }, input, facts): Take => {
      const { shelf } = facts;
      if (input.type === 'returned') return takeRequested(input.result, facts);
      const brands = shelf.brands(category);
      if (input.type === 'text') {
        const said = inLatin(input.text);
        return fillBrand(brands.find(({ name }) => inLatin(name) === said));
      }
      if (input.type !== 'choice') return unclear;
      if (input.id === notListed.id) return { type: 'call', flow: 'request-model', known: { category } };
      return fillBrand(brands.find(({ id }) => id === input.id));
    },
  }),
  model: step({
    fills: 'model',
    needs: ['category', 'brand'],
    example: { key: 'buyback.model-example' },
    ask: ({ category, brand, candidates }, { shelf }) =>
      candidates ? askCandidates(candidates, shelf) : askModel(category, brand, shelf),
    take: (known, input, facts): Take => {
      const { shelf, search } = facts;
      if (input.type === 'returned') return takeRequested(input.result, facts);
      if (input.type === 'choice' && input.id === notListed.id)
        return {
          type: 'call',
          flow: 'request-model',
          known: { category: known.category, brand: known.brand },
        };
      if (input.type === 'choice') return takeModel(shelf.model(input.id), facts);
      if (input.type !== 'text' || !namesSomething(input.text, search)) return unclear;
      const hits = search.find(`${brandName(known, shelf)} ${input.text}`, {
        category: known.category,
        limit: resultsShown,
      });
      return fillHits(hits, [], facts) ?? unclear;
    },
  }),
  variant: step({
    fills: 'variant',
    needs: ['model'],
    example: { key: 'buyback.variant-example' },
    ask: ({ model, variants }, { shelf }) =>
      offer(
        'buyback.ask-variant',
        amongst(shelf.variants(model), variants).map((variant) => ({
          id: variant.id,
          label: variantName(variant),
        })),
        { model: shelf.model(model)?.name ?? '' },
      ),
    take: ({ model }, input, { shelf, search }) => {
      if (input.type === 'choice')
        return shelf.variants(model).some(({ id }) => id === input.id)
          ? fill({ variant: input.id })
          : unclear;
      if (input.type !== 'text') return unclear;
      const [sized, ...others] = variantsOfSize(input.text, shelf.variants(model)).map(({ id }) => id);
      if (sized && others.length > 0) return fill<Sale>({ variants: [sized, ...others] });
      if (sized) return fill<Sale>({ variant: sized });
      const found = shelf.model(model);
      const [hit] = search.find(`${found?.name ?? ''} ${input.text}`, { limit: 1 });
      return hit?.model.id === model && hit.variant ? fill({ variant: hit.variant.id }) : unclear;
    },
  }),
} as const;

const fillBrand = (meant: { readonly id: string } | undefined): Take =>
  meant ? fill<Sale>({ brand: meant.id }) : unclear;

/** Those that were meant, or else all. */
function amongst(all: readonly Variant[], ids: readonly string[] = []): readonly Variant[] {
  const meant = all.filter(({ id }) => ids.includes(id));
  return meant.length > 0 ? meant : all;
}

/** The brand alone would find all its models: at least a word of what was typed must be of a device. */
const namesSomething = (text: string, search: SellFacts['search']): boolean => {
  const { names, details } = search.grasp(text);
  return names + details > 0;
};

const isCategory = (id: string): id is Category => (categories as readonly string[]).includes(id);

const brandName = ({ brand, category }: { brand: string; category: Category }, shelf: SellFacts['shelf']) =>
  shelf.brands(category).find(({ id }) => id === brand)?.name ?? '';

const askModel = (category: Category, brand: string, shelf: SellFacts['shelf']) =>
  withFoot(
    offer('buyback.ask-model', shelf.models(category, brand).map(modelChoice), {
      brand: brandName({ category, brand }, shelf),
    }),
  );

const askCandidates = (candidates: readonly string[], shelf: SellFacts['shelf']) =>
  withFoot(
    offer('buyback.which-of-these', candidates.flatMap((id) => shelf.model(id) ?? []).map(modelChoice)),
  );

const withFoot = (reply: Reply): Reply => ({ ...reply, foot: [notListed] });

const modelChoice = ({ id, name }: Model): Choice => ({ id, label: name });

function takeModel(model: Model | undefined, facts: SellFacts): Take {
  return model ? fill<Sale>(deviceAnswers(model, undefined, facts)) : unclear;
}

/** A request that turned out to be a model we know goes on with it; any other request ends the sale here. */
function takeRequested(result: unknown, facts: SellFacts): Take {
  const { model = '' } = (result ?? {}) as { readonly model?: string };
  const found = facts.shelf.model(model);
  return found ? takeModel(found, facts) : { type: 'leave', replies: [], commands: [] };
}

/** A model that was sold in one configuration only needs no question for it. */
function deviceAnswers(model: Model, variant: string | undefined, { shelf }: SellFacts): Partial<Sale> {
  const variants = shelf.variants(model.id);
  const only = variant ?? (variants.length === 1 ? variants[0]?.id : undefined);
  return {
    category: model.category,
    brand: model.brand,
    model: model.id,
    candidates: undefined,
    ...(only === undefined ? {} : { variant: only }),
  };
}

/** What a search found, as answers: the device when it is sure, else the few it may be. Undefined when nothing was. */
export function fillHits(
  hits: readonly Hit[],
  faults: Parameters<typeof answersFromFaults>[2],
  facts: SellFacts,
): Extract<Take, { type: 'fill' }> | undefined {
  const [best] = hits;
  if (!best) return undefined;
  const { model, variant } = best;
  const told = answersFromFaults(facts.bank, model.category, faults);
  const condition = Object.keys(told).length > 0 ? { condition: told } : {};
  const answers = questionsFor(facts.bank, model.category).flatMap((question) =>
    noted(question, told, 'buyback.answered'),
  );
  const saysNoted = answers.length > 0 ? [say('buyback.noted-condition', { answers })] : [];
  if (best.sure)
    return fill<Sale>(
      { ...deviceAnswers(model, variant?.id, facts), ...condition },
      say('buyback.found-device', { device: variant ? shortName(model, variant) : model.name }),
      ...saysNoted,
    );
  const candidates = hits.slice(0, resultsShown).map((hit) => hit.model.id);
  return fill<Sale>({ category: model.category, brand: model.brand, candidates, ...condition }, ...saysNoted);
}
