import { isObject, judgeText, tooLong } from './judge.ts';
import { judgeBlocks } from './judge-blocks.ts';

/** What Slack would refuse in a modal or a home tab. */
export function judgeView(view: unknown): readonly string[] {
  if (!isObject(view)) return ['must be an object [json-pointer:/view]'];
  const { title, submit, close, callback_id, private_metadata, blocks } = view;
  const hasInputs =
    Array.isArray(blocks) && blocks.some((block) => isObject(block) && block.type === 'input');
  const faults = [...judgeBlocks(blocks, 100, '/view/blocks')];
  if (view.type === 'modal') faults.push(...judgeLabel(title ?? null, '/view/title'));
  if (submit !== undefined) faults.push(...judgeLabel(submit, '/view/submit'));
  if (close !== undefined) faults.push(...judgeLabel(close, '/view/close'));
  if (view.type === 'modal' && hasInputs && submit === undefined)
    faults.push('missing submit [json-pointer:/view]');
  if (callback_id) faults.push(...tooLong(callback_id, 255, '/view/callback_id'));
  if (private_metadata) faults.push(...tooLong(private_metadata, 3000, '/view/private_metadata'));
  return faults;
}

const judgeLabel = (text: unknown, path: string) => judgeText(text, { path, max: 24, types: ['plain_text'] });
