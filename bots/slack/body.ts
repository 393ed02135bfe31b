import { readUpTo } from '../shell/read-up-to.ts';

export type BodyFault = 'too-large' | 'cut-off';

/**
 * The bytes of a request. More than `cap` is refused: by the announced length before anything is read, else as
 * soon as it is passed.
 */
export async function readBody(request: Request, cap: number): Promise<Buffer | BodyFault> {
  const announced = request.headers.get('content-length');
  if (announced !== null && !(Number(announced) <= cap)) return 'too-large';
  try {
    return announced === null ? await readUpTo(request, cap) : Buffer.from(await request.arrayBuffer());
  } catch {
    return 'cut-off';
  }
}
