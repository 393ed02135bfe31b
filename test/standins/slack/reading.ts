import type { Block, Element, Message, TextObject, View } from './types.ts';

/** All that a person would read on it, line by line; signs as they look, not as they travel. */
export function words(on: Message | View): string {
  const blocks = on.blocks ?? [];
  const lines = blocks.length > 0 ? blocks.flatMap(blockLines) : 'text' in on ? [on.text] : [];
  return lines.map(asSeen).join('\n');
}

/** The labels of everything to press. */
export const buttons = (on: Message | View): readonly string[] =>
  places(on.blocks ?? []).flatMap(({ element }) => (element.type === 'button' ? [label(element)] : []));

export type Place = { readonly block: Block; readonly blockId: string; readonly element: Element };

/** The button, menu or input with this action id or label. Throws when nobody could see one. */
export function find(blocks: readonly Block[], name: string): Place {
  const all = places(blocks);
  const found =
    all.find(({ element }) => element.action_id === name) ??
    all.find(({ block, element }) => label(element) === name || block.label?.text === name);
  if (found) return found;
  const there = all.map(({ element }) => `${element.action_id} "${label(element)}"`).join(', ');
  throw new Error(`nothing is called ${name} there, only: ${there}`);
}

export const places = (blocks: readonly Block[]): readonly Place[] =>
  blocks.flatMap((block, i) => {
    const blockId = block.block_id ?? `b${i}`;
    const own = block.type === 'actions' ? (block.elements ?? []) : [];
    return [...own, block.accessory, block.element].flatMap((element) =>
      element ? [{ block, blockId, element }] : [],
    );
  });

const label = ({ text }: Element): string => asSeen(typeof text === 'object' ? text.text : (text ?? ''));

function blockLines({ text, fields = [], elements = [], label, hint }: Block): readonly string[] {
  const texts = [text, ...fields, label, hint].filter((each): each is TextObject => each !== undefined);
  return [...texts.map((each) => each.text), ...elements.flatMap(elementLines)];
}

function elementLines({ text, elements = [] }: Element): readonly string[] {
  const own = typeof text === 'string' ? [text] : text ? [text.text] : [];
  return [...own, ...elements.flatMap(elementLines)];
}

const asSeen = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('\u200B', '');
