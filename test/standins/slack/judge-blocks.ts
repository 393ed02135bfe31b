import { isObject, judgeText, type Thing, tooMany } from './judge.ts';
import { judgeElement } from './judge-elements.ts';

/**
 * What Slack would refuse in these blocks, worded as it does: `must be less than 3001 characters [json-pointer:…]`.
 * Its numbers come from docs.slack.dev/reference/block-kit and are kept apart from those of the product on purpose.
 */
export function judgeBlocks(blocks: unknown, max: number, path = '/blocks'): readonly string[] {
  if (!Array.isArray(blocks)) return [`must be an array [json-pointer:${path}]`];
  const faults = tooMany(blocks, max, path);
  const ids = new Set<string>();
  for (const [i, block] of blocks.entries()) {
    const here = `${path}/${i}`;
    if (!isObject(block)) {
      faults.push(`must be an object [json-pointer:${here}]`);
      continue;
    }
    const id = block.block_id;
    if (id !== undefined && (typeof id !== 'string' || id.length > 255))
      faults.push(`must be less than 256 characters [json-pointer:${here}/block_id]`);
    if (typeof id === 'string' && ids.has(id))
      faults.push(`block_id ${id} is used twice [json-pointer:${here}]`);
    if (typeof id === 'string') ids.add(id);
    faults.push(...judgeBlock(block, here));
  }
  return faults;
}

function judgeBlock(block: Thing, path: string): readonly string[] {
  switch (block.type) {
    case 'section':
      return judgeSection(block, path);
    case 'header':
      return judgeText(block.text, { path: `${path}/text`, max: 150, types: ['plain_text'] });
    case 'divider':
      return [];
    case 'context':
      return listOf(block.elements, { path: `${path}/elements`, max: 10 }, (element, at) =>
        isObject(element) && element.type === 'image' ? [] : judgeText(element, { path: at, max: 2000 }),
      );
    case 'actions':
      return judgeActions(block, path);
    case 'input':
      return [
        ...judgeText(block.label, { path: `${path}/label`, max: 2000, types: ['plain_text'] }),
        ...(block.hint === undefined
          ? []
          : judgeText(block.hint, { path: `${path}/hint`, max: 2000, types: ['plain_text'] })),
        ...judgeElement(block.element, `${path}/element`),
      ];
    case 'rich_text':
      return listOf(block.elements, { path: `${path}/elements`, max: 100 }, (element, at) =>
        isObject(element) && String(element.type).startsWith('rich_text_')
          ? []
          : [`unsupported type [json-pointer:${at}/type]`],
      );
    case 'image':
      return (typeof block.image_url === 'string' || isSlackFile(block.slack_file)) &&
        typeof block.alt_text === 'string'
        ? []
        : [`missing required field [json-pointer:${path}]`];
    default:
      return [`unsupported type: ${block.type} [json-pointer:${path}/type]`];
  }
}

const isSlackFile = (given: unknown): boolean =>
  isObject(given) && typeof (given.id ?? given.url) === 'string' && Object.keys(given).length === 1;

function judgeSection(block: Thing, path: string): readonly string[] {
  const { text, fields, accessory } = block;
  if (text === undefined && fields === undefined) return [`missing required field: text or fields [${path}]`];
  return [
    ...(text === undefined ? [] : judgeText(text, { path: `${path}/text`, max: 3000 })),
    ...(fields === undefined
      ? []
      : listOf(fields, { path: `${path}/fields`, max: 10 }, (field, at) =>
          judgeText(field, { path: at, max: 2000 }),
        )),
    ...(accessory === undefined ? [] : judgeElement(accessory, `${path}/accessory`)),
  ];
}

function judgeActions(block: Thing, path: string): readonly string[] {
  const ids = new Set<unknown>();
  return listOf(block.elements, { path: `${path}/elements`, max: 25 }, (element, at) => {
    const faults = [...judgeElement(element, at)];
    const id = isObject(element) ? element.action_id : undefined;
    if (id !== undefined && ids.has(id)) faults.push(`action_id ${id} is used twice [json-pointer:${at}]`);
    ids.add(id);
    return faults;
  });
}

type Limit = { readonly path: string; readonly max: number };

function listOf(
  list: unknown,
  { path, max }: Limit,
  judge: (item: unknown, path: string) => readonly string[],
): readonly string[] {
  if (!Array.isArray(list) || list.length === 0) return [`must have at least 1 item [json-pointer:${path}]`];
  return [...tooMany(list, max, path), ...list.flatMap((item, i) => judge(item, `${path}/${i}`))];
}
