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

/** The bytes of a body, announced or not and packed or not. Rejects when it is cut off. */
export async function readUpTo({ body }: Pick<Response, 'body'>, cap: number): Promise<Buffer | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > cap) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
